"""How forms look: every Django form gets Designsystemet's classes, help, errors and counters."""

from django import forms
from django.forms.boundfield import BoundField as DjangoBoundField
from django.forms.renderers import TemplatesSetting


class DateInput(forms.DateInput):
    """A day, written 2027-03-01 in every language; the browser may offer a calendar."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """A day and a time of day in Swedish time; the browser may offer a calendar."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class BoundField(DjangoBoundField):
    """A field on the page."""

    @property
    def limit(self):
        """How many characters a reader may count in the answer; None where nothing is counted."""
        widget = self.field.widget
        if "data-max" in widget.attrs:
            return int(widget.attrs["data-max"])
        return (
            getattr(self.field, "max_length", None) if isinstance(widget, forms.Textarea) else None
        )

    @property
    def first_id(self):
        """Where a link in the error summary goes: the field, or the first of its choices."""
        return self.id_for_label or f"{self.auto_id}_0"

    @property
    def aria_describedby(self):
        ids = super().aria_describedby
        if ids is None or not self.limit or not self.auto_id:
            return ids
        return f"{ids} {self.auto_id}_counter".strip()

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if widget.is_hidden:
            return attrs
        attrs["class"] = f"{widget.attrs.get('class', '')} ds-input".strip()
        if "placeholder" in widget.attrs:
            # Words that vanish when one writes help nobody: the label and the help stay.
            attrs["placeholder"] = False
        if self.limit:
            # The browser's own limit cuts a pasted text without a word; ours counts and tells.
            attrs |= {"maxlength": False, "data-max": self.limit}
        return attrs


class Renderer(TemplatesSetting):
    """The look of every form, named in the setting FORM_RENDERER."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = BoundField
