"""The organiser's pages on ties: the two lists, what is put aside, the register and its files."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from award.models import Edition
from jury import services
from jury.conflicts.register import TieDraft
from jury.models import DismissedProposal, Tie
from nominations.resources import read, texts
from tests.factories import make_edition
from tests.jury.conftest import at, declare_all, during


def url(name, *args):
    return reverse(f"jury:{name}", args=["2027", *args])


@pytest.fixture
def ties(edition, applications, jury, organiser):
    """Mona works at Atea, which sells to Malmö; Sven used to work in Göteborg."""

    def add(source, kind, target, **days):
        return services.save_tie(
            edition_id=edition.pk,
            draft=TieDraft(kind=kind, source=source, target=target, **days),
            actor=organiser,
            at=during(0),
        )

    return [
        add("Mona Ledamot", "employed", "Atea", since=date(2021, 3, 1)),
        add("Atea", "supplier", "Malmö"),
        add("Sven Ledamot", "employed", "Göteborg", until=date(2026, 6, 30)),
    ]


MONA = "Mona Ledamot arbetar hos Atea (sedan 1 mars 2021), som säljer till Malmö."
SVEN = "Sven Ledamot arbetade hos Göteborg (till och med 30 juni 2026)."


def lists(office):
    with at(0):
        review = office.get(url("proposal_list")).context["review"]
    return (
        [(each.sentence, each.ground, each.has_answered) for each in review.undeclared],
        [(str(each.juror), each.application.name) for each in review.unsupported],
        review.agreeing,
    )


def test_register_proposes_with_the_chain_in_a_sentence(office, ties):
    assert lists(office) == ([(MONA, "J4", False), (SVEN, "J5", False)], [], 0)
    with at(0):
        page = office.get(url("proposal_list")).text
    assert MONA in page and "har inte svarat" in page


def test_two_lists_follow_what_jurors_declare(office, ties, round_):
    declare_all(
        round_,
        at=during(0),
        mona={"1280": ("conflict", "J4", "Min arbetsgivare säljer dit.")},
        viktor={"0180": ("conflict", "J2", "Min syster arbetar där.")},
    )
    assert lists(office) == ([(SVEN, "J5", True)], [("Viktor Vice", "Stockholm")], 1)
    with at(0):
        filled = office.get(url("tie_create"), {"source": "Viktor Vice", "target": "Stockholm"})
    assert 'value="Viktor Vice"' in filled.text and 'value="Stockholm"' in filled.text


def test_proposal_put_aside_with_a_reason_does_not_come_back(office, ties):
    with at(0):
        key = office.get(url("proposal_list")).context["review"].undeclared[1].key
        page = office.get(url("proposal_dismiss"), {"key": key}).text
        answers = [
            office.post(url("proposal_dismiss"), {"key": key, "reason": reason}).status_code
            for reason in ("", "Var praktikant i två veckor.", "Igen.")
        ]
        shown = office.get(url("proposal_list")).text
    assert SVEN in page
    assert answers == [422, 302, 409]
    assert "Var praktikant i två veckor." in shown
    assert lists(office)[0] == [(MONA, "J4", False)]
    dismissed = DismissedProposal.objects.get()
    with at(0):
        office.post(url("proposal_restore", dismissed.pk))
    assert lists(office)[0] == [(MONA, "J4", False), (SVEN, "J5", False)]


def test_new_tie_is_proposed_though_another_was_put_aside(office, ties, edition, organiser):
    with at(0):
        key = office.get(url("proposal_list")).context["review"].undeclared[1].key
        office.post(url("proposal_dismiss"), {"key": key, "reason": "Länge sedan."})
    draft = TieDraft(kind="board", source="Sven Ledamot", target="Göteborg")
    services.save_tie(edition_id=edition.pk, draft=draft, actor=organiser, at=during(0))
    assert [said[0] for said in lists(office)[0]] == [
        MONA,
        "Sven Ledamot har förtroendeuppdrag i Göteborg.",
    ]


def test_lists_take_the_same_queries_for_few_and_many(
    office, ties, edition, organiser, django_assert_max_num_queries
):
    drafts = [
        TieDraft(kind="supplier", source=f"Firma {number}", target="Malmö") for number in range(30)
    ]
    services.save_ties(edition_id=edition.pk, drafts=drafts, actor=organiser, at=during(0))
    with at(0), django_assert_max_num_queries(16):
        office.get(url("proposal_list"))
    with at(0), django_assert_max_num_queries(12):
        office.get(url("tie_list"))


TYPED = {
    "source": "Viktor Vice",
    "kind": "board",
    "target": "Stadshus AB",
    "note": "Årsredovisning",
}


def test_tie_is_added_changed_and_taken_out_on_pages(office, edition, applications, jury):
    with at(0):
        added = office.post(url("tie_create"), TYPED, follow=True).text
        tie = Tie.objects.get()
        changed = office.post(
            url("tie_change", tie.pk), TYPED | {"until": "2027-01-31"}, follow=True
        )
        gone = office.post(url("tie_remove", tie.pk), follow=True).text
    assert "Sparat: Viktor Vice sitter i styrelsen för Stadshus AB." in added
    assert (
        "Sparat: Viktor Vice satt i styrelsen för Stadshus AB (till och med 31 januari 2027)."
        in changed.text
    )
    assert "Inga kopplingar ännu" in gone and not Tie.objects.exists()


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ({"target": ""}, 422, "Mot vem"),
        ({"kind": "supplier", "source_email": "viktor@example.se"}, 409, "välj en annan relation"),
        ({"until": "i fjol"}, 422, "Sista dag"),
    ],
)
def test_faulty_tie_is_told_and_what_was_typed_stays(
    office, applications, jury, typed, status, said
):
    with at(0):
        answer = office.post(url("tie_create"), TYPED | typed)
    assert (answer.status_code, Tie.objects.count()) == (status, 0)
    assert said in answer.text and "Årsredovisning" in answer.text


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_register_goes_out_and_comes_in_unchanged(office, ties, form):
    with at(0):
        content = office.post(url("tie_export", form)).content
        page = office.post(url("tie_import"), {"file": SimpleUploadedFile("a", content)})
    assert texts(read(content))[0] == {
        "vem": "Atea",
        "vem_slag": "organisation",
        "vem_epost": "",
        "relation": "säljer till",
        "mot": "Malmö",
        "mot_slag": "kommun",
        "mot_epost": "",
        "fran_och_med": "",
        "till_och_med": "",
        "kalla": "",
    }
    assert (page.status_code, page.context["changes"]) == (200, [])


def csv(*rows):
    lines = "\n".join([";".join(("vem", "relation", "mot", "till_och_med")), *rows])
    return SimpleUploadedFile("kopplingar.csv", lines.encode())


def test_file_is_looked_through_before_anything_is_saved(office, ties):
    file = csv("Atea;säljer till;1280;2026-12-31", "Cecilia Ordförande;arbetar hos;Halmstad;")
    with at(0):
        page = office.post(url("tie_import"), {"file": file})
        before = Tie.objects.count()
        office.post(url("tie_import"), {"rows": page.context["confirm"].initial["rows"]})
    assert [(each.before, each.after) for each in page.context["changes"]] == [
        ("Atea säljer till Malmö.", "Atea sålde till Malmö (till och med 31 december 2026)."),
        ("", "Cecilia Ordförande arbetar hos Halmstad."),
    ]
    assert (before, Tie.objects.count()) == (3, 4)
    assert Tie.objects.get(pk=ties[1].pk).until == date(2026, 12, 31)


def test_every_fault_of_a_file_is_told_and_nothing_is_saved(office, applications, jury):
    file = csv(
        "Atea;säljer till;Malmö;igår",
        "Atea;hatar;Malmö;",
        ";arbetar hos;Malmö;",
        "=1+1;säljer till;Malmö;",
    )
    with at(0):
        page = office.post(url("tie_import"), {"file": file})
    assert (page.status_code, Tie.objects.count()) == (409, 0)
    assert [reason.partition(".")[0] for reason in page.context["reasons"]] == [
        "Rad 2: ”igår” är ingen dag: skriv 2027-03-01",
        "Rad 3: ”hatar” är ingen relation",
        "Rad 4: ”vem” är tomt",
    ]


def test_cells_longer_than_the_register_holds_are_told_by_row(office, applications, jury):
    head = "vem;vem_epost;relation;mot;kalla"
    file = SimpleUploadedFile(
        "kopplingar.csv",
        f"{head}\nAtea;;säljer till;Malmö;{'k' * 301}\n"
        f"Mona;{'m' * 250}@a.se;arbetar hos;Malmö;\n{'A' * 161};;säljer till;Malmö;".encode(),
    )
    with at(0):
        page = office.post(url("tie_import"), {"file": file})
    assert (page.status_code, Tie.objects.count()) == (409, 0)
    assert page.context["reasons"] == [
        f"Rad {row}: ”{letter * 40}…” är för långt: högst {most} tecken."
        for row, letter, most in ((2, "k", 300), (3, "m", 254), (4, "A", 160))
    ]


def test_what_was_looked_through_for_another_edition_is_refused(office, edition, ties):
    with at(0):
        page = office.post(url("tie_import"), {"file": csv("Atea;säljer till;1480;")})
        rows = page.context["confirm"].initial["rows"]
        Edition.objects.filter(pk=edition.pk).update(slug="2028")
        later = make_edition("2027")
        answer = office.post(url("tie_import"), {"rows": rows})
    assert (later.slug, answer.status_code, Tie.objects.count()) == ("2027", 409, 3)
    assert "Det som gicks igenom hör till något annat. Välj filen igen." in answer.text


def test_proposal_with_a_long_chain_is_put_aside_with_its_whole_sentence(
    office, edition, organiser, jury, applications
):
    for source, kind, target in (
        ("Mona Ledamot", "employed", "A" * 160),
        ("A" * 160, "supplier", "Malmö"),
    ):
        services.save_tie(
            edition_id=edition.pk,
            draft=TieDraft(kind=kind, source=source, target=target),
            actor=organiser,
            at=during(0),
        )
    with at(0):
        proposed = office.get(url("proposal_list")).context["review"].undeclared
        assert ["A" * 160 in each.sentence for each in proposed] == [True]
        for each in proposed:
            office.post(url("proposal_dismiss"), {"key": each.key, "reason": "Bara ett namn."})
    held = DismissedProposal._meta.get_field("sentence")
    assert [each.sentence for each in DismissedProposal.objects.all()] == [
        each.sentence for each in proposed
    ]
    assert held.max_length is None
