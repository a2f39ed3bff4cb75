from django import forms
from django.utils.translation import gettext_lazy as _

from jury.conditions import conditions


class AppointForm(forms.Form):
    """Who takes a seat, or is offered one. To look for conflicts a name is enough: ``is_check``."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), help_text=_("The juror logs in with this address."))
    title = forms.CharField(
        label=_("Title"),
        help_text=_("As it is printed, for instance “Director, Vinnova”."),
        max_length=160,
        required=False,
    )
    save_ties = forms.BooleanField(
        label=_("Save the ties in the register when the letter leaves"),
        required=False,
        initial=True,
    )

    def __init__(self, data=None, initial=None, *, is_check=False):
        super().__init__(data, initial=initial)
        self.fields["email"].required = not is_check


class InviteForm(AppointForm):
    """Who is offered a seat, with a few words from the one who asks."""

    message = forms.CharField(
        label=_("A few words from you"),
        help_text=_("They stand in the letter, before the facts."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AcceptForm(forms.Form):
    """The conditions, ticked one by one, and what the juror says of the time there is."""

    conditions = forms.MultipleChoiceField(
        label=_("What you promise"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick every condition, or decline.")},
    )
    most_readings = forms.IntegerField(
        label=_("How many applications can you read at most?"),
        help_text=_("Leave empty if you can read as many as are needed."),
        min_value=1,
        max_value=1000,
        required=False,
    )
    availability = forms.CharField(
        label=_("When can you not?"),
        help_text=_("For instance “week 28 to 31”. The organisers see it."),
        max_length=300,
        required=False,
    )

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["conditions"].choices = [(words, words) for words in conditions()]

    def clean_conditions(self):
        """One that is not ticked is named, so that nobody has to look for it."""
        ticked = self.cleaned_data["conditions"]
        missing = [words for words in conditions() if words not in ticked]
        if missing:
            raise forms.ValidationError(
                [_("Not ticked: %(words)s") % {"words": words} for words in missing]
            )
        return ticked


class DeclineForm(forms.Form):
    """Why not: for the one who asked, and only if the person wants to say."""

    answer = forms.CharField(
        label=_("Why not? You need not say."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
