"""Who has begun but not handed in: reminded before the deadline, perhaps their own, and told afterwards."""

from award.letters import reminders
from award.letters.reminders import Awaited, Missed
from award.models import Edition, Stage
from nominations.letter_kinds import editors_of
from nominations.models import Application, Extension, Question, SelfDescription
from nominations.rules import windows

Part = Question.Part


def register():
    """Remind of applications and of self-descriptions; tell of applications that were not handed in."""
    missed = Missed("nominations.not_handed_in", of_missed_intake)
    for stage_kind, provider, part, told in (
        (Stage.Kind.INTAKE, of_intake, Part.APPLICATION, missed),
        (Stage.Kind.SELF_DESCRIPTION, of_self_description, Part.SELF_DESCRIPTION, None),
    ):
        reminders.register(
            stage_kind,
            kind="nominations.reminder",
            provider=provider,
            deadlines=own_deadlines(part),
            missed=told,
        )


def of_intake(stage):
    """Everybody who writes on an application that is still a draft. What is withdrawn is not awaited."""
    drafts = stage.edition.applications.filter(status=Application.Status.DRAFT)
    return _awaited(stage, drafts, Part.APPLICATION, page="nominations:application_show")


def of_missed_intake(stage):
    """Everybody who writes on a draft when the time is out, also for those who have joined it."""
    if stage != windows.stages(stage.edition, Part.APPLICATION)[-1]:
        return []
    drafts = stage.edition.applications.filter(status=Application.Status.DRAFT)
    page = "nominations:application_show"
    return _awaited(stage, drafts, Part.APPLICATION, page=page, of_all=True)


def of_self_description(stage):
    """Everybody who writes on a self-description that is still a draft."""
    drafts = stage.edition.applications.filter(
        self_description__status=SelfDescription.Status.DRAFT
    )
    page = "nominations:self_description_edit"
    return _awaited(stage, drafts, Part.SELF_DESCRIPTION, page=page)


def own_deadlines(part):
    """What asks for the ends of the time that single municipalities have been given for a part."""

    def deadlines(*, after, before):
        granted = Extension.objects.filter(
            part=part,
            until__gt=after,
            until__lte=before,
            edition__status=Edition.Status.OPEN,
        ).select_related("edition")
        found = {
            (windows.stages(extension.edition, part)[-1], extension.until) for extension in granted
        }
        return sorted(found, key=lambda each: each[1])

    return deadlines


def _awaited(stage, applications, part, *, page, of_all=False):
    found = list(
        applications.select_related("edition", "municipality")
        .prefetch_related("edition__stages", "edition__extensions")
        .order_by("pk")
    )
    return [
        Awaited(
            reader,
            about=reader.context["application"],
            closes_at=_closes_at(stage, reader.context["application"], part),
        )
        for reader in editors_of(found, page=page, of_all=of_all)
    ]


def _closes_at(stage, application, part):
    """When the stage ends for the municipality."""
    place = windows.stages(application.edition, part).index(stage)
    own = windows.windows(application.edition, application.municipality_id, part)
    return own[place].closes_at
