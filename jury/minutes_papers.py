"""Minutes as a tagged PDF for the diary: the words of the page, without what is closed to its reader."""

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from award.booklet.model import Heading, Paper, Paragraph, Strong, Table
from award.booklet.papers import drawable, lines


def paper(view) -> Paper:
    """``view`` is a ``MinutesView``; in Swedish, as the minutes are."""
    meeting = view.minutes.meeting
    with translation.override("sv"):
        return Paper(
            title=drawable(_("Minutes: %(name)s") % {"name": meeting.name}),
            blocks=(*_standing(view), *_paragraphs(view), *_signatures(view)),
            edition_name=drawable(_("Minutes")),
            publisher=meeting.edition.award.name_sv,
            subtitle=meeting.edition.name_sv,
        )


def _standing(view):
    """A draft says so first, and so does a copy with closed paragraphs."""
    if not view.is_locked:
        yield Paragraph(Strong(_("Draft. Not signed and not locked.")))
    if not view.is_whole:
        yield Paragraph(
            Strong(_("A copy without the paragraphs that its reader takes no part in."))
        )


def _paragraphs(view):
    for each in view.paragraphs:
        yield Heading(drawable(str(each.section)))
        if each.is_open:
            yield from lines(each.section.text)
        else:
            yield Paragraph(_("Not shown: the reader of this copy takes no part in the case."))


def _signatures(view):
    if not view.signatures:
        return
    rows = tuple(
        (
            drawable(f"{each.juror}, {each.juror.seat.get_role_display()}"),
            date_format(timezone.localtime(each.signed_at), r"j F Y \k\l. H.i"),
            _numbers(each),
        )
        for each in view.signatures
    )
    yield Table(_("Signed"), (_("Name"), _("When"), _("Paragraphs")), rows, (3, 3, 2))
    if view.checksum:
        parts = " ".join(view.checksum[start : start + 16] for start in range(0, 64, 16))
        yield Paragraph(
            _("Locked. Control sum of all paragraphs (SHA-256): %(sum)s") % {"sum": parts}
        )


def _numbers(signature):
    """*1–4, 6*: which paragraphs somebody signed."""
    spans = []
    for number in sorted(each.position for each in signature.sections.all()):
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)
