"""What the municipality meets on its pages: what there is to do, and what happens next."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from award import desk
from award.clock import in_words, until
from award.models import Edition
from award.timeline import next_stage
from nominations import completions, rules
from nominations import progress as progress_of
from nominations.attached import WHOLE
from nominations.case_files import CaseFile, case_file
from nominations.models import (
    Application,
    Completion,
    Feedback,
    Membership,
    Question,
    SelfDescription,
)
from nominations.progress import Progress, Section, State
from nominations.rules import windows

Part = Question.Part
Status = Application.Status

TONES = {
    State.NOT_STARTED: "neutral",
    State.STARTED: "info",
    State.DONE: "success",
    State.TO_FIX: "danger",
}
PAGES = {
    Part.APPLICATION: "nominations:application_edit",
    Part.SELF_DESCRIPTION: "nominations:self_description_edit",
}


@dataclass(frozen=True)
class Step:
    """One row of a task list."""

    title: str
    url: str
    hint: str
    status: str
    tone: str


@dataclass(frozen=True)
class Place:
    """A municipality of the person's, its applications, and the editions where it can start one."""

    municipality: object
    role: str
    can_start: bool
    #: Each with a sentence on what happens next.
    applications: list
    editions: list


def state_words():
    return {
        State.NOT_STARTED: _("not started"),
        State.STARTED: _("begun"),
        State.DONE: _("done"),
        State.TO_FIX: _("needs correction"),
    }


def steps(application, sections, part, *, writers, may_write: bool) -> list[Step]:
    """The sections with links to where each is filled in; without links for those who only read.

    ``writers`` says who wrote last in each field, and when.
    """
    words = state_words()
    return [
        Step(
            title=section.title,
            url=section_url(application, section, part) if may_write else "",
            hint=" · ".join(filter(None, (section.note, _last_written(section, writers)))),
            status=words[section.state],
            tone=TONES[section.state],
        )
        for section in sections
    ]


def last_writers(application) -> dict[str, tuple[str, object]]:
    """Who wrote last in each field, by its code, and when; one query."""
    rows = application.versions.order_by("saved_at").values_list(
        "field", "saved_by__name", "saved_by__email", "saved_at"
    )
    # The last of a field's versions stays.
    return {field: (name or email or "", at) for field, name, email, at in rows}


def _last_written(section, writers):
    latest = [writers[field] for field in section.fields if field in writers]
    if not latest:
        return ""
    who, at = max(latest, key=lambda each: each[1])
    if not who:
        return _("last written in %(when)s") % {"when": in_words(at)}
    return _("%(who)s wrote last, %(when)s") % {"who": who, "when": in_words(at)}


def section_url(application, section: Section, part: str) -> str:
    """The field itself, so that one click leads to where the text is written."""
    place = [application.edition.slug, application.municipality_id]
    if section.kind == Question.Kind.SELF_ASSESSMENT:
        return reverse("nominations:self_assessment_edit", args=place)
    if section.kind in (Question.Kind.FILE, WHOLE):
        return f"{reverse('nominations:attachment_list', args=place)}#{part}-{section.code}"
    anchors = {
        Question.Kind.CONTACTS: f"id_{section.code}-contact-name",
        Question.Kind.PARTICIPATION: "id_participation_0",
    }
    anchor = anchors.get(section.kind, f"id_{section.code}")
    return f"{reverse(PAGES[part], args=place)}#{anchor}"


@dataclass(frozen=True)
class PartOverview:
    """How one part stands: its steps, n of m, and until when it is taken in."""

    part: str
    sections: list[Section]
    steps: list[Step]
    progress: Progress
    window: windows.Window | None
    is_open: bool


@dataclass(frozen=True)
class Overview:
    """What the task list of an application shows to one of the municipality's people."""

    case: CaseFile
    part: PartOverview
    described: SelfDescription | None
    described_part: PartOverview | None
    is_lead: bool
    may_write: bool
    may_submit: bool
    can_withdraw: bool
    can_reopen: bool
    next: str
    receipts: list
    has_feedback: bool
    #: What the organiser has asked for, with the titles of what is to be completed; None for nothing.
    completion: Completion | None
    to_complete: list[str]
    #: When the time ran out for an application that is still a draft; None where it has not.
    missed_at: datetime | None

    @property
    def may_explain(self) -> bool:
        """Whether the person may say why something stands in the answers."""
        return self.may_write and (
            self.part.is_open or bool(self.described_part and self.described_part.is_open)
        )

    def part_of(self, part) -> PartOverview:
        return self.described_part if part == Part.SELF_DESCRIPTION else self.part


def overview(application, person, *, at) -> Overview:
    """Everything on the application's own page. Fetch the application with ``case_file()``."""
    case = case_file(application)
    membership = person.memberships.filter(municipality=application.municipality_id).first()
    # The people of a municipality that has joined the application read and comment.
    role = membership.role if membership else Membership.Role.COMMENT
    described = SelfDescription.objects.filter(application=application).first()
    may_write = role in Membership.WRITERS
    completion = rules.open_completion(application)
    shown = {"writers": last_writers(application), "may_write": may_write, "at": at}
    return Overview(
        case=case,
        part=part_overview(application, case, Part.APPLICATION, completion=completion, **shown),
        described=described,
        described_part=described
        and part_overview(application, case, Part.SELF_DESCRIPTION, **shown),
        may_write=may_write,
        is_lead=membership is not None,
        may_submit=role == Membership.Role.SUBMIT,
        can_withdraw=not rules.reasons_not_to_withdraw(application, at=at),
        can_reopen=not rules.reasons_not_to_reopen(application, at=at),
        next=what_happens_next(application, at=at),
        receipts=list(application.receipts.defer("contents").order_by("-issued_at")),
        has_feedback=Feedback.objects.filter(
            application=application, released_at__isnull=False
        ).exists(),
        completion=completion,
        to_complete=completions.titles(case, completion.asked) if completion else [],
        missed_at=rules.ran_out_at(application, at) if application.status == Status.DRAFT else None,
    )


def part_overview(
    application, case, part, *, writers, may_write, at, completion=None
) -> PartOverview:
    """While something is completed, that is all there is to do."""
    sections = progress_of.sections(case, part)
    if completion:
        sections = [section for section in sections if section.code in completion.asked]
    is_open = not rules.reasons_not_to_save(application, part, at=at)
    return PartOverview(
        part=part,
        sections=sections,
        steps=steps(application, sections, part, writers=writers, may_write=may_write and is_open),
        progress=progress_of.progress(sections),
        window=rules.window_now(application, part, at),
        is_open=is_open,
    )


def problems(application, overview: PartOverview) -> list[tuple[str, str]]:
    """What must be put right before handing in, each with the field where it is done."""
    return [
        (problem, section_url(application, section, overview.part))
        for section in overview.sections
        for problem in section.problems
    ]


def what_happens_next(application, *, at) -> str:
    """One sentence for the municipality: what it awaits, or what awaits it."""
    status = application.status
    intake = windows.window_now(application, Part.APPLICATION, at)
    if status in (Status.DRAFT, Status.WITHDRAWN):
        if intake:
            return _(
                "Hand in no later than %(when)s. Until then only you can read what you write."
            ) % {"when": until(intake.closes_at)}
        return _("The application was not handed in and takes no part in this edition.")
    completion = rules.open_completion(application) if status == Status.SUBMITTED else None
    if completion:
        return _(
            "The office asks you to complete your application no later than %(when)s. Until then what you"
            " have handed in holds."
        ) % {"when": until(completion.due_at)}
    if status == Status.SUBMITTED and intake:
        return _(
            "You can take it back or change it until %(when)s. After that the organiser decides"
            " whether it may compete."
        ) % {"when": until(intake.closes_at)}
    if status == Status.SUBMITTED:
        return _("The organiser now decides whether the application may compete.")
    if status == Status.INELIGIBLE:
        return _("The application does not compete in this edition.")
    described = getattr(application, "self_description", None)
    if described and described.status == SelfDescription.Status.DRAFT:
        stage = windows.window_now(application, Part.SELF_DESCRIPTION, at)
        if stage:
            return _(
                "You are on the longlist. Hand in your self-description no later than %(when)s."
            ) % {"when": until(stage.closes_at)}
    coming = next_stage(list(application.edition.stages.all()), at)
    if coming:
        return _("Next: %(stage)s, which opens on %(when)s.") % {
            "stage": coming.name,
            "when": in_words(coming.opens_at),
        }
    return _("The edition is over. Thank you for taking part.")


def tasks(person, *, at) -> list[desk.Task]:
    """What awaits the person for a municipality, from every floor."""
    home = reverse("nominations:home")
    return [task for task in desk.tasks(person, at=at) if task.url.startswith(home)]


def places(person, *, at) -> list[Place]:
    """The person's municipalities with their applications, in a fixed number of queries."""
    memberships = list(
        person.memberships.select_related("municipality").order_by("municipality__sort_key")
    )
    applications = {}
    for application in (
        Application.objects.of_member(person)
        .select_related("edition", "municipality", "self_description")
        .prefetch_related(
            "edition__stages",
            "edition__extensions",
            "joint_members__municipality",
            "completions",
        )
        .order_by("-edition__slug")
    ):
        sentence = what_happens_next(application, at=at)
        for municipality in application.all_municipalities():
            applications.setdefault(municipality.pk, []).append((application, sentence))
    editions = list(
        Edition.objects.filter(status=Edition.Status.OPEN).prefetch_related("stages", "extensions")
    )
    found = []
    for membership in memberships:
        own = applications.get(membership.municipality_id, [])
        taken = {application.edition_id for application, _next in own}
        found.append(
            Place(
                municipality=membership.municipality,
                role=membership.get_role_display(),
                can_start=membership.role in Membership.WRITERS,
                applications=own,
                editions=[
                    edition
                    for edition in editions
                    if edition.pk not in taken
                    and windows.is_open_for(edition, membership.municipality_id, at)
                ],
            )
        )
    return found
