"""How a round's readings are to be dealt."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

#: Up to so many applications everybody reads everything, where nothing else is said.
FEW_APPLICATIONS = 40
DEFAULT_READINGS = 3


class ReadingsForm(forms.Form):
    """How many readers each application gets in the first reading."""

    readings = forms.TypedChoiceField(
        label=_("Readings of each application"),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, data=None, *, most, applications):
        super().__init__(data)
        default = "" if applications <= FEW_APPLICATIONS else str(min(DEFAULT_READINGS, most))
        self.fields["readings"].initial = default
        self.fields["readings"].choices = [
            ("", _("Everybody without a conflict reads everything")),
            *(
                (number, ngettext("%(n)d reader", "%(n)d readers", number) % {"n": number})
                for number in range(1, most + 1)
            ),
        ]

    @property
    def default(self):
        """What is looked at first, before anybody has chosen."""
        initial = self.fields["readings"].initial
        return int(initial) if initial else None


class MoreForm(forms.Form):
    """How many more readers each application in the grey zone gets."""

    more = forms.TypedChoiceField(
        label=_("More readers of each application in the grey zone"), coerce=int
    )

    def __init__(self, data=None, *, most):
        super().__init__(data)
        self.fields["more"].choices = [
            (number, ngettext("%(n)d reader", "%(n)d readers", number) % {"n": number})
            for number in range(1, most + 1)
        ]
        self.fields["more"].initial = min(DEFAULT_READINGS, most)


class ReopenForm(forms.Form):
    """Why a closed round is opened again."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Stands in the history and beside the record."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CompletionForm(forms.Form):
    """Who leaves the round, if anybody; the reason is asked for when the plan is confirmed."""

    leaving = forms.TypedChoiceField(
        label=_("Who leaves the round"),
        help_text=_("Signed assessments stay and count. What is not signed goes to others."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Stands in the history. Only needed when somebody leaves."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data=None, *, jurors):
        super().__init__(data)
        self.fields["leaving"].choices = [
            ("", _("Nobody: give new readers where some are missing")),
            *((juror.pk, str(juror)) for juror in jurors),
        ]
