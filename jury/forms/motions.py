"""Proposals and ticks at a meeting, parsed and cleaned."""

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from jury.forms.meetings import ActForm
from jury.models import Motion


class MotionForm(ActForm):
    """A proposal on the case that was before the meeting when the person began to write."""

    case_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Proposal"),
        help_text=_(
            "What concerns one municipality belongs to its case: nobody with a conflict reads it there."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MotionIdForm(ActForm):
    """Which proposal."""

    motion_id = forms.IntegerField(widget=forms.HiddenInput)


class MotionChoiceForm(ActForm):
    """About one of the proposals that the person may read."""

    STATUSES = ()

    motion_id = forms.TypedChoiceField(label=_("Proposal"), coerce=int)

    def __init__(self, seat, data=None, initial=None):
        super().__init__(seat, data, initial)
        self.fields["motion_id"].choices = [
            (each.pk, Truncator(each.text).chars(80))
            for each in seat.motions
            if each.status in self.STATUSES
        ]


class DecideForm(MotionChoiceForm):
    """The hands, counted."""

    STATUSES = (Motion.Status.OPEN,)

    votes_for = forms.IntegerField(label=_("For"), min_value=0, max_value=99)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0, max_value=99)
    abstained = forms.IntegerField(label=_("Abstain"), min_value=0, max_value=99, initial=0)
    casting = forms.ChoiceField(
        label=_("Equal votes"),
        help_text=_("Only where as many are for as against: what the one who presides decides."),
        required=False,
        choices=[("", _("Not equal")), ("carried", _("carried")), ("lost", _("not carried"))],
    )


class DissentForm(MotionChoiceForm):
    """Why the juror would have decided otherwise."""

    STATUSES = (Motion.Status.CARRIED, Motion.Status.LOST)

    text = forms.CharField(
        label=_("Why"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class ApprovalForm(ActForm):
    """How many places the ticks fill."""

    places = forms.IntegerField(
        label=_("Places to fill from the grey zone"), min_value=0, max_value=99
    )


class TicksForm(ActForm):
    """One juror's ticks: any number, or none."""

    candidate_ids = forms.TypedMultipleChoiceField(
        label=_("These should go on"),
        help_text=_(
            "Tick as many as you like, or none. You can change it until the ticks are counted."
        ),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, seat, data=None, initial=None):
        super().__init__(seat, data, initial)
        self.fields["candidate_ids"].choices = [
            (each.pk, each.application.name) for each in seat.candidates
        ]


class CountTicksForm(ActForm):
    """Why the count does not wait, where somebody has not handed in."""

    reason = forms.CharField(label=_("Why the count does not wait"), required=False, max_length=300)
