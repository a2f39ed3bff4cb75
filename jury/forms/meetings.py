"""What people write and choose at a meeting, parsed and cleaned; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from award.looks import DateTimeInput
from jury.models import Round


class MeetingForm(forms.Form):
    """A meeting to come."""

    name = forms.CharField(label=_("Name"), max_length=120)
    starts_at = forms.DateTimeField(label=_("Starts"), widget=DateTimeInput)
    place = forms.CharField(
        label=_("Where"),
        help_text=_("A room, or the address of a video meeting."),
        max_length=200,
        required=False,
    )
    round_id = forms.TypedChoiceField(
        label=_("What it deliberates on"),
        help_text=_(
            "A closed round gives the agenda that needs talk first, with its figures. Otherwise the "
            "municipalities that compete now come by name."
        ),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, edition, data=None):
        rounds = Round.objects.filter(stage__edition=edition, status=Round.Status.CLOSED)
        choices = [(each.pk, str(each)) for each in rounds.select_related("stage").order_by("-pk")]
        super().__init__(data, initial={"round_id": choices[0][0] if choices else None})
        self.fields["round_id"].choices = [*choices, ("", _("What competes now"))]


class ActForm(forms.Form):
    """What comes with one act at a meeting; its fields are what the service asks for."""

    use_required_attribute = False

    def __init__(self, seat, data=None, initial=None):
        super().__init__(data, initial=initial, auto_id=f"id_{type(self).__name__.lower()}_%s")
        self.seat = seat


class MoveForm(ActForm):
    """When and where instead."""

    starts_at = forms.DateTimeField(label=_("Starts"), widget=DateTimeInput)
    place = forms.CharField(
        label=_("Where"),
        help_text=_("A room, or the address of a video meeting."),
        max_length=200,
        required=False,
    )


class CancelForm(ActForm):
    """Why the jury does not meet."""

    reason = forms.CharField(
        label=_("Why the meeting is cancelled"),
        help_text=_("Goes to everybody in the jury who has been called. Name no municipality."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class JurorForm(ActForm):
    """Whom it is about: the person who asks, where nobody is named."""

    juror_id = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_juror_id(self):
        return self.cleaned_data["juror_id"] or self.seat.juror.pk


class CaseForm(ActForm):
    """Which case."""

    case_id = forms.IntegerField(widget=forms.HiddenInput)


class NoteForm(ActForm):
    """A note on the case that was before the meeting when the person began to write."""

    case_id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What is said"),
        help_text=_(
            "Read by everybody who may hear of the case. It goes into the draft of the minutes."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AdjustersForm(ActForm):
    """Who shall sign the minutes beside the one who leads."""

    juror_ids = forms.TypedMultipleChoiceField(
        label=_("Adjusters"),
        help_text=_("They read the minutes and sign them beside the one who led the meeting."),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, seat, data=None, initial=None):
        super().__init__(seat, data, initial)
        self.fields["juror_ids"].choices = [
            (each.pk, str(each)) for each in seat.room.attended if each.votes
        ]
