"""What the municipality's forms have in common: they parse, and nothing in them stops a saving."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from nominations.case_files import CaseAnswer
from nominations.clashes import Clash, fingerprint
from nominations.kinds import Kind
from nominations.reuse import Rewording


class Draft(forms.CharField):
    """A text as it was typed. That it is required is shown, and asked for when the form is handed in."""

    def __init__(self, **kwargs):
        super().__init__(strip=False, **kwargs)

    def to_python(self, value):
        # Browsers send a newline as two characters; a reader counts one.
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value):
        pass


class DraftChoice(forms.ChoiceField):
    """A choice that may be left open until the form is handed in."""

    widget = forms.RadioSelect

    def validate(self, value):
        if value:
            super().validate(value)


class DraftChoices(forms.MultipleChoiceField):
    """Any of several, or none."""

    widget = forms.CheckboxSelectMultiple

    def validate(self, value):
        pass


#: Kinds that are more than a label and a box.
OWN_LOOKS = ("contacts", "file", "number", "table")


@dataclass(frozen=True)
class Choice:
    """One of the answers that a statement may get."""

    value: str
    label: str
    id: str
    is_chosen: bool


@dataclass(frozen=True)
class Part:
    """A row of a table or a contact person: a heading and its boxes. ``key`` names it in what is sent."""

    key: str
    title: str
    fields: list


@dataclass(frozen=True)
class Group:
    """What belongs to one field on the page: the boxes to write in, and what somebody else wrote there.

    ``question`` is the ``CaseAnswer`` that is asked; none for the headline and the statements.
    """

    code: str
    kind: Kind
    fields: list
    clash: Clash | None
    question: CaseAnswer | None = None
    title: str = ""
    id: str = ""
    parts: tuple[Part, ...] = ()
    #: What the question was when its answer, fetched from an earlier edition, was written.
    rewording: Rewording | None = None

    @property
    def template(self) -> str:
        """The partial that shows a question of this kind."""
        kind = self.question.kind if self.question else ""
        return f"nominations/_field_{kind if kind in OWN_LOOKS else 'box'}.html"

    @property
    def first(self):
        return self.fields[0]

    @property
    def last(self):
        return self.fields[-1]

    @property
    def choices(self):
        """What can be chosen in the first field, and what is."""
        field = self.first
        for number, (value, label) in enumerate(field.field.choices):
            is_chosen = field.value() == value
            yield Choice(value, label, f"{field.auto_id}_{number}", is_chosen)

    @property
    def stored(self):
        """What stands in the field now, as text."""
        return self.kind.in_words(self.question, self.clash.stored) or "–"


class DraftForm(forms.Form):
    """A form whose fields carry what was read (``…-seen``), so that nobody's words are written over.

    Each form tells by ``value_of(code)`` what was sent for a field, in the shape that is stored.
    """

    use_required_attribute = False
    #: What is said where two have written.
    overtaken = _("Somebody else has changed this since you opened the page.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.codes = []
        self.clashes = {}

    def add(self, code, stored):
        """Remember the field's content as it is read on this page."""
        self.codes.append(code)
        self.fields[seen_name(code)] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=fingerprint(stored)
        )

    def seen(self):
        """What the writer had before her, by code."""
        names = {code: seen_name(code) for code in self.codes}
        return {code: self.cleaned_data[name] for code, name in names.items() if name in self.data}

    def anchor(self):
        """Where on the same page the writer goes on after saving; empty where she is done with it."""
        return ""

    def show_clashes(self, clashes):
        """Both texts stay on the page; saving once more is a choice made with both in view."""
        self.clashes = {clash.code: clash for clash in clashes}
        self.data = self.data.copy()
        for clash in clashes:
            self.data[seen_name(clash.code)] = fingerprint(clash.stored)
            self.add_error(self.first_field(clash.code), self.overtaken)

    def first_field(self, code):
        """The field that a message about what was sent stands at."""
        return code


def seen_name(code):
    return f"{code}-seen"
