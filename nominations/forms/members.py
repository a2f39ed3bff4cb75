"""Forms about a municipality's people: inviting, asking, confirming."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nominations.models import Membership, MembershipRequest

Role = Membership.Role


def role_field(initial):
    return forms.ChoiceField(
        label=_("What the person may do"),
        choices=Role.choices,
        initial=initial,
        widget=forms.RadioSelect,
    )


class InvitationForm(forms.Form):
    """Whom to invite, and to what."""

    email = forms.EmailField(label=_("E-mail"))
    name = forms.CharField(label=_("Name"), max_length=120)
    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    role = role_field(Role.EDIT)


class RoleForm(forms.Form):
    """What a member may do from now on."""

    role = role_field(Role.EDIT)


class MunicipalitySearchForm(forms.Form):
    """Which municipality somebody works for."""

    q = forms.CharField(label=_("Name, county or code"), required=False, max_length=60)

    def words(self):
        return self.cleaned_data.get("q", "").strip() if self.is_valid() else ""


class MembershipRequestForm(forms.Form):
    """What a person tells of themselves when they ask to work for a municipality."""

    title = forms.CharField(
        label=_("Your title"),
        max_length=MembershipRequest._meta.get_field("title").max_length,
        help_text=_("So that whoever decides sees that it is you."),
    )
    message = forms.CharField(
        label=_("Message"),
        max_length=MembershipRequest._meta.get_field("message").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RegistrarCodeForm(forms.Form):
    """The code that the registrar got."""

    code = forms.CharField(
        label=_("The code from the registrar"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class RequestDecisionForm(forms.Form):
    """Yes, with a role, or no, with a reason."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[("confirm", _("Confirm")), ("decline", _("Decline"))],
        widget=forms.RadioSelect,
    )
    role = role_field(Role.EDIT)
    reason = forms.CharField(
        label=_("Reason, if you decline"),
        help_text=_("The person gets to read it."),
        max_length=MembershipRequest._meta.get_field("reason").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data=None, *, asks_for_role):
        """No role is asked for where the person is the first, who hands in and answers for the others."""
        super().__init__(data)
        if not asks_for_role:
            del self.fields["role"]

    def is_yes(self):
        return self.cleaned_data["answer"] == "confirm"

    def chosen_role(self):
        return self.cleaned_data.get("role", Role.SUBMIT)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == "decline" and not cleaned.get("reason"):
            self.add_error("reason", _("Write a reason."))
        return cleaned
