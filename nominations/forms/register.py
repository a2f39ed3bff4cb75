"""Forms about the register of municipalities."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from nominations import resources

LARGEST_FILE = 2 * 1024 * 1024


class RegisterSearchForm(forms.Form):
    """What the register is searched for and sorted by; odd values count as nothing."""

    ORDERS = {
        "name": ["sort_key"],
        "population": ["-population", "sort_key"],
        "county": ["county", "sort_key"],
        "group": ["group_code", "sort_key"],
    }
    q = forms.CharField(label=_("Name, county or code"), required=False, max_length=60)
    sort = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[
            ("name", _("name")),
            ("population", _("population")),
            ("county", _("county")),
            ("group", _("municipal group")),
        ],
    )

    def words(self):
        return self.cleaned_data.get("q", "") if self.is_valid() else ""

    def sorted(self, municipalities):
        chosen = self.cleaned_data.get("sort") if self.is_valid() else ""
        return municipalities.order_by(*self.ORDERS[chosen or "name"])


class RegisterFileForm(forms.Form):
    """A file with municipalities, as CSV or XLSX; ``rows()`` gives it as dicts."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX with the columns of the register. Nothing is saved yet."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(_("The file is too large. At most 2 MB can be read."))
        try:
            self.dataset = resources.read(file.read())
        except resources.Unreadable as error:
            raise ValidationError(
                _("The file could not be read. Save it as CSV (UTF-8) or XLSX and try again.")
            ) from error
        return file

    def rows(self):
        return resources.rows(self.dataset)


class RegisterRowsForm(forms.Form):
    """The rows that were looked through on the page before, signed so that they come back unchanged."""

    rows = forms.CharField(widget=forms.HiddenInput)

    SALT = "nominations.register"

    @classmethod
    def holding(cls, rows):
        return cls(initial={"rows": signing.dumps(rows, salt=cls.SALT, compress=True)})

    def clean_rows(self):
        try:
            return signing.loads(self.cleaned_data["rows"], salt=self.SALT, max_age=3600)
        except signing.BadSignature as error:
            raise ValidationError(_("The preview is too old. Choose the file again.")) from error
