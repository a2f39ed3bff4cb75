"""Forms about files with applications: which to take out, and which to read in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nominations import resources
from nominations.forms.register import RegisterRowsForm

LARGEST_FILE = 8 * 1024 * 1024
TABLES = {
    "ansokningar": _("Applications: one row each, one column a question"),
    "svar": _("Answers: one row each"),
    "sjalvvarderingar": _("Self-assessments: one row each, one column a statement"),
}


class ExportForm(forms.Form):
    """Which table, as which kind of file."""

    table = forms.ChoiceField(
        label=_("What"),
        choices=list(TABLES.items()),
        initial="ansokningar",
        widget=forms.RadioSelect,
    )
    file_format = forms.ChoiceField(
        label=_("As"),
        choices=[(name, name.upper()) for name in resources.FORMATS],
        initial="xlsx",
        widget=forms.RadioSelect,
    )


class AnswerFileForm(forms.Form):
    """A file with answers; ``rows()`` gives it as dicts."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "XLSX, CSV or JSON, laid out like the files you download. Nothing is saved yet."
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(_("The file is too large. At most 8 MB can be read."))
        try:
            self.dataset = resources.read(file.read())
        except resources.Unreadable as error:
            raise ValidationError(
                _("The file could not be read. Save it as XLSX or CSV (UTF-8) and try again.")
            ) from error
        return file

    def rows(self):
        return resources.texts(self.dataset)


class AnswerRowsForm(RegisterRowsForm):
    """The rows that were looked through; they hold for the edition they were shown for."""

    SALT = "nominations.answers"
