"""What the ways in lay on desks: nominations and invitations to answer, and what the office looks after."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.desk import Task
from award.models import Edition
from nominations import rules
from nominations.models import JointMember, Membership, Nomination


def of_member(person, *, at):
    """Nominations (one task for each municipality and edition) and invitations that the person may answer."""
    waiting = (
        Nomination.objects.answerable_by(person)
        .waiting()
        .filter(edition__status=Edition.Status.OPEN)
        .select_related("edition", "municipality")
        .prefetch_related("edition__stages")
    )
    invitations = (
        JointMember.objects.answerable_by(person)
        .filter(status=JointMember.Status.INVITED, edition__status=Edition.Status.OPEN)
        .select_related("municipality", "application__edition", "application__municipality")
        .prefetch_related("application__edition__stages")
    )
    return [
        *_nominations(waiting, at=at),
        *(
            _invitation(member)
            for member in invitations
            if not rules.reasons_not_to_change_who_applies(member.application, at=at)
        ),
    ]


def _invitation(member):
    words = {"name": member.municipality.name, "lead": member.application.municipality.name}
    place = [member.application.edition.slug, member.municipality_id, member.pk]
    return Task(
        _("Answer whether %(name)s applies together with %(lead)s") % words,
        reverse("nominations:joint_answer", args=place),
    )


def _nominations(waiting, *, at):
    found = {(each.edition_id, each.municipality_id): each for each in waiting}
    return [
        Task(
            _("Answer the nomination of %(name)s") % {"name": nomination.municipality.name},
            reverse(
                "nominations:nomination_answer",
                args=[nomination.edition.slug, nomination.municipality_id],
            ),
        )
        for nomination in found.values()
        if not rules.reasons_not_to_answer_nominations(
            nomination.edition, nomination.municipality, 1, at=at
        )
    ]


def of_organiser(person, *, at):
    """Nominated municipalities that nobody here works for: the office helps them to hear of it."""
    tasks = []
    for edition in Edition.objects.managed_by(person).filter(status=Edition.Status.OPEN):
        waiting = Nomination.objects.waiting().filter(edition=edition)
        unheard = (
            waiting.exclude(municipality__in=Membership.objects.values("municipality"))
            .values("municipality")
            .distinct()
            .count()
        )
        if unheard:
            words = ngettext(
                "%(n)d nominated municipality has nobody who can answer",
                "%(n)d nominated municipalities have nobody who can answer",
                unheard,
            )
            url = reverse("nominations:nomination_list", args=[edition.slug])
            tasks.append(Task(words % {"n": unheard}, url))
    return tasks
