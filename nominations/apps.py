from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NominationsConfig(AppConfig):
    name = "nominations"
    verbose_name = _("municipalities and applications")

    def ready(self):
        from allauth.account.signals import user_logged_in

        from award import desk, edition_parts, event_words, letters, readiness
        from award.jobs import schedules
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
        from nominations.services import doors

        edition_parts.register(services.fill_edition, describe)
        readiness.register(check)
        desk.register(desks.of_member)
        desk.register(desks.of_organiser)
        desk.register(member_desks.requests)
        user_logged_in.connect(signing_in.join_at_first_login)
        desk.register(door_desks.of_member)
        desk.register(door_desks.of_organiser)
        event_words.register(EVENTS)
        schedules.register(doors.forget_unconfirmed_nominations)
        schedules.register(services.forget_dossiers)
        letters.register(*KINDS, *DOOR_KINDS)
        letters.register(*member_letters.KINDS, *deadline_letters.KINDS)
        reminders.register()
