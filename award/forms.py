"""What an organiser writes about an edition. Forms read and clean; services save."""

from datetime import timedelta

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from award import edition_templates
from award.letters import rules
from award.letters.wording import Wording
from award.looks import DateInput, DateTimeInput
from award.models import (
    Booklet,
    BookletChapter,
    Criterion,
    Edition,
    JurySeat,
    LetterTemplate,
    Partner,
    SelectionRule,
    Stage,
)


class RowForm(forms.Form):
    """Some fields of a model (``of``, ``names``) as they are typed, with the model's words and limits."""

    names = ()
    widgets = {}
    help_texts = {}

    def __init__(self, *args, row=None, **kwargs):
        if row is not None:
            kwargs["initial"] = self.values_of(row) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        own = forms.fields_for_model(
            self.of, fields=self.names, widgets=self.widgets, help_texts=self.help_texts
        )
        self.fields = own | self.fields

    def values_of(self, row):
        """What the form shows of a row before anybody has typed."""
        return {name: getattr(row, name) for name in [*self.names, *self.base_fields]}

    @property
    def values(self):
        """What was typed, as fields of the model."""
        return self.cleaned_data


def long_text(rows=4):
    return forms.Textarea(attrs={"rows": rows})


#: What stands before an edition's address where it is chosen in place of a template; no template has a colon.
EARLIER = "edition:"


class NewEditionForm(forms.Form):
    """Whose edition it is, which template it is made from, where it lives, and when it begins.

    Whoever runs one award only is not asked which.
    """

    award_id = forms.TypedChoiceField(label=_("Award"), coerce=int, widget=forms.RadioSelect)
    template = forms.ChoiceField(label=_("Template or earlier edition"), widget=forms.RadioSelect)
    slug = forms.SlugField(
        label=_("Address"),
        max_length=20,
        help_text=_("The last part of the public page's address, for instance 2027."),
    )
    starts_on = forms.DateField(
        label=_("First day"),
        required=False,
        widget=DateInput,
        help_text=_("All stages move so that the first one opens on this day."),
    )

    def __init__(self, *args, awards, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["award_id"].choices = [(award.pk, award.name) for award in awards]
        self.only_award = awards[0] if len(awards) == 1 else None
        if self.only_award:
            del self.fields["award_id"]
        language = "en" if (get_language() or "sv").startswith("en") else "sv"
        loaded = [(name, edition_templates.load(name)) for name in edition_templates.names()]
        self.earlier = {
            f"{EARLIER}{edition.slug}": edition
            for edition in Edition.objects.filter(award__in=awards)
        }
        self.fields["template"].choices = [
            *(
                (key, _("As %(name)s: the same questions, stages and criteria") % {"name": edition})
                for key, edition in self.earlier.items()
            ),
            *(
                (name, f"{template['title'][language]}: {template['about'][language]}")
                for name, template in loaded
            ),
        ]
        self.initial.setdefault("template", "model")

    @property
    def values(self):
        """What was typed, as the service takes it."""
        own = {"award_id": self.only_award.pk} if self.only_award else {}
        earlier = self.earlier.get(self.cleaned_data["template"])
        like = {"template": earlier.template, "like": earlier.slug} if earlier else {}
        return self.cleaned_data | own | like


class EditionForm(RowForm):
    """The edition's own words and limits."""

    of = Edition
    names = (
        "slug",
        "name_sv",
        "name_en",
        "purpose_sv",
        "purpose_en",
        "prize_sv",
        "prize_en",
        "contact_email",
        "minimum_statements",
        "minimum_readings",
        "citation_words_min",
        "citation_words_max",
    )
    widgets = {"purpose_sv": long_text(), "purpose_en": long_text()}


class StageForm(RowForm):
    """One stage: what it is, when it runs, what it selects and how the points are weighed."""

    of = Stage
    names = (
        "kind",
        "name_sv",
        "name_en",
        "opens_at",
        "closes_at",
        "selects",
        "places_min",
        "places_max",
        "weight_assessment",
        "weight_self_assessment",
        "weight_audit",
    )
    widgets = {"opens_at": DateTimeInput, "closes_at": DateTimeInput}
    help_texts = {
        "opens_at": _("Swedish time."),
        "closes_at": _("Swedish time. For “the last day is 19 March”, write 20 March at 00:00."),
        "selects": _("Only for stages of assessment and decision."),
    }
    grace_minutes = forms.IntegerField(
        label=_("Grace period, minutes"),
        min_value=0,
        max_value=24 * 60,
        initial=10,
        help_text=_("Late clicks are accepted for so long. It is not shown to anybody."),
    )

    def values_of(self, row):
        shown = {name: getattr(row, name) for name in self.names}
        return shown | {"grace_minutes": int(row.grace.total_seconds()) // 60}

    @property
    def values(self):
        typed = dict(self.cleaned_data)
        typed["grace"] = timedelta(minutes=typed.pop("grace_minutes"))
        for name in ("opens_at", "closes_at"):
            # The field shows minutes; a time that nobody has moved keeps its seconds.
            stored = self.initial.get(name)
            if stored and stored.replace(second=0, microsecond=0) == typed[name]:
                typed[name] = stored
        if not typed["selects"]:
            # A stage that selects nothing has no places, whatever was left in the fields.
            typed |= {"places_min": None, "places_max": None}
        return typed


class ExtensionForm(forms.Form):
    """A later end of a stage, and why."""

    closes_at = forms.DateTimeField(
        label=_("New end"), widget=DateTimeInput, help_text=_("Swedish time.")
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=long_text(2),
        help_text=_("Everybody gets the same longer time and can read why."),
    )


class CriterionForm(RowForm):
    """A criterion with its weight and its five levels in words."""

    of = Criterion
    names = ("code", "name_sv", "name_en", "weight")

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        written = {level.value: level for level in row.levels.all()} if row else {}
        for value in range(5):
            for language, label in (
                ("sv", _("Level %d in Swedish")),
                ("en", _("Level %d in English")),
            ):
                level = written.get(value)
                self.fields[f"level_{value}_{language}"] = forms.CharField(
                    label=label % value,
                    max_length=300,
                    required=language == "sv",
                    widget=long_text(2),
                    initial=getattr(level, f"descriptor_{language}", ""),
                )

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self.names}

    @property
    def levels(self):
        """The five levels as ``{value: {"sv": …, "en": …}}``."""
        return {
            value: {lang: self.cleaned_data[f"level_{value}_{lang}"] for lang in ("sv", "en")}
            for value in range(5)
        }


class WeightsForm(forms.Form):
    """The weights of all criteria at once; together 100."""

    def __init__(self, *args, criteria, **kwargs):
        super().__init__(*args, **kwargs)
        for criterion in criteria:
            self.fields[str(criterion.pk)] = forms.IntegerField(
                label=str(criterion),
                initial=criterion.weight,
                validators=[MinValueValidator(1), MaxValueValidator(100)],
            )

    @property
    def weights(self):
        return {int(pk): weight for pk, weight in self.cleaned_data.items()}


class SelectionRuleForm(RowForm):
    """A published rule of selection."""

    of = SelectionRule
    names = ("code", "text_sv", "text_en", "position")
    widgets = {"text_sv": long_text(), "text_en": long_text()}


class PartnerForm(RowForm):
    """An organisation behind the edition."""

    of = Partner
    names = ("name", "position")
    url = forms.URLField(label=_("Web site"), required=False, assume_scheme="https")


class JurySeatForm(RowForm):
    """A seat in the jury. Its holder's name comes with the appointment, and can be mended here."""

    of = JurySeat
    names = ("role", "organisation", "holder_name", "holder_title", "position")


class BookletForm(RowForm):
    """The booklet's own words."""

    of = Booklet
    names = (
        "subtitle",
        "foreword",
        "signed_by",
        "signed_title",
        "about",
        "process",
        "text_credit",
        "photo_credit",
        "production_credit",
        "print_credit",
        "isbn",
        "order_address",
    )
    widgets = {"foreword": long_text(10), "about": long_text(5), "process": long_text(8)}
    help_texts = {
        "foreword": _("Empty lines between paragraphs; ## before a heading, > before a quotation."),
        "about": _("Stands on the back cover: what the award is, in a few sentences."),
        "process": _("How the edition went, for those who were not there."),
    }


class ChapterForm(RowForm):
    """A nominee's chapter."""

    of = BookletChapter
    names = ("title", "lead", "body")
    widgets = {"lead": long_text(3), "body": long_text(18)}
    help_texts = {
        "body": _(
            "Empty lines between paragraphs; ## before a heading, > before a quotation, "
            "- before a point, **around** what is stressed."
        )
    }


class NewChapterForm(ChapterForm):
    """A chapter that no nomination made: about whom, and in which words."""

    names = ("municipality_code", "name", *ChapterForm.names)
    help_texts = ChapterForm.help_texts | {
        "municipality_code": _("Four digits, for instance 1780."),
        "name": _("As it stands in the booklet, without “municipality”."),
    }


class LetterTemplateForm(RowForm):
    """How one kind of letter reads, for whom it holds, and which reader's letter to show."""

    of = LetterTemplate
    names = ("subject_sv", "text_sv", "subject_en", "text_en")
    widgets = {"text_sv": long_text(14), "text_en": long_text(6)}
    help_texts = {
        "text_en": _("Only where readers need it. They get both languages in the same letter."),
    }
    scope = forms.ChoiceField(
        label=_("Holds for"),
        widget=forms.RadioSelect,
        choices=[("edition", _("this edition")), ("award", _("all editions of the award"))],
    )
    reader = forms.ChoiceField(label=_("Show the letter to"), required=False)

    def __init__(self, *args, kind, readers, wording, **kwargs):
        scope = "award" if wording.origin == "award" else "edition"
        written = {name: getattr(wording, name) for name in self.names}
        super().__init__(*args, initial=written | {"scope": scope}, **kwargs)
        self.kind = kind
        self.readers = readers
        names = [(str(place), reader.name) for place, reader in enumerate(readers)]
        self.fields["reader"].choices = names or [("", _("a reader with made-up facts"))]

    def clean(self):
        typed = super().clean()
        for name in self.names:
            typed[name] = typed.get(name, "").replace("\r\n", "\n")
            for reason in rules.reasons_not_to_use_words(self.kind, typed[name]):
                self.add_error(name, reason)
        return typed

    @property
    def values(self):
        return {name: self.cleaned_data[name] for name in self.names}

    @property
    def wording(self):
        return Wording(**self.values)

    @property
    def is_for_all(self):
        return self.cleaned_data["scope"] == "award"

    @property
    def chosen_reader(self):
        """Whose letter to show; None where nobody could get one yet."""
        place = self.cleaned_data["reader"]
        return self.readers[int(place)] if place else None
