"""What the jury is about to decide: who goes on, who took part, why, and when it may be known."""

from django import forms
from django.utils.translation import gettext_lazy as _

from award.looks import DateTimeInput
from award.models import Stage
from jury.decision_words import words_of


class ProposalForm(forms.Form):
    """The chosen applications come as ticks in the table, the jurors as ticks in a list."""

    applications = forms.TypedMultipleChoiceField(
        label=_("Go on"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    present = forms.TypedMultipleChoiceField(
        label=_("Who takes part"),
        help_text=_(
            "Untick those who did not take part. Needed are more than half of those who may decide, "
            "with the one who presides."
        ),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    explanation_sv = forms.CharField(
        label=_("Why no prize is given, in Swedish"),
        help_text=_(
            "Only where nobody wins. Everybody reads it on the year's result page, once it is announced."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    explanation_en = forms.CharField(
        label=_("Why no prize is given, in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    embargo_until = forms.DateTimeField(
        label=_("Secret until"),
        required=False,
        widget=DateTimeInput,
    )

    def __init__(self, table, data=None):
        """``table`` is the ``DecisionTable`` that the page shows."""
        super().__init__(data, initial=table.initial())
        self.fields["applications"].choices = [
            (application.pk, application.name) for application in table.candidates
        ]
        self.fields["present"].choices = [(juror.pk, str(juror)) for juror in table.jurors]
        if table.stage.selects != Stage.Selects.WINNER:
            del self.fields["explanation_sv"], self.fields["explanation_en"]
        words = words_of(table.stage)
        self.fields["reason"].help_text = words.reason
        self.fields["embargo_until"].help_text = words.embargo

    def chosen(self):
        """The keys that are ticked, whether the form was sent or is new."""
        ticked = self["applications"].value() or []
        return {int(each) for each in ticked if str(each).isdigit()}
