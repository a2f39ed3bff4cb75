"""The style guide: every part of the look on one page, in the demonstration only."""

from datetime import date, timedelta
from types import SimpleNamespace

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from award.looks import DateInput, DateTimeInput


class SampleForm(forms.Form):
    """One field of each kind; the words are samples and stay Swedish."""

    title = forms.CharField(label="Insatsens namn", help_text="Som det ska stå i programmet.")
    summary = forms.CharField(
        label="Sammanfattning",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Vad ni har gjort, för vem och vad det ledde till.",
    )
    municipality = forms.ChoiceField(
        label="Kommun", choices=[("", "Välj kommun"), ("2580", "Luleå"), ("0563", "Valdemarsvik")]
    )
    level = forms.ChoiceField(
        label="Nivå",
        widget=forms.RadioSelect,
        choices=[(1, "1 Påbörjat"), (2, "2 På god väg"), (3, "3 Förebild")],
        help_text="Med fokus på en nivå räcker det att trycka på dess siffra.",
    )
    groups = forms.MultipleChoiceField(
        label="Målgrupper",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("young", "Barn och unga"), ("old", "Äldre"), ("firms", "Företag")],
    )
    day = forms.DateField(label="Dag", widget=DateInput, help_text="Till exempel 2027-03-01.")
    at = forms.DateTimeField(label="Tid", widget=DateTimeInput, required=False)
    attachment = forms.FileField(label="Bilaga", required=False, help_text="PDF, högst 10 MB.")
    consent = forms.BooleanField(label="Kommunen står bakom ansökan")


class DraftForm(forms.Form):
    """A text that saves itself."""

    draft = forms.CharField(label="Utkast", max_length=40, widget=forms.Textarea({"rows": 3}))
    mood = forms.ChoiceField(label="Läge", choices=[("a", "Första"), ("b", "Andra")])


@login_not_required
@require_http_methods(["GET", "POST"])
def style_guide(request):
    """Every part of the look; posting the form shows how it comes back with errors.

    What the scripts ask for is answered as a real page would, but nothing is kept.
    """
    if request.headers.get("X-Fragment"):
        return HttpResponse("<p data-done>Hämtat.</p>")
    if request.headers.get("X-Autosave"):
        return JsonResponse({"message": f"Sparat {timezone.localtime():%H:%M}"})
    form = SampleForm(request.POST or None, initial={"title": "E-tjänster som fler använder"})
    now = timezone.now().replace(microsecond=0)
    page = Paginator(range(290), 20).get_page(request.GET.get("page", 3))
    status = 422 if form.is_bound and not form.is_valid() else 200
    context = parts(now) | {"form": form, "draft_form": DraftForm(), "page": page}
    return render(request, "award/style_guide.html", context, status=status)


def parts(now):
    """Sample contents of the partials."""
    return {
        "now": now,
        "midnight": timezone.localtime(now + timedelta(days=9)).replace(hour=0, minute=0),
        "nothing": None,
        "share": 84.53,
        "tones": ["success", "info", "warning", "danger", "neutral"],
        "rows": [
            ("Luleå", date(2027, 2, 3), 8.42, "signed", "Klar"),
            ("Malmö", None, 7.9, "draft", "Utkast"),
            ("Ängelholm", date(2027, 1, 21), None, "waiting", "Väntar"),
            ("Åre", date(2026, 12, 24), 9.13, "signed", "Klar"),
        ],
        "tasks": [
            SimpleNamespace(title="Kommunens uppgifter", url="#", status="Klart", tone="success"),
            SimpleNamespace(title="Frågor om arbetet", url="#", status="Påbörjat", tone="warning",
                            hint="3 av 7 svar"),
            SimpleNamespace(title="Lämna in", url="", status="Kan inte göras än", tone="neutral"),
        ],
        "steps": [
            {"title": "Ansökan", "state": "done", "note": "till 31 mars"},
            {"title": "Långlista", "state": "done", "note": "15 april"},
            {"title": "Bedömning", "state": "current", "note": "till 20 maj"},
            {"title": "Platsbesök", "state": "todo", "note": "augusti"},
            {"title": "Resultat", "state": "todo", "note": "19 oktober"},
        ],
        "entries": [
            SimpleNamespace(at=now, who="Anna Lind", text="Ansökan lämnades in", detail=""),
            SimpleNamespace(at=now - timedelta(days=3), who="Erik Berg", text="Svar A4 ändrades",
                            detail="”Vi mäter” blev ”Vi mäter varje kvartal”."),
        ],
        "facts": [
            ("Kommun", "Luleå"), ("Diarienummer", "2027-014"),
            ("Skrivs av", ["Anna Lind", "Erik Berg"]),
        ],
    }  # fmt: skip
