"""Documents are chosen by nobody, opened in a process of their own, and judged by three checks."""

import io
import zlib

import pikepdf
import pytest

from webaudit.beside.documents import choose, judge, measure_documents, read_document
from webaudit.beside.fetching import Fetched
from webaudit.beside.results import Outcome
from webaudit.beside.texts import Link

PDF = {"content-type": "application/pdf"}


def document(*, tagged=True, title="Detaljplan för Lillvik", lang="sv", **changes):
    """A PDF of one empty page."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    if tagged:
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(
            Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Name.Document)])
        )  # fmt: skip
    if lang:
        pdf.Root.Lang = lang
    if title:
        pdf.docinfo["/Title"] = title
    for name, value in changes.items():
        pdf.Root[f"/{name}"] = value
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def fetched(body=b"", *, url="https://a.se/x.pdf", outcome=Outcome.MEASURED, status=200):
    return Fetched(url, outcome, final_url=url, status=status, headers=PDF, body=body)


def test_document_says_what_it_is():
    assert read_document(document()) == {
        "pages": 1,
        "is_tagged": True,
        "title": "Detaljplan för Lillvik",
        "lang": "sv",
    }


@pytest.mark.parametrize(
    ("body", "held"),
    [
        (document(), (True, True, True)),
        (document(tagged=False, title="", lang=""), (False, False, False)),
        (document(title="Microsoft Word - plan v3 slutlig.docx"), (True, False, True)),
        (document(title="plan.pdf"), (True, False, True)),
        (document(title="namnlös"), (True, False, True)),
        (document(lang="svenska språket"), (True, True, False)),
        (document(lang="sv-SE"), (True, True, True)),
        (document(StructTreeRoot=pikepdf.Dictionary(K=pikepdf.Array())), (False, True, True)),
        (document(MarkInfo=pikepdf.Dictionary(Marked=False)), (False, True, True)),
        (document(MarkInfo=pikepdf.Array(), Lang=7), (False, True, False)),
    ],
)
def test_document_is_judged_by_three_checks(body, held):
    assert tuple(judge(read_document(body)).values()) == held


def locked():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="hemligt", owner="hemligare"))
    return out.getvalue()


def bomb():
    """400 MB of nothing, packed twice into a few thousand bytes, where the title would be read from."""
    packer = zlib.compressobj(1)
    once = b"".join(packer.compress(bytes(10_000_000)) for _ in range(40)) + packer.flush()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    filters = pikepdf.Array([pikepdf.Name.FlateDecode] * 2)
    pdf.Root.Metadata = pikepdf.Stream(pdf, zlib.compress(once, 9), Filter=filters)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def circle():
    """Pages that are their own children."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>"
    )


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (b"<h1>Hej</h1>", {"no_pdf"}),
        (b"", {"no_pdf"}),
        (b"%PDF-1.7\n" + b"[" * 1_000_000, {"damaged", "too_heavy"}),
        (document()[:200], {"damaged"}),
        (locked(), {"locked"}),
    ],
    ids=["page", "nothing", "brackets", "half", "locked"],
)
def test_document_that_cannot_be_read_says_so(body, faults):
    assert read_document(body)["fault"] in faults


def test_bomb_and_circle_end_with_their_own_process():
    body = bomb()

    assert len(body) < 100_000
    assert read_document(body).get("title", "") == ""
    assert read_document(circle()).get("is_tagged") in {None, False}


def test_nobody_chooses_the_documents():
    links = [Link("x", f"https://a.se/{n}.PDF?v=1") for n in range(30)]
    links += [Link("sida", "https://a.se/sida"), Link("brev", "mailto:a@a.se/x.pdf")]

    chosen = choose(links)

    assert chosen == choose(reversed(links)) == choose(links * 2)
    assert (len(chosen), set(chosen) <= {link.url for link in links}) == (10, True)


def test_points_are_the_share_of_what_holds_and_the_unread_do_not_count():
    answers = [
        fetched(document()),
        fetched(document(tagged=False), url="https://a.se/y.pdf"),
        fetched(b"<h1>Borta</h1>", url="https://a.se/z.pdf"),
        fetched(url="https://a.se/borta.pdf", status=404),
        fetched(url="https://a.se/stor.pdf", outcome=Outcome.TOO_BIG),
    ]

    measure = measure_documents(answers, linked=5)

    assert measure.points == pytest.approx(100 * 5 / 6)
    assert [document["is_tagged"] for document in measure.evidence["documents"]] == [True, False]
    assert measure.evidence["unread"] == [
        {"url": "https://a.se/z.pdf", "fault": "no_pdf"},
        {"url": "https://a.se/borta.pdf", "fault": "404"},
        {"url": "https://a.se/stor.pdf", "fault": "too_big"},
    ]


def test_without_documents_nothing_is_measured():
    none = measure_documents([], linked=0)
    unread = measure_documents([fetched(b"<p>")], linked=1)

    assert (none.outcome, none.points) == (Outcome.NOTHING_THERE, None)
    assert (unread.outcome, unread.points) == (Outcome.UNREADABLE, None)
