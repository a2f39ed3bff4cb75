"""What stands in the way of an edition's next stage on this floor, in sentences with their pages."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.models import Stage
from award.readiness import Obstacle
from nominations import published
from nominations.models import Application, Extension, Feedback, Question, SelfDescription

Status = Application.Status
Kind = Stage.Kind


def check(stage, *, at):
    """The obstacles to leaving the stage that is running."""
    return [obstacle for ask in _CHECKS.get(stage.kind, ()) for obstacle in ask(stage, at)]


def _questions(stage, at):
    """An intake without questions takes in nothing; drafts that nobody hands in stop nothing."""
    if not stage.edition.questions.filter(part=Question.Part.APPLICATION).exists():
        yield Obstacle(
            _("The edition asks nothing in its application yet."),
            _page("nominations:form_show", stage),
        )


def _anybody(stage, at):
    if not stage.edition.applications.received().exists():
        yield Obstacle(
            _("No municipality has handed in an application yet."),
            _page("nominations:application_list", stage),
        )


def _undecided(stage, at):
    """Asked when the intake has closed: the jury reads only what may compete."""
    if stage.kind == Kind.INTAKE and not stage.has_closed(at):
        return
    n = stage.edition.applications.filter(status=Status.SUBMITTED).count()
    if n:
        yield Obstacle(
            ngettext(
                "%(n)d application awaits a decision on eligibility.",
                "%(n)d applications await a decision on eligibility.",
                n,
            )
            % {"n": n},
            f"{_page('nominations:application_list', stage)}?status={Status.SUBMITTED}",
        )


def _published(stage, at):
    """Those who take part by what they have published are taken in before the jury begins."""
    if stage.kind == Kind.INTAKE and not stage.has_closed(at):
        return
    n = len(published.taking_part(stage.edition, at))
    if n:
        yield Obstacle(
            ngettext(
                "%(n)d municipality takes part by what it has published and is not taken in yet.",
                "%(n)d municipalities take part by what they have published and are not taken in yet.",
                n,
            )
            % {"n": n},
            _page("nominations:published_list", stage),
        )


def _more_time(stage, at):
    """The jury begins when the last municipality's time is over; the others wait for it."""
    if stage.kind == Kind.INTAKE and not stage.has_closed(at):
        return
    running = Extension.objects.filter(
        edition=stage.edition, part=Question.Part.APPLICATION, until__gt=at
    )
    n = running.values("municipality").distinct().count()
    if n:
        yield Obstacle(
            ngettext(
                "%(n)d municipality still has time to hand in.",
                "%(n)d municipalities still have time to hand in.",
                n,
            )
            % {"n": n},
            _page("nominations:extension_list", stage),
        )


def _self_descriptions(stage, at):
    """While the time runs; a municipality that lets it run out cannot hold up the others."""
    if not stage.accepts(at):
        return
    n = SelfDescription.objects.filter(
        application__edition=stage.edition, status=SelfDescription.Status.DRAFT
    ).count()
    if n:
        yield Obstacle(
            ngettext(
                "%(n)d municipality on the longlist has not handed in its self-description.",
                "%(n)d municipalities on the longlist have not handed in their self-descriptions.",
                n,
            )
            % {"n": n},
            f"{_page('nominations:application_list', stage)}?status={Status.LONGLISTED}",
        )


def _feedback(stage, at):
    received = stage.edition.applications.received().count()
    written = Feedback.objects.filter(application__edition=stage.edition)
    missing = received - written.count()
    page = _page("nominations:feedback_list", stage)
    if missing:
        yield Obstacle(
            ngettext(
                "%(n)d municipality has no feedback yet.",
                "%(n)d municipalities have no feedback yet.",
                missing,
            )
            % {"n": missing},
            page,
        )
    waiting = written.filter(released_at=None).count()
    if waiting:
        yield Obstacle(
            ngettext(
                "%(n)d feedback is written but not released.",
                "%(n)d feedbacks are written but not released.",
                waiting,
            )
            % {"n": waiting},
            page,
        )


def _page(name, stage):
    return reverse(name, args=[stage.edition.slug])


_CHECKS = {
    Kind.INTAKE: (_questions, _anybody, _more_time, _published, _undecided),
    Kind.ASSESSMENT: (_more_time, _undecided),
    Kind.SELF_DESCRIPTION: (_self_descriptions,),
    Kind.FEEDBACK: (_feedback,),
}
