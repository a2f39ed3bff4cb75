"""Forms about files with applications: which to take out, and which to read in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nominations import resources
from nominations.forms.tables import TableFileForm, TableRowsForm

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


class AnswerFileForm(TableFileForm):
    """A file with answers; ``rows()`` gives it as dicts, sign for sign."""

    MOST_MEGABYTES = 8

    def rows(self):
        return resources.texts(self.dataset)


class AnswerRowsForm(TableRowsForm):
    """The rows that were looked through; they hold for the edition they were shown for."""

    SALT = "nominations.answers"
