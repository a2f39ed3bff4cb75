"""What pages show of published self-assessments, in a fixed number of queries."""

from dataclasses import dataclass, replace

from nominations import published, rules
from nominations.doors import doors_of
from nominations.models import Application, Municipality, OptOut, PublishedAssessment


@dataclass(frozen=True)
class Line:
    """One municipality in the office's list, or one row of a file before it is read in."""

    municipality: Municipality
    assessment: object
    figure: float | None
    earlier: PublishedAssessment | None
    change: float | None
    is_comparable: bool
    state: str = ""


@dataclass(frozen=True)
class Overview:
    """All that counts in an edition; ``waiting`` are those who are still to be taken in."""

    lines: list
    waiting: dict
    is_automatic: bool


@dataclass(frozen=True)
class Own:
    """A municipality's own published self-assessment, and what it can make of it."""

    assessment: PublishedAssessment
    figure: float | None
    counts: bool
    change: published.Change | None
    is_automatic: bool
    has_declined: bool
    may_decide: bool
    application: Application | None
    fetch_obstacles: list
    may_write: bool


def overview(edition, *, at) -> Overview:
    """The latest of each municipality that counts, with what it leads to."""
    waiting = published.taking_part(edition, at)
    declined = set(OptOut.objects.filter(edition=edition).values_list("municipality", flat=True))
    histories = published.history_of(edition, at)
    counting = published.counting(edition, at)
    municipalities = Municipality.objects.in_bulk(list(counting))
    lines = []
    for municipality in sorted(municipalities.values(), key=lambda row: row.sort_key):
        rows = histories[municipality.pk]
        state = "declined" if municipality.pk in declined else ""
        state = "waiting" if municipality.pk in waiting else state
        lines.append(_line(municipality, rows[0], rows[1] if len(rows) > 1 else None, state))
    return Overview(lines, waiting, doors_of(edition).takes_part_automatically)


def lines(edition, drafts, *, at):
    """What a file would read in, each row beside what is here already."""
    histories = published.history_of(edition, at)
    municipalities = Municipality.objects.in_bulk([draft.code for draft in drafts])
    found = []
    for draft in drafts:
        rows = histories.get(draft.code, [])
        new = PublishedAssessment(
            set_version=draft.set_version,
            made_on=draft.made_on,
            values=draft.values,
            published_index=draft.published_index,
        )
        found.append(_line(municipalities[draft.code], new, rows[0] if rows else None, ""))
    return found


def own(edition, municipality, person, *, at) -> Own | None:
    """None where nothing is published for the municipality."""
    rows = published.history_of(edition, at, municipality=municipality).get(municipality.pk)
    if not rows:
        return None
    counting = published.counting(edition, at, municipality=municipality)
    applications = Application.objects.filter(edition=edition, municipality=municipality)
    application = applications.select_related("edition").first()
    obstacles = []
    if application:
        obstacles = rules.reasons_not_to_fetch_published(
            application, counting.get(municipality.pk), at=at
        )
    decides = Municipality.objects.administered_by(person).filter(pk=municipality.pk).exists()
    return Own(
        assessment=rows[0],
        figure=published.figure(rows[0]),
        counts=municipality.pk in counting,
        change=_in_words(edition, published.change(rows[0], rows[1])) if len(rows) > 1 else None,
        is_automatic=doors_of(edition).takes_part_automatically and application is None,
        has_declined=OptOut.objects.filter(edition=edition, municipality=municipality).exists(),
        may_decide=decides and not rules.reasons_not_to_opt_out(edition, at=at),
        application=application,
        fetch_obstacles=obstacles,
        may_write=Application.objects.editable_by(person)
        .filter(pk=getattr(application, "pk", None))
        .exists(),
    )


def _in_words(edition, change):
    """The change with each statement's text, where the edition asks the same questions."""
    if not change.is_comparable or change.earlier.set_version != doors_of(edition).set_version:
        return change
    texts = {row.code: row.text for row in edition.statements.all()}
    worded = (replace(each, text=texts.get(each.code, "")) for each in change.statements)
    return replace(change, statements=tuple(worded))


def _line(municipality, assessment, earlier, state):
    change = published.change(assessment, earlier) if earlier else None
    return Line(
        municipality,
        assessment,
        published.figure(assessment),
        earlier,
        change.index if change else None,
        bool(change and change.is_comparable),
        state,
    )
