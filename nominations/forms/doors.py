"""Forms about the ways in: nominating, and answering a nomination."""

import difflib

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nominations.forms.tables import TableFileForm, TableRowsForm
from nominations.lengths import reader_length
from nominations.models import Doors, Municipality, Nomination

MOST_SUGGESTIONS = 3


class MunicipalityField(forms.CharField):
    """A municipality by its name or code, as people write it; the value is the municipality."""

    default_error_messages = {"required": gettext_lazy("Write which municipality you mean.")}

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        known = {name: each for each in Municipality.objects.all() for name in _names(each)}
        found = known.get(text.casefold())
        if found:
            return found
        near = difflib.get_close_matches(
            text.casefold(), list(known), n=MOST_SUGGESTIONS, cutoff=0.6
        )
        names = list(dict.fromkeys(known[name].name for name in near))
        if not names:
            raise ValidationError(
                _("No municipality is called “%(text)s”. Check the spelling.") % {"text": text}
            )
        raise ValidationError(
            _("No municipality is called “%(text)s”. Do you mean %(names)s?")
            % {"text": text, "names": ", ".join(names)}
        )


def _names(municipality):
    """How a municipality may be written: Luleå, Luleå kommun, 2580."""
    yield municipality.name.casefold()
    yield municipality.legal_name.casefold()
    yield municipality.code


class NominationForm(forms.Form):
    """Anybody's proposal of a municipality."""

    municipality = MunicipalityField(
        label=gettext_lazy("Which municipality?"),
        max_length=80,
        help_text=gettext_lazy("Write its name, for instance Luleå."),
        widget=forms.TextInput(attrs={"list": "municipalities", "autocomplete": "off"}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why does the municipality deserve the award?"),
        help_text=gettext_lazy(
            "What has become better, and for whom? Write nothing about single persons’ health, school"
            " or circumstances: what you write becomes a public document."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "data-max": Nomination.REASON_LENGTH}),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        max_length=254,
        help_text=gettext_lazy(
            "We send a link by which you confirm the nomination. The municipality does not see the address."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("Your relation to the municipality"),
        choices=Nomination.Relation.choices,
        widget=forms.RadioSelect,
    )
    # People do not see this field; a program that fills in everything gives itself away.
    homepage = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    use_required_attribute = False

    def clean_reason(self):
        text = self.cleaned_data["reason"].replace("\r\n", "\n").strip()
        over = reader_length(text) - Nomination.REASON_LENGTH
        if over > 0:
            raise ValidationError(
                ngettext(
                    "The text is %(over)d character too long: at most %(most)d fit.",
                    "The text is %(over)d characters too long: at most %(most)d fit.",
                    over,
                )
                % {"over": over, "most": Nomination.REASON_LENGTH}
            )
        return text

    @property
    def shown_fields(self):
        """The fields that people fill in."""
        return [self[name] for name in self.fields if name != "homepage"]

    @property
    def is_by_a_program(self):
        """Whether the field that nobody sees is filled in."""
        return bool(self.cleaned_data.get("homepage"))

    def nomination(self):
        """What ``nominate`` takes."""
        typed = dict(self.cleaned_data)
        typed.pop("homepage")
        return typed | {"municipality_code": typed.pop("municipality").pk}


class NominationAnswerForm(forms.Form):
    """The municipality's answer to its nominations."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[
            ("yes", gettext_lazy("Yes, we want to take part and write an application")),
            ("no", gettext_lazy("No, not this time")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("A few words to those who nominated you, if you say no"),
        required=False,
        max_length=500,
        help_text=escape(gettext_lazy("They get it by e-mail.")),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def is_yes(self):
        return self.cleaned_data["answer"] == "yes"


class DoorsForm(forms.ModelForm):
    """Which ways in an edition has."""

    class Meta:
        model = Doors
        fields = ("takes_nominations", "takes_part_automatically", "set_version", "months_valid")
        help_texts = {
            "set_version": gettext_lazy(
                "As it stands in the files with published self-assessments. Answers are only compared, and"
                " only fetched to an application, within one version."
            )
        }


class JointInvitationForm(forms.Form):
    """Which municipality is asked to apply together."""

    use_required_attribute = False

    municipality = MunicipalityField(
        label=gettext_lazy("Which municipality do you want to apply with?"),
        max_length=80,
        widget=forms.TextInput(attrs={"list": "municipalities", "autocomplete": "off"}),
    )


class PublishedFileForm(TableFileForm):
    """A file with published self-assessments, and where they are published."""

    source = forms.CharField(
        label=gettext_lazy("Where are they published?"),
        max_length=80,
        help_text=gettext_lazy("For instance the name of the tool. The municipalities see it."),
    )

    field_order = ["source", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "CSV or XLSX with the columns kommunkod, version and datum, and one column for each statement"
            " (0, 1, 2, or – where it does not apply) or a column index. Nothing is saved yet."
        )

    def contents(self):
        """What is confirmed on the page after."""
        return {"rows": self.rows(), "source": self.cleaned_data["source"]}


class PublishedRowsForm(TableRowsForm):
    """The rows and their source, signed so that they come back as they were looked through."""

    SALT = "nominations.published"
