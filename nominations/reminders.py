"""Who has begun but not handed in, for the reminders before a deadline, which may be a municipality's own."""

from award.letters import reminders
from award.letters.reminders import Awaited
from award.models import Edition, Stage
from nominations.letter_kinds import editors_of
from nominations.models import Application, Extension, Question, SelfDescription
from nominations.rules import windows

Part = Question.Part


def register():
    """Remind of applications and of self-descriptions."""
    for stage_kind, provider, part in (
        (Stage.Kind.INTAKE, of_intake, Part.APPLICATION),
        (Stage.Kind.SELF_DESCRIPTION, of_self_description, Part.SELF_DESCRIPTION),
    ):
        reminders.register(
            stage_kind,
            kind="nominations.reminder",
            provider=provider,
            deadlines=own_deadlines(part),
        )


def of_intake(stage):
    """Everybody who writes on an application that is still a draft. What is withdrawn is not awaited."""
    drafts = stage.edition.applications.filter(status=Application.Status.DRAFT)
    return _awaited(stage, drafts, Part.APPLICATION, page="nominations:application_show")


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


def _awaited(stage, applications, part, *, page):
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
        for reader in editors_of(found, page=page)
    ]


def _closes_at(stage, application, part):
    """When the stage ends for the municipality."""
    place = windows.stages(application.edition, part).index(stage)
    own = windows.windows(application.edition, application.municipality_id, part)
    return own[place].closes_at
