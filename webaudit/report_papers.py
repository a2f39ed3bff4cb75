"""A report as a tagged PDF for the diary: the same words as the page, in the reader's language."""

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from award.booklet.model import BulletList, Figure, Heading, Paper, Paragraph, Strong, Table
from award.booklet.papers import drawable, lines
from webaudit.hand_check_files import counts_of_edition
from webaudit.models import HandCheck
from webaudit.report_pictures import picture_name, shown
from webaudit.reports import in_language
from webaudit.words import ONLY_A_PART

SHOWN_FAULTS = 30
SHOWN_EXCERPT = 300


def site_paper(site, report, pictures=()) -> Paper:
    """The report of one site; ``pictures`` are the names of those that show its faults."""
    name = site.municipality.name
    return Paper(
        title=drawable(_("Web audit of %(name)s") % {"name": name}),
        blocks=(
            Paragraph(Strong(str(ONLY_A_PART))),
            _facts(site, report),
            *_faults(report, pictures),
            *_replies(report),
            _by_hand(report),
            _pages(report),
        ),
        edition_name=drawable(f"{_('Web audit')} {name}"),
        publisher=site.edition.award.name,
        subtitle=site.edition.name,
        lang=_language(),
    )


def edition_paper(edition, report) -> Paper:
    """The report of a whole edition."""
    return Paper(
        title=drawable(_("Web audit of %(name)s") % {"name": edition.name}),
        blocks=(
            Paragraph(Strong(str(ONLY_A_PART))),
            Table(
                _("Figures of the sites"),
                (_("Municipality"), _("Figure"), _("Interval"), _("Band"), _("Rules broken")),
                tuple(_site_row(line) for line in report.lines),
                (4, 2, 3, 1, 2),
            ),
            *_common(report),
            _by_hand_in_all(edition),
        ),
        edition_name=drawable(_("Web audit")),
        publisher=edition.award.name,
        subtitle=edition.name,
        lang=_language(),
    )


def _facts(site, report):
    audit = report.audit
    rows = [
        (_("Site"), site.url),
        (_("Audited"), _when(report.run.finished_at)),
        (_("Figure"), _figure(audit.points)),
        (_("Interval"), _interval(audit)),
        (_("Measured pages"), _measured(audit)),
        (_("Tools"), ", ".join(f"{tool} {number}" for tool, number in report.run.versions.items())),
    ]
    told = tuple((drawable(label), drawable(value or "–")) for label, value in rows)
    return Table(_("What was audited"), (_("Fact"), _("Value")), told, (1, 3))


def _measured(audit):
    return _("%(done)s of %(total)s") % {"done": audit.pages_measured, "total": audit.pages_total}


def _faults(report, pictures):
    if not report.faults:
        return
    yield Heading(_("What is wrong, and how to mend it"))
    for fault in report.faults[:SHOWN_FAULTS]:
        yield Heading(drawable(_loss(fault)), 3)
        yield Paragraph(drawable(fault.mend))
        yield Paragraph(
            drawable(
                _("Who is shut out: %(people)s. WCAG %(criteria)s.")
                % {"people": ", ".join(fault.people), "criteria": ", ".join(fault.criteria)}
                + (f" {', '.join(fault.guidelines)}." if fault.guidelines else "")
            )
        )
        if picture_name(fault) in pictures:
            yield Figure(picture_name(fault), alt=drawable(_alt(fault)))
        yield BulletList(tuple(drawable(_place(place)) for place in fault.places))


def _alt(fault):
    place, _spot = shown(fault)
    return _("Part of the page %(page)s with a frame around the element: %(text)s.") % {
        "page": place.title,
        "text": fault.text,
    }


def _loss(fault):
    text = ngettext(
        "%(text)s on %(failed)d of %(n)d page: −%(points)s points",
        "%(text)s on %(failed)d of %(n)d pages: −%(points)s points",
        fault.applicable_pages,
    )
    return text % {
        "text": fault.text,
        "failed": fault.failed_pages,
        "n": fault.applicable_pages,
        "points": _figure(fault.points),
    }


def _place(place):
    excerpt = place.findings[0].excerpt if place.findings else ""
    return f"{place.title} ({place.count}): {' '.join(excerpt.split())[:SHOWN_EXCERPT]}"


def _replies(report):
    if not report.replies:
        return
    yield Heading(_("Replies and decisions"))
    for answered in report.replies:
        yield Heading(drawable(f"{answered.text}: {answered.reply.get_status_display()}"), 3)
        yield from lines(answered.reply.text)
        for decision in answered.decisions:
            yield Paragraph(
                drawable(
                    f"{_when(decision.decided_at)}, {decision.decided_by}: "
                    f"{decision.get_verdict_display()}. {decision.reason}"
                )
            )


def _by_hand(report):
    """The ten checks by hand; beside the figure, never in it."""
    rows = tuple(
        (
            drawable(line.name),
            ", ".join(line.check.wcag),
            str(HandCheck.Verdict(line.verdict).label) if line.verdict else _("not settled"),
        )
        for line in report.hand_checks
    )
    header = (_("Check"), "WCAG", _("Settled"))
    return Table(_("Tried by hand, beside the figure"), header, rows, (4, 2, 2))


def _by_hand_in_all(edition):
    """On how many sites each check by hand holds and fails, among those where it is settled."""
    rows = tuple(
        (drawable(in_language(check, "name")), str(counts["holds"]), str(counts["fails"]))
        for check, counts in counts_of_edition(edition)
    )
    header = (_("Check"), _("holds"), _("does not hold"))
    return Table(_("Tried by hand, number of sites"), header, rows, (5, 1, 1))


def _pages(report):
    rows = tuple(
        (drawable(page.title), drawable(str(page.kind)), drawable(str(page.outcome)))
        for page in report.pages
    )
    header = (_("Page"), _("Kind of page"), _("Outcome"))
    return Table(_("The pages of the sample and what came of each"), header, rows, (3, 2, 2))


def _common(report):
    if not report.faults:
        return
    yield Heading(_("The most common faults"))
    rows = tuple(
        (drawable(fault.text), ", ".join(fault.rule.wcag) or "–", str(fault.sites))
        for fault in report.faults[:SHOWN_FAULTS]
    )
    yield Table(
        _("Faults by the number of sites"), (_("Fault"), "WCAG", _("Sites")), rows, (5, 2, 1)
    )


def _site_row(line):
    return (
        drawable(line.municipality.name),
        _figure(line.audit.points),
        _interval(line.audit),
        str(line.band or "–"),
        str(len(line.audit.losses)) if line.audit.points is not None else "–",
    )


def _interval(audit):
    if audit.points is None:
        return "–"
    return f"{_figure(audit.low)}–{_figure(audit.high)}"


def _figure(points):
    if points is None:
        return _("not measured")
    return number_format(round(points, 1), decimal_pos=1, use_l10n=True)


def _when(at):
    return date_format(timezone.localtime(at), "j F Y")


def _language():
    return "en" if (get_language() or "sv").startswith("en") else "sv"
