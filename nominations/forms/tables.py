"""A table in a file: chosen, read, looked through, and then taken in as it was shown."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nominations import resources


class TableFileForm(forms.Form):
    """A file with a table; ``dataset`` is what it says, and ``rows()`` gives it as dicts."""

    MOST_MEGABYTES = 2

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "XLSX, CSV or JSON, laid out like the files you download. Nothing is saved yet."
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > self.MOST_MEGABYTES * 1024 * 1024:
            raise ValidationError(
                _("The file is too large. At most %(most)d MB can be read."),
                params={"most": self.MOST_MEGABYTES},
            )
        try:
            self.dataset = resources.read(file.read())
        except resources.Unreadable as error:
            raise ValidationError(
                _("The file could not be read. Save it as XLSX or CSV (UTF-8) and try again.")
            ) from error
        return file

    def rows(self):
        return resources.rows(self.dataset)


class TableRowsForm(forms.Form):
    """The rows that were looked through on the page before, signed so that they come back unchanged.

    ``SALT`` names what they are rows of: those of one table are no rows of another.
    """

    SALT: str

    rows = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def holding(cls, rows):
        return cls(initial={"rows": signing.dumps(rows, salt=cls.SALT, compress=True)})

    def __init__(self, *args, holds_for=None, **kwargs):
        """``holds_for``: what the rows were shown for, as it stands among them."""
        super().__init__(*args, **kwargs)
        self.holds_for = holds_for or {}

    def clean_rows(self):
        try:
            held = signing.loads(self.cleaned_data["rows"], salt=self.SALT, max_age=3600)
        except signing.BadSignature as error:
            raise ValidationError(_("The preview is too old. Choose the file again.")) from error
        if any(held[name] != value for name, value in self.holds_for.items()):
            raise ValidationError(
                _("What was looked through belongs elsewhere. Choose the file again.")
            )
        return held
