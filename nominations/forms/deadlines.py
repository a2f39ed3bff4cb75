"""The assurance when something is handed in, and what one municipality is granted: time, or a completion."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from award.looks import DateInput
from nominations.models import Municipality, Question


class HandInForm(forms.Form):
    """The tick without which nothing is handed in."""

    is_assured = forms.BooleanField(
        label=_("I assure all of this"),
        error_messages={"required": _("Tick the box to hand in.")},
    )


class PersonalDataReasonForm(forms.Form):
    """Why an address or a phone number should stand in a field."""

    reason = forms.CharField(label=_("Why it should stand there"), max_length=300)


class LastDay(forms.DateField):
    """A last day; the time ends when the day does, at midnight in Sweden."""

    widget = DateInput

    def clean(self, value):
        day = super().clean(value)
        if day is None:
            return None
        return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


class ExtensionForm(forms.Form):
    """More time for one municipality, and why."""

    municipality = forms.ModelChoiceField(
        queryset=Municipality.objects.all(), label=_("Municipality"), empty_label=_("Choose")
    )
    part = forms.ChoiceField(label=_("What the time is for"), choices=Question.Part.choices)
    ends_at = LastDay(label=_("Last day"), help_text=_("Until 24:00 that day, Swedish time."))
    reason = forms.CharField(
        label=_("Why the municipality gets more time"),
        max_length=300,
        help_text=_("The municipality reads it, and it stands in the history."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data=None, *, edition, initial=None):
        super().__init__(data, initial=initial)
        if not edition.questions.filter(part=Question.Part.SELF_DESCRIPTION).exists():
            self.fields["part"].choices = Question.Part.choices[:1]


class CompletionForm(forms.Form):
    """Which answers one municipality may change, until when, and what is said to it."""

    asked = forms.MultipleChoiceField(
        label=_("What is to be completed"),
        help_text=_("Only these can be changed. Everything else stays as it was handed in."),
        widget=forms.CheckboxSelectMultiple,
    )
    message = forms.CharField(
        label=_("What you write to the municipality"),
        help_text=_("Say what is missing. It stands in the letter and on the municipality's page."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    due_at = LastDay(label=_("Last day"), help_text=_("Until 24:00 that day, Swedish time."))

    def __init__(self, data=None, *, choices):
        super().__init__(data)
        self.fields["asked"].choices = choices
