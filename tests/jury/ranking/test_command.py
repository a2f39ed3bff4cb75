"""The command reads a spreadsheet and prints the figures; what it cannot rank it refuses with a sentence."""

import json

import pytest

from jury.ranking.__main__ import main

ROWS = """application,juror,score
Ale,u,3
Ale,v,4
Ale,w,3
Boden,u,1
Boden,v,2
Boden,w,1
Dals-Ed,u,0
Dals-Ed,v,2
Dals-Ed,w,1
Eda,u,2
Eda,v,3
Eda,w,3
"""
FIGURES = {
    "id", "n", "raw_mean", "adjusted_mean", "effect", "expected_rank", "rank_q05", "rank_q25",
    "rank_q75", "rank_q95", "p_top_k", "zone", "place",
}  # fmt: skip


@pytest.fixture
def run(tmp_path, capsys):
    """Answers what was printed, what was said beside it, and how the command ended."""

    def command(text, *options, weights=None, scale=("0", "4"), top_k="2"):
        path = tmp_path / "scores.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        if weights is not None:
            (tmp_path / "weights.json").write_text(weights, encoding="utf-8")
            options += ("--weights", str(tmp_path / "weights.json"))
        ended = main([str(path), "--top-k", top_k, "--scale", *scale, *options])
        printed, said = capsys.readouterr()
        return json.loads(printed) if printed else None, said, ended

    return command


def refused(run, text, *options, **settings):
    printed, said, ended = run(text, *options, **settings)
    assert (printed, ended) == (None, 2)
    assert said.count("\n") == 1
    return said.strip()


def test_answer_has_exactly_the_figures_that_were_agreed(run):
    found, said, ended = run(ROWS)
    assert set(found) == {
        "mu", "tau", "lambda", "sigma", "applications", "jurors", "reliability", "input_sha256"
    }  # fmt: skip
    assert [set(each) for each in found["applications"]] == [FIGURES] * 4
    assert [set(each) for each in found["jurors"]] == [{"id", "n", "leniency", "leniency_sd"}] * 3
    assert set(found["reliability"]) == {"single", "panel", "absolute"}
    assert [(each["id"], each["place"], each["raw_mean"]) for each in found["applications"]] == [
        ("Ale", 1, 3.333333),
        ("Eda", 2, 2.666667),
        ("Boden", 3, 1.333333),
        ("Dals-Ed", 4, 1.0),
    ]
    assert {each["zone"] for each in found["applications"]} <= {"inne", "gränszon", "ute"}
    assert (said, ended, len(found["input_sha256"])) == ("", 0, 64)


def test_reml_is_added_where_it_is_asked_for(run):
    found, _, _ = run(ROWS, "--reml")
    assert set(found["reml"]) == {
        "deviance", "sd_application", "sd_juror", "sd_residual", "intercept", "blup_application",
        "blup_juror",
    }  # fmt: skip
    assert found["reml"]["intercept"] == pytest.approx(25 / 12, abs=1e-5)
    one_juror = "application,juror,score\nA,u,3\nB,u,2\n"
    found, said, _ = run(one_juror, "--reml")
    assert found["reml"] is None
    assert said.splitlines() == [
        "There is one juror only: how sure the places are cannot be told.",
        "The scores allow no REML: one of the spreads has no best value.",
    ]


def test_neither_order_nor_commas_nor_further_columns_matter(run):
    names, *rows = ROWS.splitlines()
    shuffled = "\n".join([names, *reversed(rows)])
    swedish = "\ufeff" + "\r\n".join(
        f"x;{row};not read".replace(",", ";").replace("3", "3,0") for row in [names, *rows]
    )
    assert run(shuffled)[0] == run(swedish)[0] == run(ROWS)[0]


def test_a_later_score_takes_the_place_of_an_earlier(run):
    twice = "application,juror,score,submitted\n" + "".join(
        f"{name},{juror},{score},2027-03-0{day}T10:00\n"
        for day, score in ((2, 4), (1, 0))
        for name in "AB"
        for juror in "uvw"
    )
    found, _, _ = run(twice)
    assert [each["raw_mean"] for each in found["applications"]] == [4.0, 4.0]


def test_an_empty_score_is_no_score(run):
    found, said, _ = run(ROWS + "Eda,x,\nFalun,u,\n")
    assert [each["id"] for each in found["jurors"]] == ["u", "v", "w"]
    assert found["applications"][-1] == dict.fromkeys(FIGURES) | {"id": "Falun", "n": 0}
    assert said == "Falun: Nobody has read it: it is not ranked.\n"


def test_criteria_are_weighed_together(run):
    levels = "application,juror,criterion,score\n" + "".join(
        f"{name},{juror},{criterion},{value}\n"
        for name, first, second in (("A", 4, 2), ("B", 2, 4), ("C", 1, 1), ("D", 3, 3))
        for juror in "uvw"
        for criterion, value in (("K1", first), ("K2", second))
    )
    found, _, _ = run(levels, "--criteria", weights='{"K1": 75, "K2": 25}')
    assert {each["id"]: each["raw_mean"] for each in found["applications"]} == {
        "A": 3.5, "B": 2.5, "C": 1.0, "D": 3.0
    }  # fmt: skip
    other, _, _ = run(levels, "--criteria", weights='{"K1": 25, "K2": 75}')
    assert other["applications"][0]["id"] == "B"
    assert other["input_sha256"] != found["input_sha256"]
    assert refused(run, levels) == (
        "There is a column “criterion”: say --criteria and the --weights of the criteria."
    )
    for weights, why in {
        '{"K1": 100}': "There is no weight for K2.",
        '{"K1": 50, "K2": 25, "K3": 25}': "There is a weight but no score for K3.",
        '{"K1": -1, "K2": 2}': "The weight of K1 is not a number from 0 up: -1.",
        '{"K1": 0, "K2": 0}': "gives every criterion the weight 0.",
        "[1]": "is to hold one object with a weight for each criterion.",
        "{": "is not JSON",
    }.items():
        assert why in refused(run, levels, "--criteria", weights=weights)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "The first line is to name the columns application, juror, score; missing: "
             "application, juror, score."),
        ("application,score\nA,1\n", "The first line is to name the columns application, juror, "
                                     "score; missing: juror."),
        ("application,juror,score\n", "There is not one line of scores below the names of the "
                                      "columns."),
        ("application,juror,score\nA,u,\n", "Nobody has given any points yet."),
        ("application,juror,score\nA,u,good\n", "Line 2: “good” is not a number."),
        ("application,juror,score\nA,u,nan\n", "Line 2: nan is not on the scale from 0 to 4."),
        ("application,juror,score\nA,u,5\n", "Line 2: 5 is not on the scale from 0 to 4."),
        ("application,juror,score\nA,u\n", "Line 2 does not have as many fields as there are "
                                           "columns."),
        ("application,juror,score\nA, ,1\n", "Line 2 names no juror."),
        ("application,juror,score\nA,u,1\nA,u,1\n", "Line 3: u has already scored the same "
         "application (A) in line 2, and no column “submitted” tells which is later."),
        (b"application,juror,score\n\xff,u,1\n", "is not text in UTF-8."),
        ('application,juror,score\n"A,u,1\n', "Line 2 is not CSV: unexpected end of data."),
        ("application,juror,score\nA,u,1e308\n", "Line 2: 1e308 is not on the scale from 0 to 4."),
        ("application,juror,score\nA,u,0_1\n", "Line 2: “0_1” is not a number."),
        ("application,juror,score\nA,u,١\n", "Line 2: “١” is not a number."),
        ("application,juror,score,score\nA,u,1,2\n", "The first line names the column score more "
                                                      "than once."),
    ],
)  # fmt: skip
def test_what_cannot_be_ranked_is_refused_with_a_sentence(run, text, why):
    assert refused(run, text).endswith(why)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["a.csv", "--scale", "0", "4"], "The following arguments are required: --top-k."),
        (["a.csv", "--top-k", "0", "--scale", "0", "4"], "--top-k is to be at least 1."),
        (["a.csv", "--top-k", "2", "--scale", "4", "0"],
         "--scale is to be two numbers, the lower one first."),
        (["a.csv", "--top-k", "2", "--scale", "0", "inf"],
         "--scale is to be two numbers, the lower one first."),
        (["a.csv", "--top-k", "2", "--scale", "0", "1e308"],
         "--scale is to be two numbers, the lower one first."),
        (["a.csv", "--top-k", "2", "--scale", "0", "4", "--criteria"],
         "--criteria and --weights belong together."),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_refused_with_a_sentence(arguments, why, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert (end.value.code, capsys.readouterr().err) == (2, f"{why}\n")


def test_a_file_that_is_not_there_is_refused(capsys, tmp_path):
    asked = [str(tmp_path / "no.csv"), "--top-k", "2", "--scale", "0", "4"]
    assert main(asked) == 2
    assert capsys.readouterr().err.endswith("no.csv cannot be opened: No such file or directory.\n")
