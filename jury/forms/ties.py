"""Ties as people write them: on a page, in a file, and of somebody who is about to be asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from award.looks import DateInput
from jury.conflicts.register import TieDraft
from jury.models import Tie
from nominations.forms.tables import TableRowsForm

#: The page has a list of every known name, which browsers suggest from.
NAMES = {"list": "known-names", "autocomplete": "off"}


class TieForm(forms.Form):
    """One tie, from who to whom; whether a name is a person's or an organisation's follows from it."""

    source = forms.CharField(
        label=_("Who"),
        help_text=_("A juror, somebody close to a juror, or an organisation."),
        max_length=160,
        widget=forms.TextInput(attrs=NAMES),
    )
    source_email = forms.EmailField(
        label=_("The person's e-mail"),
        help_text=_("Only where several people have the same name, or for somebody not asked yet."),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Relation"), choices=[("", _("Choose a relation")), *Tie.Kind.choices]
    )
    target = forms.CharField(
        label=_("Towards whom"),
        help_text=_("A municipality, an organisation or a person."),
        max_length=160,
        widget=forms.TextInput(attrs=NAMES),
    )
    since = forms.DateField(
        label=_("First day"),
        help_text=_("Leave empty if it is not known."),
        required=False,
        widget=DateInput,
    )
    until = forms.DateField(
        label=_("Last day"),
        help_text=_("Leave empty while it goes on."),
        required=False,
        widget=DateInput,
    )
    note = forms.CharField(
        label=_("Where is it known from?"),
        help_text=_("For instance the juror's own word, or an annual report."),
        max_length=300,
        required=False,
    )

    def __init__(self, data=None, tie=None, names=None):
        """``names`` are what a link elsewhere fills in beforehand: who, and towards whom."""
        initial = {name: (names or {}).get(name, "") for name in ("source", "target")}
        if tie:
            initial = {
                "source": tie.source.name,
                "source_email": tie.source.email,
                "kind": tie.kind,
                "target": tie.target.name,
                "since": tie.since,
                "until": tie.until,
                "note": tie.note,
            }
        super().__init__(data, initial=initial)

    def draft(self):
        return TieDraft(**self.cleaned_data)


class CandidateTieForm(forms.Form):
    """A tie of somebody who is about to be asked; an empty row says nothing."""

    use_required_attribute = False

    source = forms.CharField(
        label=_("Who"),
        help_text=_("Leave empty for the person you are about to ask."),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs=NAMES),
    )
    kind = forms.ChoiceField(
        label=_("Relation"),
        choices=[("", _("No more ties")), *Tie.Kind.choices],
        required=False,
    )
    target = forms.CharField(
        label=_("Towards whom"), max_length=160, required=False, widget=forms.TextInput(attrs=NAMES)
    )
    until = forms.DateField(
        label=_("Last day"),
        help_text=_("Leave empty while it goes on."),
        required=False,
        widget=DateInput,
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") and not cleaned.get("target"):
            self.add_error("target", _("Write towards whom."))
        if cleaned.get("target") and not cleaned.get("kind"):
            self.add_error("kind", _("Choose what the relation is."))
        return cleaned

    def draft(self, *, name, email):
        """The tie, of the person where nobody else is named; None for an empty row."""
        said = self.cleaned_data
        if not said.get("kind"):
            return None
        is_own = not said["source"]
        return TieDraft(
            kind=said["kind"],
            source=name if is_own else said["source"],
            source_email=email if is_own else "",
            target=said["target"],
            until=said["until"],
        )


def candidate_ties(data=None):
    """As many rows as one mostly needs; the rest is added to the register."""
    return [CandidateTieForm(data, prefix=f"tie-{number}") for number in (1, 2, 3)]


def ties_of(rows, *, name, email):
    """What the rows say, of the person with the name and the address."""
    drafts = [row.draft(name=name, email=email) for row in rows]
    return [draft for draft in drafts if draft]


class DismissForm(forms.Form):
    """Why a possible conflict is none."""

    key = forms.CharField(max_length=400, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why is it no conflict?"),
        help_text=_("It stands here, and the proposal does not come back."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TieRowsForm(TableRowsForm):
    """The rows that were looked through; they hold for the edition they were shown for."""

    SALT = "jury.ties"
