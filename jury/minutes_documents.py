"""Minutes as one document with its hash, and as each may read them."""

from dataclasses import dataclass
from functools import cached_property

from jury.models import Minutes, MinutesSection
from jury.ranking import documents
from jury.rooms import Seat

#: Each paragraph is signed by so many who may read it.
SIGNATURES = 2


def document_of(sections) -> dict:
    """What is signed: the paragraphs, word for word."""
    return {
        "method": "minutes-1",
        "sections": [
            {
                "number": each.position,
                "heading": each.heading,
                "text": each.text,
                "application": each.application.municipality_id if each.application else "",
            }
            for each in sections
        ],
    }


def fingerprint(sections) -> str:
    return documents.sha256(document_of(sections))


def closed_to(section, room) -> set:
    """The keys of the jurors who may not read the paragraph."""
    if section.is_about_all:
        return set().union(*room.closed_to.values())
    if section.application_id is None:
        return set()
    return room.closed_to.get(section.application_id, {juror.pk for juror in room.jurors})


def may_read(section, seat) -> bool:
    return seat.juror.pk not in closed_to(section, seat.room)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as one reader sees it; closed where the reader takes no part in the case."""

    section: MinutesSection
    is_open: bool
    signed_by: list

    @property
    def lacks(self):
        """How many signatures it still needs."""
        return max(0, SIGNATURES - len(self.signed_by))


class MinutesView:
    """The minutes from where one person sits; ``seat`` is None for the organiser, who reads all."""

    def __init__(self, minutes: Minutes, seat: Seat | None):
        self.minutes = minutes
        self.seat = seat
        self.sections = list(
            minutes.sections.select_related("application__municipality", "minutes")
        )
        self.signatures = list(
            minutes.signatures.select_related("juror__person", "juror__seat").prefetch_related(
                "sections"
            )
        )

    def is_open(self, section):
        return self.seat is None or may_read(section, self.seat)

    @cached_property
    def paragraphs(self):
        signed = {}
        for signature in self.signatures:
            for section in signature.sections.all():
                if self._counts(signature, section):
                    signed.setdefault(section.pk, []).append(signature.juror)
        return [
            Paragraph(each, self.is_open(each), signed.get(each.pk, [])) for each in self.sections
        ]

    def _counts(self, signature, section):
        """Until the minutes are locked, not where the one who signed has got a conflict since."""
        if self.seat is None or self.is_locked:
            return True
        return signature.juror_id not in closed_to(section, self.seat.room)

    @property
    def open_sections(self):
        return [each for each in self.sections if self.is_open(each)]

    @property
    def is_locked(self):
        return self.minutes.status == Minutes.Status.LOCKED

    @property
    def is_whole(self):
        """Whether the reader sees every paragraph."""
        return len(self.open_sections) == len(self.sections)

    @property
    def checksum(self):
        """Of locked minutes, for who reads all: against it others could try what a closed paragraph says."""
        return self.minutes.sha256 if self.is_locked and self.is_whole else ""

    @property
    def is_unchanged(self):
        """Whether locked minutes still are what was signed."""
        return fingerprint(self.sections) == self.minutes.sha256

    @property
    def unsigned(self):
        """The paragraphs that still need a signature."""
        return [each for each in self.paragraphs if each.lacks]
