"""Two editions whose intake is open, with people who are logged in."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

EDITORS_OF_EACH = 3
FIELDS = ("A1", "A2", "A3")
TOKEN = "t" * 32


@dataclass
class Editor:
    """One person in one field: what she last sent, and what the server has acknowledged."""

    path: str
    cookie: str
    seen: str
    sent: int = 0
    acknowledged: int = 0


def prepare(editors):
    """Two editions whose intake is open, with a municipality for every three editors."""
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from award.models import Award, Person
    from award.services import create_edition, open_edition

    Path(settings.STATIC_ROOT).mkdir()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_municipalities", verbosity=0)
    at = timezone.now()
    award = Award.objects.create(slug="award", name_sv="Utmärkelsen")
    organiser = Person.objects.create_user("organiser@example.se", "Olle Ek")
    editions = []
    for slug in ("saves", "hand-ins"):
        edition = create_edition(
            award_id=award.pk,
            template="model",
            slug=slug,
            starts_on=timezone.localdate(at) - timedelta(days=1),
            actor=organiser,
            at=at,
        )
        editions.append(open_edition(edition_id=edition.pk, actor=organiser, at=at))
    return start_applications(editions, -(-editors // EDITORS_OF_EACH), at)[:editors]


def start_applications(editions, count, at):
    from nominations.clashes import fingerprint
    from nominations.models import Application, Membership, Municipality

    people = []
    for municipality in Municipality.objects.order_by("pk")[:count]:
        for edition in editions:
            Application.objects.create(edition=edition, municipality=municipality, started_at=at)
        for number, code in enumerate(FIELDS):
            person = make_person(f"{municipality.pk}-{number}@example.se")
            Membership.objects.create(person=person, municipality=municipality, role="submit")
            path = f"/kommun/{editions[0].slug}/{municipality.pk}/falt/{code}/"
            people.append(Editor(path, log_in(person), fingerprint("")))
    complete(editions[1])
    return people


def make_person(email):
    from award.models import Person

    return Person.objects.create(email=email, name=email, password="!")


def log_in(person):
    """The cookies of a session of the person's, as the browser sends them."""
    from django.conf import settings
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = person.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}; csrftoken={TOKEN}"


def complete(edition):
    """Fill in every application of the edition so that nothing is missing."""
    from django.utils import timezone

    from award.models import Person
    from nominations import services

    actor, at = Person.objects.first(), timezone.now()
    questions = list(edition.questions.filter(part="application"))
    values = dict.fromkeys(edition.statements.values_list("code", flat=True), (2, ""))
    for application in edition.applications.all():
        services.save_answers(
            application_id=application.pk,
            answers={each.code: some_answer(each) for each in questions if some_answer(each)},
            headline="Bygglov på elva dagar",
            statements=values,
            actor=actor,
            at=at,
        )


def some_answer(question):
    """An answer that lacks nothing, in the shape of its kind; None where it is answered elsewhere."""
    person = {"name": "Kim Ek", "email": "kim@example.se"}
    first = question.choices[0]["code"] if question.choices else ""
    return {
        "text": "Vi mäter vad invånarna får ut av det. " * 12,
        "short_text": "Elva dagar",
        "contacts": [{"role": role} | person for role in ("contact", "representative")],
        "participation": "both",
        "consent": "yes",
        "choice": first,
        "choices": [first],
        "number": "11",
        "date": "2026-03-01",
        "table": [{column["code"]: "11" for column in question.columns}],
    }.get(question.kind)
