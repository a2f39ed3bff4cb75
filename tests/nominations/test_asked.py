"""Which questions an application is asked: versions and conditions."""

from types import SimpleNamespace

import pytest

from nominations.asked import asked, in_force


def question(pk, code, position=1, *, version=1, is_current=True, part="application", asked_if=()):
    condition, answer = asked_if or ("", "")
    return SimpleNamespace(
        pk=pk,
        code=code,
        part=part,
        position=position,
        version=version,
        is_current=is_current,
        asked_if_code=condition,
        asked_if_answer=answer,
    )


def keys(found):
    return [each.pk for each in found]


VERSIONS = [
    question(1, "A1", 2, is_current=False),
    question(2, "A1", 2, version=2),
    question(3, "A2", 1),
    question(4, "A3", 3, is_current=False),  # no longer asked of anybody
]


@pytest.mark.parametrize(
    ("answered", "chosen"),
    [([], [3, 2]), ([1], [3, 1]), ([2], [3, 2]), ([1, 2], [3, 2]), ([4], [3, 2, 4])],
)
def test_answered_version_is_asked_and_else_the_current_one(answered, chosen):
    assert keys(in_force(VERSIONS, answered)) == chosen


CONDITIONS = [
    question(1, "A1", 1),
    question(2, "A2", 2, asked_if=("A1", "ja")),
    question(3, "A3", 3, asked_if=("A2", "mer")),
    question(4, "E1", 1, part="self_description", asked_if=("A1", "ja")),
    question(5, "A5", 0, asked_if=("A1", "ja")),
]


@pytest.mark.parametrize(
    ("answers", "chosen"),
    [
        ({}, [1]),
        ({1: "nej", 2: "mer"}, [1]),
        ({1: "ja"}, [1, 2]),
        ({1: ["nej", "ja"]}, [1, 2]),
        ({1: "jaha"}, [1]),
        ({1: "ja", 2: "mer"}, [1, 2, 3]),
        # What hangs on a question that is not asked is not asked either.
        ({1: "nej", 2: "mer", 3: "kvar"}, [1]),
    ],
)
def test_question_is_asked_where_an_earlier_answer_of_its_part_calls_for_it(answers, chosen):
    assert keys(asked(CONDITIONS, answers)) == chosen
