"""A municipality's way through an edition: start, write, value itself, hand in, describe, read."""

import re

import pytest
from playwright.sync_api import expect

from nominations.models import Application, Membership

TEXT = "Vi har byggt e-tjänster som invånarna använder, och vi mäter vad de ger."


@pytest.fixture
def edition(edition_at):
    """The intake is half over: some have handed in, some have drafts."""
    return edition_at("intake")


def member_of(edition, **status):
    application = Application.objects.filter(edition=edition, **status).first()
    return Membership.objects.get(municipality=application.municipality).person


def test_debug(edition, open_as, look):
    person = member_of(edition, status="draft")
    page = open_as(person)
    page.goto("/kommun/")
    look(page, "kommun-hem")
