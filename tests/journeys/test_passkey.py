"""A key on one's own telephone or computer: added once, and from then on the way in."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from playwright.sync_api import expect

from award.models import HistoryEntry
from tests.factories import make_person

# A device with a fingerprint reader of its own, whose owner is always there.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def person(transactional_db):
    """Who has logged in with a code once, so that the address is known to be theirs."""
    person = make_person("Nora Ek")
    EmailAddress.objects.filter(user=person).update(verified=True)
    return person


def test_passkey_is_added_and_is_the_way_in(person, open_as, look):
    page = open_as(person)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    page.goto(reverse("mfa_index"))
    page.get_by_role("link", name="Lägg till en nyckel").click()
    page.get_by_label("Nyckelns namn").fill("Min telefon")
    page.get_by_label("Utan lösenord").check()
    page.get_by_label("Nyckelns namn").press("Enter")
    expect(page.get_by_text("Säkerhetsnyckel tillagd.")).to_be_visible()
    assert person.authenticator_set.get(type="webauthn").wrap().is_passwordless

    page.get_by_role("button", name="Logga ut").click()
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Använd en inloggningsnyckel").click()
    expect(page.get_by_role("link", name="Nora Ek")).to_be_visible()
    logged_in = HistoryEntry.objects.filter(action="award.person.logged_in")
    assert [entry.actor for entry in logged_in] == [person]

    page.goto(reverse("mfa_add_webauthn"))
    look(page, "konto-nyckel-ny")
