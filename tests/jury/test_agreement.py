"""How well jurors agree: textbook figures, missing judgements, and the command."""

import json

import pytest

from jury.agreement import (
    Level,
    Measured,
    Reason,
    alpha,
    alpha_between,
    fleiss_kappa,
    intraclass,
    kappa_of_counts,
    kendall_w,
)
from jury.agreement.__main__ import main

_ = None
# Four observers, twelve units: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), E.
KRIPPENDORFF = list(
    zip(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
        [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
        strict=True,
    )
)
# Six targets, four judges: P. E. Shrout & J. L. Fleiss, Psychological Bulletin 86 (1979), table 2.
SHROUT_FLEISS = [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
]
# Fourteen raters, ten subjects, five categories: Wikipedia, "Fleiss' kappa".
FLEISS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]


@pytest.mark.parametrize(
    ("level", "published"),
    [(Level.NOMINAL, 0.743), (Level.ORDINAL, 0.815), (Level.INTERVAL, 0.849)],
)
def test_alpha_is_krippendorffs(level, published):
    found = alpha(KRIPPENDORFF, level)
    assert found.value == pytest.approx(published, abs=6e-4)
    assert found.figures == {"pairable_units": 11, "pairable_values": 40}


def test_intraclass_correlations_are_those_of_shrout_and_fleiss():
    found = intraclass(SHROUT_FLEISS)
    assert {form: round(value, 2) for form, value in found.figures["forms"].items()} == {
        "ICC(1,1)": 0.17,
        "ICC(2,1)": 0.29,
        "ICC(3,1)": 0.71,
        "ICC(1,k)": 0.44,
        "ICC(2,k)": 0.62,
        "ICC(3,k)": 0.91,
    }
    assert [round(end, 3) for end in found.figures["ci95"]["ICC(2,1)"]] == [0.019, 0.761]


def test_units_that_somebody_left_out_are_left_out_of_the_correlation():
    with_a_gap = [*SHROUT_FLEISS, [1, None, 3, 3]]
    assert intraclass(with_a_gap).value == intraclass(SHROUT_FLEISS).value
    assert intraclass(with_a_gap).figures["units_left_out"] == 1


def test_kappa_is_that_of_the_encyclopaedia():
    found = kappa_of_counts([dict(enumerate(row)) for row in FLEISS])
    assert round(found.value, 3) == 0.210
    assert (round(found.figures["P_bar"], 3), round(found.figures["P_e"], 3)) == (0.378, 0.213)


def test_kappa_is_the_same_from_what_each_said():
    said = [
        [name for name, times in enumerate(row) for _ in range(times)] + [None] for row in FLEISS
    ]
    assert fleiss_kappa(said) == kappa_of_counts([dict(enumerate(row)) for row in FLEISS])


def test_kappa_of_unequal_numbers_weighs_each_unit_the_same():
    found = fleiss_kappa([["a", "a"], ["b", "b", "b", "a"], ["b"]])
    # Agreement (1 + 1/2) / 2; chance (5/8)² + (3/8)².
    assert found.value == pytest.approx((0.75 - 34 / 64) / (1 - 34 / 64))
    assert found.figures["pairable_units"] == 2


def test_concordance_by_hand():
    found = kendall_w([[1, 2, 3], [1, 3, 2], [None, 1, 2]])
    assert found.figures["rank_sums"] == [2, 5, 5]
    assert found.figures["places"] == [1, 2, 2]
    assert found.figures["raters_left_out"] == 1
    assert found.value == pytest.approx(12 * 6 / (4 * 24))
    assert found.figures["correlations"] == [pytest.approx(0.5), pytest.approx(0.5), None]


def test_concordance_is_full_when_equal_ranks_are_equal():
    found = kendall_w([[1, 2, 2, 4]] * 3)
    assert found.value == pytest.approx(1)
    assert found.figures["W_uncorrected"] == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (alpha([], Level.INTERVAL), Reason.NOBODY_TOGETHER),
        (alpha([[1, None], [None, 2]], Level.ORDINAL), Reason.NOBODY_TOGETHER),
        (alpha([[3, 3], [3, 3]], Level.NOMINAL), Reason.ALL_THE_SAME),
        (alpha([[3, 3], [4]], Level.INTERVAL), Reason.ALL_THE_SAME),
        (fleiss_kappa([]), Reason.NOBODY_TOGETHER),
        (fleiss_kappa([["a", None]]), Reason.NOBODY_TOGETHER),
        (fleiss_kappa([["a", "a"], ["b", None]]), Reason.ALL_THE_SAME),
        (intraclass([]), Reason.ONE_UNIT),
        (intraclass([[1, 2], [1, None]]), Reason.ONE_UNIT),
        (intraclass([[1], [2]]), Reason.ONE_RATER),
        (intraclass([[2, 2], [2, 2]]), Reason.ALL_THE_SAME),
        (kendall_w([]), Reason.ONE_RATER),
        (kendall_w([[1, 2], [None, 1]]), Reason.ONE_RATER),
        (kendall_w([[1], [1]]), Reason.ONE_UNIT),
        (kendall_w([[1, 1], [2, 2]]), Reason.ALL_THE_SAME),
    ],
)
def test_what_cannot_be_measured_has_a_reason_and_no_number(found, reason):
    assert (found.value, found.reason) == (None, reason)


def test_form_without_anything_to_compare_is_missing():
    found = intraclass([[1, 2], [2, 1]])
    assert found.figures["forms"]["ICC(3,k)"] is None
    assert found.figures["ci95"]["ICC(1,1)"] is None


def test_rater_without_any_difference_leaves_the_correlation_missing():
    assert kendall_w([[1, 2, 3], [2, 2, 2]]).figures["correlations"] == [None, None]


def test_alpha_lies_within_its_own_draws_and_they_can_be_drawn_again():
    low, high = alpha_between(KRIPPENDORFF, seed=1)
    assert low < alpha(KRIPPENDORFF, Level.INTERVAL).value < high <= 1
    assert alpha_between(KRIPPENDORFF, seed=1) == (low, high) != alpha_between(KRIPPENDORFF, seed=2)
    assert alpha_between([[1, 1]], seed=1) is None


def test_measure_is_a_number_or_a_reason():
    assert alpha([[1, 2], [2, 1]], Level.NOMINAL) == Measured(
        pytest.approx(-0.5), None, {"pairable_units": 2, "pairable_values": 4}
    )


# --- The command --------------------------------------------------------------------------------


def run(tmp_path, text, *arguments):
    path = tmp_path / "table.csv"
    path.write_text(text, "utf-8")
    return main([str(path), *arguments])


@pytest.mark.parametrize(
    "text",
    [
        "unit,A,B\n1,1,2\n2,2.5,2.5\n3,NA,1\n",
        "unit;A;B\n1;1;2\n2;2,5;2,5\n3;–;1\n",
        "\ufeffunit\tA\tB\r\n1\t1\t2\r\n\r\n2\t2.5\t2.5\r\n3\t\t1\r\n",
        "judge,1,2,3\nA,1,2.5,\nB,2,2.5,1\n",
        "subject,rater,answer\n1,A,1\n1,B,2\n2,A,2.5\n2,B,2.5\n3,A,.\n3,B,1\n",
        "application,juror,score\n1,A,1\n1,B,2\n2,A,2.5\n2,B,2.5\n3,B,1\n",
        "juror,application,score\nA,1,1\nB,1,2\nA,2,2.5\nB,2,2.5\nA,3,NA\nB,3,1\n",
    ],
)
def test_command_reads_the_tables_that_people_have(tmp_path, capsys, text):
    assert run(tmp_path, text, "--measure", "krippendorff-interval") == 0
    assert json.loads(capsys.readouterr().out) == {
        "measure": "krippendorff-interval",
        "value": pytest.approx(0.5),
        "alpha": pytest.approx(0.5),
        "reason": None,
        "units": 3,
        "raters": 2,
        "values": 5,
        "pairable_units": 2,
        "pairable_values": 4,
    }


def test_command_knows_counts_by_their_equal_sums(tmp_path, capsys):
    counts, ratings = "unit,yes,no\n1,3,0\n2,1,2\n", "unit,A,B,C\n1,yes,yes,yes\n2,yes,no,no\n"
    assert run(tmp_path, counts, "--measure", "fleiss") == 0
    first = json.loads(capsys.readouterr().out)
    assert run(tmp_path, ratings, "--measure", "fleiss") == 0
    second = json.loads(capsys.readouterr().out)
    assert (first.pop("layout"), second.pop("layout")) == ("counts", "ratings")
    assert first == second
    assert run(tmp_path, counts, "--measure", "fleiss", "--layout", "ratings") == 0
    assert json.loads(capsys.readouterr().out)["raters"] == 2


def test_command_names_what_belongs_to_names(tmp_path, capsys):
    assert run(tmp_path, "judge,X,Y\nA,1,2\nB,1,2\n", "--measure", "kendall-w") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["W"], found["rank_sums"], found["places"], found["correlations"]) == (
        1,
        {"X": 2, "Y": 4},
        {"X": 1, "Y": 2},
        {"A": 1, "B": 1},
    )


def test_command_gives_a_reason_where_there_is_no_number(tmp_path, capsys):
    assert run(tmp_path, "unit,A,B\n1,2,2\n", "--measure", "icc") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["value"], found["reason"]) == (None, "fewer than two were judged by everybody")


BAD = {
    "": "The table needs a header, a row and two columns.",
    "unit,A\n": "The table needs a header, a row and two columns.",
    "unit,A,B\n1,2\n": "Row 1 has 2 cells where the header has 3.",
    "unit,A,B\n1,2,x\n": "“x” (1, B) is not a number that can be used.",
    "unit,A,B\n1,2,nan\n": "“nan” (1, B) is not a number that can be used.",
    "unit,A,B\n1,2,1e999\n": "“1e999” (1, B) is not a number that can be used.",
    "unit,A,B\n1,2,٥\n": "“٥” (1, B) is not a number that can be used.",
    'unit,A,B\n1,"2,5",1\n': "“2,5” has a decimal comma in a table with commas.",
    "unit,A,A\n1,2,1\n": "The column “A” stands twice.",
    "unit,A,\n1,2,1\n": "The column after 1 others has no name.",
    "unit,A,B\n1,2,1\n1,2,1\n": "The row “1” stands twice.",
    "unit,rater,score\n1,A,2\n1,A,3\n": "A judges 1 twice.",
    'unit,A,B\n1,"2,1\n': "The file is not a table in CSV.",
}


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_command_refuses_bad_input_with_one_sentence(tmp_path, capsys, text):
    assert run(tmp_path, text, "--measure", "icc") == 2
    assert capsys.readouterr() == ("", f"{BAD[text]}\n")


def test_command_refuses_what_is_no_count_and_no_measure(tmp_path, capsys):
    text = "unit,A,B\n1,2,0.5\n"
    assert run(tmp_path, text, "--measure", "fleiss", "--layout", "counts") == 2
    assert run(tmp_path, text, "--measure", "luck") == 2
    assert run(tmp_path, text) == 2
    assert [line[:40] for line in capsys.readouterr().err.splitlines()] == [
        "Row 1 holds something that is not a coun",
        "Argument --measure: invalid choice: 'luc",
        "The following arguments are required: --",
    ]
