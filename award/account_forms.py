"""The account package's forms with labels that can be said in Swedish."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

LABEL = _("Name of the key")


class AddKeyForm(AddWebAuthnForm):
    """A new passkey or security key."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = LABEL


class EditKeyForm(EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = LABEL
