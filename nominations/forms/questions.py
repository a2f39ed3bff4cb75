"""A question as its organiser makes it: wording, kind, choices, columns, condition."""

import re
import unicodedata

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nominations import rules
from nominations.forms.office import FormRowForm
from nominations.models import Question

Kind = Question.Kind
COLUMN_KINDS = {
    "short_text": gettext_lazy("text"),
    "number": gettext_lazy("number"),
    "date": gettext_lazy("date"),
}
#: What is asked about each choice and each column, and the row of boxes that stands ready for one more.
ROWS = {"choices": ("code", "sv", "en"), "columns": ("code", "sv", "en", "kind", "unit")}
#: What stands in the preview for a code that is not chosen yet.
NO_CODE = "?"
#: Kinds for which an attribute means something; the page shows it for these alone.
ONLY_FOR = {
    "max_length": (Kind.SHORT_TEXT, Kind.TEXT),
    "unit_sv": (Kind.NUMBER,),
    "unit_en": (Kind.NUMBER,),
    "choices": (Kind.CHOICE, Kind.CHOICES),
    "columns": (Kind.TABLE,),
}


class QuestionForm(FormRowForm):
    """All that a question is made of; ``values()`` is what ``save_question`` takes."""

    condition = forms.ChoiceField(
        label=gettext_lazy("Ask it only if"),
        help_text=gettext_lazy("Leave it open and everybody is asked."),
        required=False,
    )

    class Meta:
        model = Question
        fields = (
            "part",
            "code",
            "kind",
            "text_sv",
            "text_en",
            "help_sv",
            "help_en",
            "max_length",
            "unit_sv",
            "unit_en",
            "is_required",
            "disclosure",
            "criterion",
        )
        widgets = {
            "text_sv": forms.Textarea(attrs={"rows": 2}),
            "text_en": forms.Textarea(attrs={"rows": 2}),
            "help_sv": forms.Textarea(attrs={"rows": 3}),
            "help_en": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, data=None, *, instance):
        super().__init__(data, instance=instance)
        self.fields["criterion"].queryset = instance.edition.criteria.all()
        self.fields["condition"].choices = [("", _("everybody is asked")), *_conditions(instance)]
        if instance.asked_if_code:
            self.initial["condition"] = f"{instance.asked_if_code}={instance.asked_if_answer}"
        self.initial.setdefault("kind", Kind.TEXT)
        for name, kinds in ONLY_FOR.items():
            if name in self.fields:
                self.fields[name].widget.attrs["data-only-for"] = " ".join(kinds)

    def lists(self):
        """The choices and the columns with boxes for each, for the page."""
        return [_List(self, name, self.rows(name)) for name in ROWS]

    def rows(self, name):
        """The choices or the columns, as they are sent or else stored."""
        if not self.is_bound:
            return getattr(self.instance, name)
        written = re.compile(rf"{name}-([0-9]{{1,3}})-(?:sv|en)")
        found = (written.fullmatch(key) for key in self.data if self.data[key].strip())
        removed = self.data.get("remove_row", "")
        numbers = sorted({int(match[1]) for match in found if match})
        return self._with_codes(
            {part: _one_line(self.data.get(f"{name}-{n}-{part}")) for part in ROWS[name]}
            for n in numbers
            if removed != f"{name}-{n}"
        )

    def values(self):
        """The fields of ``Question``; what the kind has no use for is left out."""
        values = super().values()
        code, _equals, answer = values.pop("condition").partition("=")
        values |= {"asked_if_code": code, "asked_if_answer": answer}
        values |= {name: self.rows(name) for name in ROWS}
        empty = {"max_length": None, "choices": [], "columns": []}
        for name, kinds in ONLY_FOR.items():
            if values["kind"] not in kinds:
                values[name] = empty.get(name, "")
        return values

    def draft(self):
        """The question as it would become, for the preview, whatever is still wrong in the form."""
        edition = self.instance.edition
        if not self.is_bound:
            is_new = self.instance.pk is None
            return Question(edition=edition, code=NO_CODE) if is_new else self.instance
        self.is_valid()
        kind = self.data.get("kind")
        question = Question(
            edition=edition,
            part=Question.Part.APPLICATION,
            code=self.cleaned_data.get("code") or NO_CODE,
            kind=kind if kind in Kind else Kind.TEXT,
            max_length=self.cleaned_data.get("max_length"),
            is_required=self.cleaned_data.get("is_required", True),
            disclosure=self.cleaned_data.get("disclosure", Question.Disclosure.RELEASED),
            **{name: self.rows(name) for name in ROWS},
        )
        for name in ("text_sv", "text_en", "help_sv", "help_en", "unit_sv", "unit_en"):
            setattr(question, name, self.data.get(name, ""))
        return question

    def clean_code(self):
        code = self.cleaned_data["code"]
        if not re.fullmatch(r"[\w.]+", code):
            raise forms.ValidationError(_("Use letters, digits and full stops only."))
        return code

    def _with_codes(self, rows):
        """Each row with a code of its own, made of its Swedish words where it has none."""
        kept = []
        for row in rows:
            row["sv"] = row["sv"] or row["en"]
            if row.get("kind") not in (None, *COLUMN_KINDS):
                row["kind"] = "short_text"
            taken = {each["code"] for each in kept}
            row["code"] = row["code"] or _code_of(row["sv"], taken)
            kept.append(row)
        return kept


class _List:
    """The choices or the columns of a question on its page, with an empty row for one more."""

    def __init__(self, form, name, rows):
        self.name = name
        self.title = {"choices": _("Choices"), "columns": _("Columns")}[name]
        self.only_for = " ".join(ONLY_FOR[name])
        numbered = enumerate([*rows, {}])
        self.rows = [(number, f"{name}-{number}", row) for number, row in numbered]
        self.kinds = COLUMN_KINDS.items() if name == "columns" else ()


def _conditions(question):
    """The earlier questions whose answer can call for this one, with each of their answers."""
    earlier = question.edition.questions.current().filter(position__lt=question.position)
    return [
        (
            f"{other.code}={code}",
            _("%(code)s is answered with “%(answer)s”") % {"code": other.code, "answer": answer},
        )
        for other in earlier.exclude(code=question.code)
        # The part of a new question is chosen in the same form.
        if question.pk is None or other.part == question.part
        for code, answer in rules.answers_to(other)
    ]


def _one_line(text):
    return " ".join((text or "").split())


def _code_of(words, taken):
    """A short code out of words: Nolläge becomes nollage, and a second one nollage2."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    stem = re.sub("[^a-z0-9]+", "_", plain).strip("_")[:20] or "val"
    number = 1
    code = stem
    while code in taken:
        number += 1
        code = f"{stem}{number}"
    return code
