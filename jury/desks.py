"""What awaits a juror, an organiser and a municipality, as sentences for their desks."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.desk import Task
from award.models import Edition, Stage
from jury import rules
from jury.candidates import candidates, finalists, number_undeclared
from jury.decision_writers import is_writer, writers
from jury.meeting_desk import meeting_tasks
from jury.models import (
    Assignment,
    Citation,
    Decision,
    Declaration,
    Juror,
    Round,
    SiteVisit,
    Vote,
)
from jury.readers import seat_of


def juror_tasks(person, *, at):
    """To declare, to assess, to note from visits; for those who lead also to decide and confirm."""
    seats = list(
        Juror.objects.of_person(person)
        .filter(edition__status=Edition.Status.OPEN)
        .select_related("seat", "edition")
    )
    if not seats:
        return []
    tasks = _declarations(person) + _rounds(person) + _visits(person)
    for juror in seats:
        tasks += meeting_tasks(juror) + _votes(juror)
        if juror.may_preside:
            tasks += (
                _doubts(person, juror.edition)
                + _proposals(person, juror.edition)
                + _confirmations(juror)
            )
    return tasks


def _rounds(person):
    own = Assignment.objects.of_juror(person)
    rounds = (
        Round.objects.filter(status=Round.Status.OPEN, stage__edition__jurors__person=person)
        .select_related("stage__edition")
        .annotate(
            undeclared=Count(
                "assignments", filter=Q(assignments__in=own.undeclared()), distinct=True
            ),
            unsigned=Count("assignments", filter=Q(assignments__in=own.unsigned()), distinct=True),
        )
        .order_by("pk")
    )
    tasks = []
    for round_ in rounds:
        address = [round_.stage.edition.slug, round_.pk]
        due_at = round_.stage.closes_at
        if round_.undeclared and not round_.seed:
            url = reverse("jury:declaration_edit", args=address)
            tasks.append(Task(_to_declare(round_.undeclared), url, due_at))
        if round_.unsigned:
            text = ngettext(
                "Assess and sign: %(n)d application left",
                "Assess and sign: %(n)d applications left",
                round_.unsigned,
            )
            url = reverse("jury:round_show", args=address)
            tasks.append(Task(text % {"n": round_.unsigned}, url, due_at))
    return tasks


def _declarations(person):
    """Conflicts to declare where readings are dealt by a plan: before it, and for what comes late.

    And in the last closed round: who has not answered takes no part in meeting, vote and decision.
    """
    dealt_by_plan = ~Q(seed="") & ~Q(status=Round.Status.CLOSED)
    last_closed = Q(pk__in=Round.objects.last_closed().values("pk"))
    rounds = Round.objects.declarable_by(person).filter(dealt_by_plan | last_closed)
    tasks = []
    for round_ in rounds.select_related("stage__edition").order_by("pk"):
        number = number_undeclared(round_, person)
        if number:
            is_closed = round_.status == Round.Status.CLOSED
            text = _to_take_part(number) if is_closed else _to_declare(number)
            url = reverse("jury:declaration_edit", args=[round_.stage.edition.slug, round_.pk])
            tasks.append(Task(text, url, None if is_closed else round_.stage.closes_at))
    return tasks


def _to_declare(number):
    text = ngettext(
        "Declare whether you have a conflict: %(n)d municipality",
        "Declare whether you have a conflict: %(n)d municipalities",
        number,
    )
    return text % {"n": number}


def _to_take_part(number):
    text = ngettext(
        "Declare whether you have a conflict, to take part in meeting, vote and decision: "
        "%(n)d municipality",
        "Declare whether you have a conflict, to take part in meeting, vote and decision: "
        "%(n)d municipalities",
        number,
    )
    return text % {"n": number}


def _visits(person):
    visits = (
        SiteVisit.objects.of_team(person)
        .filter(status=SiteVisit.Status.PLANNED)
        .select_related("application__municipality", "application__edition")
        .order_by("date", "application__municipality__sort_key")
    )
    return [
        Task(
            _("Write your notes from the visit to %(name)s") % {"name": visit.application.name},
            reverse(
                "jury:visit_note",
                args=[visit.application.edition.slug, visit.application.municipality_id],
            ),
        )
        for visit in visits
    ]


def _doubts(person, edition):
    waiting = list(
        Declaration.objects.decidable_by(person)
        .filter(round__stage__edition=edition)
        .values_list("round_id", flat=True)
    )
    tasks = []
    for round_id in sorted(set(waiting)):
        number = waiting.count(round_id)
        text = ngettext("Decide %(n)d doubtful conflict", "Decide %(n)d doubtful conflicts", number)
        url = reverse("jury:round_lead", args=[edition.slug, round_id])
        tasks.append(Task(text % {"n": number}, url))
    return tasks


def _votes(juror):
    """The own ballot, and for the one who presides the count once all are in."""
    vote = (
        Vote.objects.filter(stage__edition=juror.edition, status=Vote.Status.OPEN)
        .select_related("stage__edition")
        .first()
    )
    if vote is None:
        return []
    url = reverse("jury:vote_show", args=[juror.edition.slug])
    waiting = set(vote.ballots.waiting().values_list("juror_id", flat=True))
    if juror.pk in waiting:
        return [Task(_("Vote on the winner"), url, vote.stage.closes_at)]
    if waiting or rules.presiding_juror(vote.stage, list(candidates(vote.stage))) != juror:
        return []
    return [Task(_("Count the jury's votes; all are in"), url, vote.stage.closes_at)]


def _proposals(person, edition):
    """Decisions to write, for the one who presides where no organiser may."""
    stages = Stage.objects.filter(
        edition=edition, round__status=Round.Status.CLOSED, decision__isnull=True
    ).select_related("edition", "round")
    return [
        Task(
            _("Propose the decision on “%(stage)s”") % {"stage": stage.name},
            reverse("jury:decision_propose", args=[edition.slug, stage.pk]),
            stage.closes_at,
        )
        for stage in stages
        if person in writers(stage)
    ]


def _confirmations(juror):
    """Only for the one who presides over that decision."""
    tasks = []
    proposals = Decision.objects.filter(
        stage__edition=juror.edition, status=Decision.Status.PROPOSED
    ).select_related("stage__edition")
    for decision in proposals:
        stage = decision.stage
        if rules.presiding_juror(stage, list(candidates(stage))) == juror:
            text = _("Confirm the decision on “%(stage)s”") % {"stage": stage.name}
            url = reverse("jury:decision_confirm", args=[juror.edition.slug, stage.pk])
            tasks.append(Task(text, url, stage.closes_at))
    drafts = Citation.objects.filter(
        application__edition=juror.edition, status=Citation.Status.DRAFT
    )
    stage = rules.decision_stage(juror.edition)
    if stage and drafts.exists() and rules.presiding_juror(stage, list(finalists(stage))) == juror:
        url = reverse("jury:citation_adopt", args=[juror.edition.slug])
        tasks.append(Task(_("Adopt the citation"), url, stage.closes_at))
    return tasks


def organiser_tasks(person, *, at):
    """Rounds to open and close, and decisions to propose."""
    stages = (
        Stage.objects.managed_by(person)
        .filter(edition__status=Edition.Status.OPEN, kind=Stage.Kind.ASSESSMENT, opens_at__lte=at)
        .select_related("edition", "round", "decision")
    )
    tasks = []
    for stage in stages:
        round_ = getattr(stage, "round", None)
        if round_ is None and stage.is_open(at):
            url = reverse("jury:round_overview", args=[stage.edition.slug])
            text = _("Open the round “%(stage)s”")
        elif round_ is not None and round_.status == Round.Status.PREPARING:
            url = reverse("jury:plan_first", args=[stage.edition.slug, round_.pk])
            text = _("Deal the readings and open the round “%(stage)s”")
        elif round_ is not None and round_.status == Round.Status.OPEN:
            if rules.reasons_not_to_close_round(round_, at=at):
                continue
            url = reverse("jury:round_manage", args=[stage.edition.slug, round_.pk])
            text = _("Close the round “%(stage)s”; everything is in")
        elif round_ is not None and _awaits_proposal(stage, person):
            url = reverse("jury:decision_propose", args=[stage.edition.slug, stage.pk])
            text = _("Propose the decision on “%(stage)s”")
        else:
            continue
        tasks.append(Task(text % {"stage": stage.name}, url, stage.closes_at))
    return tasks


def _awaits_proposal(stage, person):
    if hasattr(stage, "decision"):
        return False
    return is_writer(stage, person, seat_of(person, stage.edition_id))


def municipality_tasks(person, *, at):
    """Reports of visits to read and correct."""
    visits = (
        SiteVisit.objects.checkable_by(person)
        .filter(status=SiteVisit.Status.REPORTED)
        .select_related("application__municipality", "application__edition")
        .order_by("date", "application__municipality__sort_key")
    )
    return [
        Task(
            _("Check the facts in the report of the jury's visit to %(name)s")
            % {"name": visit.application.name},
            reverse(
                "jury:visit_check",
                args=[visit.application.edition.slug, visit.application.municipality_id],
            ),
        )
        for visit in visits
    ]
