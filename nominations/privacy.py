"""What an application tells about people: found in what is written freely, said to the writer, answered for.

``personal_data.py`` finds it; here it meets the fields of an application, and the reasons that were given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from nominations import kinds
from nominations.case_files import CaseFile
from nominations.clashes import fingerprint
from nominations.models import Municipality, PersonalDataReason, Question
from nominations.personal_data import Finding, Kind, findings, masked


@dataclass(frozen=True)
class Warned:
    """A field that tells of people: what was found, and why it should stand there if somebody has said so."""

    field: str
    label: str
    found: tuple[Finding, ...]
    #: The reason that covers all that was found; empty where the field is still to be answered for.
    reason: str

    @property
    def sentence(self) -> str:
        return sentence(self.label, self.found)


def warnings(case: CaseFile, part: str, own_domains, reasons: Mapping[str, PersonalDataReason]):
    """The fields of a part with private addresses and phone numbers, in the form's order."""
    found = []
    for field, label, text in prose(case, part):
        asked_about = to_ask_about(text, own_domains)
        if asked_about:
            found.append(
                Warned(field, label, asked_about, _reason(reasons.get(field), asked_about))
            )
    return found


def to_ask_about(text: str, own_domains) -> tuple[Finding, ...]:
    """What the writer must have a reason for; identity numbers are never handed in and not asked about."""
    return tuple(
        finding
        for finding in findings(text, own_domains=own_domains)
        if not finding.is_never_allowed
    )


def sentence(label: str, found) -> str:
    """What is said beside the field."""
    told = {finding.text: _WORDS[finding.kind]() for finding in found}
    return _("%(field)s holds %(found)s. Take it out, or say why it should stand there.") % {
        "field": label,
        "found": ", ".join(f"{words} ({text})" for text, words in told.items()),
    }


def remarks(field: str, content, municipality_code: str) -> list[str]:
    """What is said to the writer when a text or a reason is saved. One query, where something is found."""
    text = content if isinstance(content, str) else _reason_in(content)
    if not findings(text):
        return []
    municipalities = Municipality.objects.filter(pk=municipality_code)
    found = findings(text, own_domains=own_domains(list(municipalities)))
    label = _("Headline") if field == "headline" else field
    said = [identity_sentence(label, each.text) for each in found if each.is_never_allowed]
    asked_about = [each for each in found if not each.is_never_allowed]
    return said + ([sentence(label, asked_about)] if asked_about else [])


def identity_sentence(label: str, number: str) -> str:
    return _(
        "%(name)s holds what looks like a personal identity number (%(number)s). Please take it out:"
        " applications become public documents."
    ) % {"name": label, "number": masked(number)}


def own_domains(municipalities: list[Municipality]) -> tuple[str, ...]:
    """Where the municipalities' own addresses end: their domains for e-mail and for the web."""
    domains = []
    for municipality in municipalities:
        host = urlsplit(municipality.website).hostname or ""
        domains += [municipality.email_domain.casefold(), host.removeprefix("www.")]
    return tuple(dict.fromkeys(filter(None, domains)))


def covers(found) -> list[str]:
    """What a reason is about, so that what is written later is asked about anew."""
    return sorted({fingerprint(finding.text) for finding in found})


def prose(case: CaseFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Every field in which people write freely: its code, what it is called, and its text."""
    if part == Question.Part.APPLICATION:
        yield "headline", _("Headline"), case.headline
    for answer in case.answers_in(part):
        if answer.kind == Question.Kind.SELF_ASSESSMENT:
            yield from ((each.code, each.code, each.reason) for each in case.statements)
        elif kinds.of(answer).is_prose:
            yield answer.code, answer.code, answer.words


def _reason_in(content) -> str:
    """The reason why a statement does not apply; other contents have their own boxes for what is personal."""
    is_statement = isinstance(content, (list, tuple)) and len(content) == 2
    return content[1] if is_statement and isinstance(content[1], str) else ""


def _reason(given, found):
    is_covered = given and set(covers(found)) <= set(given.covers)
    return given.reason if is_covered else ""


_WORDS = {
    Kind.EMAIL: lambda: _("an e-mail address outside the municipality"),
    Kind.PHONE: lambda: _("a mobile phone number"),
}
