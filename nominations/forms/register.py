"""Forms about the register of municipalities."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nominations.forms.tables import TableFileForm, TableRowsForm


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


class RegisterFileForm(TableFileForm):
    """A file with municipalities; ``rows()`` gives it as dicts."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX with the columns of the register. Nothing is saved yet."),
    )


class RegisterRowsForm(TableRowsForm):
    """The rows of the register that were looked through."""

    SALT = "nominations.register"
