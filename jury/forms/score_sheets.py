"""A juror's sheet of scores: the file, and the rows that were looked through."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jury import score_sheets
from nominations import resources
from nominations.forms.tables import TableFileForm, TableRowsForm


class ScoreSheetForm(TableFileForm):
    """A filled-in sheet; ``rows()`` gives it as dicts of text, sign for sign."""

    file = forms.FileField(
        label=_("The filled-in sheet"),
        help_text=_("XLSX or CSV, laid out like the sheet you take out. Nothing is saved yet."),
    )

    def clean_file(self):
        file = super().clean_file()
        if score_sheets.CODE not in self.dataset.headers:
            words = _("The file lacks the column %(column)s.")
            raise ValidationError(words % {"column": score_sheets.CODE})
        return file

    def rows(self):
        return resources.texts(self.dataset)


class ScoreRowsForm(TableRowsForm):
    """The rows that were looked through; they hold for the juror and the round they were shown to."""

    SALT = "jury.score_sheets"
