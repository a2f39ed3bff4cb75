from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NominationsConfig(AppConfig):
    name = "nominations"
    verbose_name = _("municipalities and applications")

    def ready(self):
        from allauth.account.signals import user_logged_in

        from award import desk, edition_parts, event_words, letters, readiness
        from award.letters import reminders as stage_reminders
        from award.models import Stage
        from nominations import (
            deadline_letters,
            desks,
            door_desks,
            member_desks,
            member_letters,
            reminders,
            services,
            signing_in,
            tasks,  # noqa: F401 - the tasks register themselves
        )
        from nominations.door_letters import KINDS as DOOR_KINDS
        from nominations.edition_part import describe
        from nominations.event_words import EVENTS
        from nominations.letter_kinds import KINDS
        from nominations.readiness import check

        edition_parts.register(services.fill_edition, describe)
        readiness.register(check)
        desk.register(desks.of_member)
        desk.register(desks.of_organiser)
        desk.register(member_desks.requests)
        user_logged_in.connect(signing_in.join_at_first_login)
        desk.register(door_desks.of_member)
        desk.register(door_desks.of_organiser)
        event_words.register(EVENTS)
        letters.register(*KINDS, *DOOR_KINDS)
        letters.register(*member_letters.KINDS, *deadline_letters.KINDS)
        stage_reminders.register(
            Stage.Kind.INTAKE, kind="nominations.reminder", provider=reminders.of_intake
        )
        stage_reminders.register(
            Stage.Kind.SELF_DESCRIPTION,
            kind="nominations.reminder",
            provider=reminders.of_self_description,
        )
