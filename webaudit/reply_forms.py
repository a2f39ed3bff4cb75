"""What is written in the right of reply: the time for it, the reply, the decision on it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from webaudit.models import ReplyDecision

LONGEST = 5_000


class PeriodForm(forms.Form):
    """Until when the municipalities may reply."""

    closes_at = forms.DateTimeField(
        label=_("The municipalities may reply until"),
        help_text=_("Swedish time. The jury reads the reports when the time is over."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class ReplyForm(forms.Form):
    """Why a fault is none, and on which pages."""

    urls = forms.MultipleChoiceField(
        label=_("Pages where it is no fault"), widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label=_("Why is it no fault?"),
        help_text=_("Say what the tool has misunderstood, so that a person can see it too."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LONGEST,
    )

    def __init__(self, pages, reply, *args, **kwargs):
        initial = {"urls": [page.url for page in pages]}
        if reply is not None:
            initial = {"urls": [page.url for page in reply.pages.all()], "text": reply.text}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["urls"].choices = [(page.url, page.title or page.url) for page in pages]


class DecisionForm(forms.Form):
    """Whether the fault is one, and why."""

    verdict = forms.ChoiceField(
        label=_("Your decision"), choices=ReplyDecision.Verdict, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why do you decide so?"),
        help_text=_("The municipality and the jury read it."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
    )
