"""When jurors read each other, and why a seal has to be opened."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jury.models import Round, SealOpening


class InsightForm(forms.Form):
    """When a juror may read how the others judged."""

    insight = forms.ChoiceField(
        label=_("Jurors read each other's assessments"),
        choices=Round.Insight.choices,
        widget=forms.RadioSelect,
    )


class SealForm(forms.Form):
    """What an organiser says who asks for the seal to be opened."""

    reason = forms.CharField(
        label=_("Why the levels have to be read before the round is closed"),
        help_text=_("The second person and the chair read this, and it stands in the history."),
        max_length=SealOpening.REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SealAnswerForm(forms.Form):
    """What the second person says."""

    answer = forms.ChoiceField(
        label=_("Yes or no to the seal"),
        choices=[
            ("open", _("Open the seal for the one who asks, for 24 hours")),
            ("refuse", _("Leave the round sealed")),
        ],
        widget=forms.RadioSelect,
    )
