"""What of an application may be published: what the edition says is public and the municipality agrees to."""

from dataclasses import dataclass

from nominations.case_files import CaseAnswer, CaseFile, case_file
from nominations.models import Question

#: Asked for the organiser's sake; never anything to publish.
NEVER = (Question.Kind.CONSENT, Question.Kind.CONTACTS, Question.Kind.PARTICIPATION)
YES = "yes"


@dataclass(frozen=True)
class Published:
    """An application as everybody would read it, and what is kept from them."""

    is_consented: bool
    headline: str
    answers: tuple[CaseAnswer, ...]
    withheld: tuple[CaseAnswer, ...]


def published_of(application) -> Published:
    """What is published of an application; fetch it with ``case_file()`` and ``consent_withdrawal``."""
    is_withdrawn = hasattr(application, "consent_withdrawal")
    return published(case_file(application), is_withdrawn=is_withdrawn)


def published(case: CaseFile, *, is_withdrawn: bool) -> Published:
    """What would be published of the application now."""
    agreed = is_consented(case, is_withdrawn=is_withdrawn)
    answered = [
        answer for answer in case.answers if answer.kind not in NEVER and _has_answer(case, answer)
    ]
    public = [answer for answer in answered if agreed and _is_public(answer)]
    return Published(
        is_consented=agreed,
        headline=case.headline if agreed else "",
        answers=tuple(public),
        withheld=tuple(answer for answer in answered if answer not in public),
    )


def is_consented(case: CaseFile, *, is_withdrawn: bool) -> bool:
    """Whether the municipality agrees: a yes to each such question that it is asked, and not withdrawn."""
    asked = [answer for answer in case.answers if answer.kind == Question.Kind.CONSENT]
    return not is_withdrawn and all(answer.content == YES for answer in asked)


def _is_public(answer):
    return answer.disclosure == Question.Disclosure.PUBLISHED


def _has_answer(case, answer):
    if answer.kind == Question.Kind.SELF_ASSESSMENT:
        return case.answered_statements > 0
    return answer.is_answered
