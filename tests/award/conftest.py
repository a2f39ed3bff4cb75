"""An award, its organiser, and an edition at the moments that the ground floor's tests ask about."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from award import services
from award.models import Organiser, Person

# The edition's first stage opens on 18 January 2027 at 8.
OPENS = timezone.make_aware(datetime(2027, 1, 18, 8))
BEFORE = OPENS - timedelta(days=30)
DAY = timedelta(days=1)


def local(*parts):
    """A moment by the clock on the wall in Sweden."""
    return timezone.make_aware(datetime(*parts))


def plain(answer):
    """A page without what differs from one request to the next: the token, and the address asked for."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return body.replace(answer.request["PATH_INFO"], "")


@pytest.fixture
def organiser(db):
    return Person.objects.create_user("olga@example.se", "Olga Organisatör")


@pytest.fixture
def award(organiser):
    award = services.create_award(
        slug="digitaliseringskommun",
        name_sv="Sveriges Digitaliseringskommun",
        name_en="Sweden's Digitalisation Municipality",
        actor=None,
        at=BEFORE,
    )
    Organiser.objects.create(award=award, person=organiser)
    return award


@pytest.fixture
def edition(award, organiser):
    """An edition being prepared, made from the model edition."""
    return services.create_edition(
        award_id=award.pk,
        template="model",
        slug="2027",
        starts_on=date(2027, 1, 18),
        actor=organiser,
        at=BEFORE,
    )


@pytest.fixture
def open_edition(edition, organiser):
    return services.open_edition(edition_id=edition.pk, actor=organiser, at=BEFORE)
