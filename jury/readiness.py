"""What in the jury stands in the way of leaving a stage."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.models import Stage
from award.readiness import Obstacle
from jury import rules, votes
from jury.candidates import candidates, finalists
from jury.models import Assignment, Citation, Decision, Juror, Round, SiteVisit, Vote
from nominations.querysets import name_of_applicant


def obstacles(stage, *, at):
    """Of the stage now running, as sentences with the page where each is done."""
    kinds = {
        Stage.Kind.INTAKE: _about_seats,
        Stage.Kind.ASSESSMENT: _about_assessment,
        Stage.Kind.SITE_VISIT: _about_visits,
        Stage.Kind.DECISION: _about_winner,
    }
    check = kinds.get(stage.kind)
    return check(stage) if check else []


def _about_seats(stage):
    vacant = stage.edition.jury_seats.filter(juror__isnull=True).count()
    if not vacant:
        return []
    text = ngettext(
        "%(n)d seat in the jury is vacant.", "%(n)d seats in the jury are vacant.", vacant
    )
    return [Obstacle(text % {"n": vacant}, reverse("jury:juror_list", args=[stage.edition.slug]))]


def _about_assessment(stage):
    round_ = getattr(stage, "round", None)
    if round_ is None:
        url = reverse("jury:round_overview", args=[stage.edition.slug])
        return [*_about_seats(stage), Obstacle(_("The assessment round is not open."), url)]
    if round_.status == Round.Status.PREPARING:
        url = reverse("jury:round_manage", args=[stage.edition.slug, round_.pk])
        return [Obstacle(_("The assessment round is being prepared."), url)]
    if round_.status != Round.Status.CLOSED:
        return _about_open_round(round_)
    return _about_decision(stage)


def _about_open_round(round_):
    url = reverse("jury:round_manage", args=[round_.stage.edition.slug, round_.pk])
    assignments = Assignment.objects.filter(round=round_)
    found = []
    undeclared = [
        str(juror)
        for juror in Juror.objects.filter(
            pk__in=assignments.undeclared().values("juror")
        ).select_related("person")
    ]
    if undeclared:
        text = ngettext(
            "%(names)s has not declared all conflicts.",
            "%(names)s have not declared all conflicts.",
            len(undeclared),
        )
        found.append(Obstacle(text % {"names": rules.in_a_row(undeclared)}, url))
    awaiting = round_.declarations.awaiting().count()
    if awaiting:
        text = ngettext(
            "%(n)d doubtful conflict awaits the chair.",
            "%(n)d doubtful conflicts await the chair.",
            awaiting,
        )
        found.append(Obstacle(text % {"n": awaiting}, url))
    unsigned = assignments.unsigned().count()
    if unsigned:
        text = ngettext(
            "%(n)d assessment is not signed.", "%(n)d assessments are not signed.", unsigned
        )
        found.append(Obstacle(text % {"n": unsigned}, url))
    return [*found, Obstacle(_("The assessment round is not closed."), url)]


def _about_decision(stage):
    url = reverse("jury:decision_propose", args=[stage.edition.slug, stage.pk])
    decision = getattr(stage, "decision", None)
    if decision is None:
        return [Obstacle(_("No decision is proposed on “%(stage)s”.") % {"stage": stage.name}, url)]
    if decision.status == Decision.Status.CONFIRMED:
        return []
    leader = rules.presiding_juror(stage, list(candidates(stage)))
    if leader is None:
        return [
            Obstacle(
                _(
                    "Chair and vice chair both have a conflict or have not answered, so nobody can preside."
                ),
                url,
            )
        ]
    return [
        Obstacle(
            _("%(name)s has not confirmed the decision on “%(stage)s”.")
            % {"name": leader, "stage": stage.name},
            url,
        )
    ]


def _about_visits(stage):
    slug = stage.edition.slug
    nominees = stage.edition.applications.filter(status="nominated")
    questions = [
        (Q(site_visit__isnull=True), _("No visit is planned: %(names)s.")),
        (
            Q(site_visit__status=SiteVisit.Status.PLANNED),
            _("The report of the visit is not sent: %(names)s."),
        ),
        (
            Q(site_visit__status=SiteVisit.Status.REPORTED),
            _("The fact check of the visit has not come: %(names)s."),
        ),
    ]
    found = []
    for question, sentence in questions:
        names = list(nominees.filter(question).values_list(name_of_applicant(), flat=True))
        if names:
            text = sentence % {"names": rules.in_a_row(names)}
            found.append(Obstacle(text, reverse("jury:visit_list", args=[slug])))
    return found


def _about_vote(stage):
    """A vote that is begun is finished before the winner is decided."""
    vote = votes.vote_of(stage)
    if vote is None or vote.status == Vote.Status.CLOSED:
        return []
    url = reverse("jury:vote_manage", args=[stage.edition.slug])
    return [Obstacle(_("The jury's vote is not counted yet."), url)]


def _about_winner(stage):
    found = []
    round_ = getattr(stage, "round", None)
    if round_ is not None and round_.status != Round.Status.CLOSED:
        found += _about_open_round(round_)
    else:
        found += _about_vote(stage) or _about_decision(stage)
    adopted = Citation.objects.filter(
        application__in=finalists(stage), status=Citation.Status.ADOPTED
    )
    if not adopted.exists() and not votes.gives_no_prize(stage):
        url = reverse("jury:citation_list", args=[stage.edition.slug])
        found.append(Obstacle(_("The citation is not adopted."), url))
    return found
