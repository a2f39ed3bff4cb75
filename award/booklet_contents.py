"""What the booklet says: the edition's rows gathered into the plain data that the PDF is made of."""

from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from award import booklet as pdf
from award import timeline
from award.booklet import model
from award.booklet.markdown import read_markdown
from award.models import Result
from award.placements import furthest_results
from award.winners import winners


def snapshot(booklet, *, at):
    """The booklet as plain data, in Swedish; its winner may still be under embargo."""
    with translation.override("sv"):
        return pdf.to_json(_booklet(booklet, at))


def _booklet(booklet, at):
    edition = booklet.edition
    year = timeline.year(list(edition.stages.all()))
    # The whole truth, embargo or not: the finished file is sealed until the winner is public.
    results = furthest_results(Result.objects.filter(publication__edition=edition))
    return model.Booklet(
        title=edition.name_sv,
        subtitle=booklet.subtitle,
        year=year,
        edition_name=edition.name_sv,
        publisher=edition.award.name_sv,
        colophon=_colophon(booklet),
        foreword=_foreword(booklet),
        chapters=tuple(_chapters(booklet, {row.municipality_code: row for row in results})),
        about=_about(booklet, year, results, at),
        back_cover=_back_cover(booklet, results),
    )


def _colophon(booklet):
    credits = [
        (_("Text"), booklet.text_credit),
        (_("Photographs"), booklet.photo_credit),
        (_("Production"), booklet.production_credit),
        (_("Print"), booklet.print_credit),
    ]
    address = booklet.edition.contact_email
    return model.Colophon(
        contact=model.Link(f"mailto:{address}", address) if address else "",
        credits=tuple(model.Credit(label, names) for label, names in credits if names),
        isbn=booklet.isbn,
    )


def _foreword(booklet):
    if not booklet.foreword:
        return None
    signed = model.Person(booklet.signed_by, booklet.signed_title)
    return model.Foreword(read_markdown(booklet.foreword), signed)


def _chapters(booklet, results):
    for number, chapter in enumerate(booklet.chapters.all(), start=1):
        result = results.get(chapter.municipality_code)
        yield model.Chapter(
            number=number,
            name=chapter.name,
            title=chapter.title,
            lead=chapter.lead,
            blocks=read_markdown(chapter.body),
            facts=_facts(result) if result else (),
            codes=(chapter.municipality_code,),
        )


def _facts(result):
    facts = [
        (_("Inhabitants"), number_format(result.population, force_grouping=True)),
        (_("County"), result.county),
        (_("Kind of municipality"), result.group),
    ]
    return tuple(model.Fact(label, value) for label, value in facts if value)


def _about(booklet, year, results, at):
    edition = booklet.edition
    return model.About(
        process=read_markdown(booklet.process),
        jury=tuple(
            model.Person(seat.holder_name, seat.holder_title or seat.organisation)
            for seat in edition.jury_seats.all()
            if seat.holder_name
        ),
        former_winners=tuple(
            model.Winner(str(winner.year), winner.name)
            for winner in reversed(winners(award=edition.award, at=at))
            if winner.year < year
        ),
        participants=tuple(
            model.Participant(result.name, result.municipality_code) for result in results
        ),
        partners=tuple(partner.name for partner in edition.partners.all()),
    )


def _back_cover(booklet, results):
    winner = next((row for row in results if row.placement == Result.Placement.WINNER), None)
    return model.BackCover(
        about=booklet.about,
        winner=winner.name if winner else "",
        citation=winner.citation_sv if winner else "",
        isbn=booklet.isbn,
        addresses=(booklet.order_address,) if booklet.order_address else (),
    )
