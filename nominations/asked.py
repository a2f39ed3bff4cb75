"""Which questions an application is asked. Pure: rows and contents in, rows out."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any


def in_force(questions: Iterable, answered: Iterable[int]) -> list:
    """One version of each question, in the form's order: the one that is answered, else the one asked now.

    ``questions`` are all versions of an edition's questions; ``answered`` the keys of those with an answer.
    """
    answered = set(answered)
    by_code = sorted(questions, key=lambda question: question.code)
    chosen = []
    for _code, versions in groupby(by_code, key=lambda question: question.code):
        versions = list(versions)
        own = [version for version in versions if version.pk in answered]
        now = [version for version in versions if version.is_current]
        if own or now:
            chosen.append(max(own or now, key=lambda question: question.version))
    return sorted(chosen, key=lambda question: (question.part, question.position, question.code))


def asked(questions: Iterable, answers: Mapping[int, Any]) -> list:
    """The questions in force whose condition holds.

    ``answers`` is the content of each answered question, by the question's key. A condition looks at an
    earlier question of the same part that is itself asked.
    """
    found, contents = [], {}
    for question in in_force(questions, answers):
        if not question.asked_if_code or holds(
            question.asked_if_answer, contents.get((question.part, question.asked_if_code))
        ):
            found.append(question)
            contents[question.part, question.code] = answers.get(question.pk)
    return found


def holds(answer: str, content: Any) -> bool:
    """Whether a content is, or has among its choices, the answer that a condition asks for."""
    return answer in content if isinstance(content, list) else content == answer
