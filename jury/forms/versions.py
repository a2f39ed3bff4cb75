"""Which earlier text of an assessment is put back."""

from django import forms


class RestoreForm(forms.Form):
    """One of the assessment's own versions, and what its field held when the page was read."""

    version_id = forms.TypedChoiceField(coerce=int, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, assessment, data):
        super().__init__(data)
        versions = assessment.versions.values_list("pk", flat=True) if assessment else ()
        self.fields["version_id"].choices = [(pk, pk) for pk in versions]
