"""What the ways in lay on desks: nominations and invitations to answer, and what the office looks after."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.desk import Task
from award.models import Edition
from nominations import published, rules
from nominations.models import JointMember, Membership, Municipality, Nomination


def of_member(person, *, at):
    """Nominations and invitations that the person may answer, and taking part by what is published."""
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
        *_published(person, at=at),
        *_nominations(waiting, at=at),
        *(
            _invitation(member)
            for member in invitations
            if not rules.reasons_not_to_change_who_applies(member.application, at=at)
        ),
    ]


def _published(person, *, at):
    """That a municipality takes part by what it has published, while it can still decline."""
    editions = Edition.objects.filter(
        status=Edition.Status.OPEN, doors__takes_part_automatically=True
    )
    codes = set(Municipality.objects.administered_by(person).values_list("pk", flat=True))
    for edition in editions.prefetch_related("stages"):
        if not codes or rules.reasons_not_to_opt_out(edition, at=at):
            continue
        for code in sorted(codes & set(published.taking_part(edition, at))):
            yield Task(
                _(
                    "You take part in %(edition)s by your published self-assessment: read what counts"
                )
                % {"edition": edition.name},
                reverse("nominations:published_show", args=[edition.slug, code]),
            )


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
