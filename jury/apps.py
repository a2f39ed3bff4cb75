from django.apps import AppConfig


class JuryConfig(AppConfig):
    name = "jury"

    def ready(self):
        from award import desk, edition_links, edition_parts, event_words, letters, readiness
        from jury import desks, public_links, seal_desk, services
        from jury.edition_part import describe
        from jury.event_words import EVENTS
        from jury.letter_kinds import KINDS
        from jury.readiness import obstacles

        edition_parts.register(services.fill_edition, describe)
        event_words.register(EVENTS)
        letters.register(*KINDS)
        readiness.register(obstacles)
        edition_links.register(public_links.of_the_vote)
        desk.register(desks.juror_tasks)
        desk.register(desks.organiser_tasks)
        desk.register(desks.municipality_tasks)
        desk.register(seal_desk.seal_tasks)
