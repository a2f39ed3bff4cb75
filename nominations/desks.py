"""What awaits a municipality's people and the organisers on this floor, for their desks."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.desk import Task
from award.models import Edition
from nominations import rules
from nominations.models import Application, Completion, Feedback, Question, SelfDescription

Part = Question.Part
Status = Application.Status


def of_member(person, *, at):
    """Drafts to hand in while there is time, and feedback to read."""
    tasks = []
    applications = (
        Application.objects.editable_by(person)
        .select_related("edition", "municipality", "self_description")
        .prefetch_related("edition__stages", "edition__extensions", "completions")
        .filter(edition__status=Edition.Status.OPEN)
    )
    for application in applications:
        intake = rules.window_now(application, Part.APPLICATION, at)
        if application.status == Status.DRAFT and intake:
            words = _("Hand in the application from %(name)s")
            tasks.append(_hand_in(words, application, intake.closes_at))
        completion = rules.open_completion(application)
        if completion and not rules.reasons_not_to_save(application, Part.APPLICATION, at=at):
            words = _("Complete the application from %(name)s")
            tasks.append(_hand_in(words, application, completion.due_at))
        described = getattr(application, "self_description", None)
        stage = rules.window_now(application, Part.SELF_DESCRIPTION, at)
        if described and described.status == SelfDescription.Status.DRAFT and stage:
            words = _("Hand in the self-description from %(name)s")
            tasks.append(_hand_in(words, application, stage.closes_at))
    return tasks


def of_organiser(person, *, at):
    """Decisions on eligibility after an intake, late completions, feedback when the winner is known."""
    tasks = []
    editions = Edition.objects.managed_by(person).filter(status=Edition.Status.OPEN)
    for edition in editions.prefetch_related("stages"):
        undecided = edition.applications.filter(status=Status.SUBMITTED).count()
        if undecided and not rules.is_sealed(edition, at):
            words = ngettext(
                "Decide on the eligibility of %(n)d application",
                "Decide on the eligibility of %(n)d applications",
                undecided,
            )
            url = reverse("nominations:application_list", args=[edition.slug])
            tasks.append(Task(words % {"n": undecided}, f"{url}?status={Status.SUBMITTED}"))
        overdue = Completion.objects.open().filter(application__edition=edition, due_at__lte=at)
        if late := overdue.count():
            words = ngettext(
                "%(n)d completion is overdue",
                "%(n)d completions are overdue",
                late,
            )
            url = reverse("nominations:application_list", args=[edition.slug])
            tasks.append(Task(words % {"n": late}, f"{url}?only=overdue"))
        waiting = Feedback.objects.filter(application__edition=edition, released_at=None).count()
        if waiting and not rules.reasons_not_to_release_feedback(edition, written=waiting, at=at):
            url = reverse("nominations:feedback_list", args=[edition.slug])
            tasks.append(Task(_("Release the feedback to the municipalities"), url))
    return tasks


def _hand_in(words, application, due_at):
    url = reverse(
        "nominations:application_show", args=[application.edition.slug, application.municipality_id]
    )
    return Task(words % {"name": application.name}, url, due_at)
