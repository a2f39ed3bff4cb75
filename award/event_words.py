"""What happened, in words: how each action of the history reads. Each app registers its own."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

_words: dict[str, str] = {}


def register(words: Mapping[str, str]) -> None:
    """Add how actions read: ``{"award.edition.opened": _("Opened the edition")}``."""
    _words.update(words)


def text(action: str) -> str:
    """The action as a sentence; an action nobody has put into words is shown as it is."""
    return str(_words.get(action, action))


def line(entry):
    """An entry of the history as a page lists it: when, who, what, and on which object."""
    return {
        "at": entry.at,
        "who": entry.actor_name or _("the system"),
        "text": f"{text(entry.action)}: {entry.object_name}",
        "detail": entry.details.get("reason", ""),
    }


register(
    {
        "award.award.added": _("The award was created"),
        "award.award.changed": _("The award's names were changed"),
        "award.award.created": _("The award was created"),
        "award.award.winners_imported": _("Former winners were added"),
        "award.letter.failed": _("A letter could not be delivered"),
        "award.letter.released": _("A letter was released"),
        "award.letter.sent_again": _("A letter was sent again"),
        "award.letter.voided": _("A letter was made void"),
        "award.letter_template.changed": _("The wording of a letter was changed"),
        "award.letter_template.restored": _("The earlier wording of a letter came back"),
        "award.organiser.added": _("An organiser was added"),
        "award.organiser.changed": _("An organiser was exchanged for another"),
        "award.organiser.removed": _("An organiser was removed"),
        "award.past_winner.added": _("A former winner was added"),
        "award.past_winner.changed": _("A former winner was changed"),
        "award.past_winner.removed": _("A former winner was removed"),
        "award.person.added": _("A person was added"),
        "award.person.changed": _("A person was changed"),
        "award.person.logged_in": _("Logged in"),
        "award.booklet.built": _("The booklet was built"),
        "award.booklet.changed": _("The booklet's words were changed"),
        "award.booklet.refused": _("The booklet could not be built"),
        "award.booklet.requested": _("The booklet was ordered"),
        "award.chapter.added": _("A chapter was added to the booklet"),
        "award.chapter.changed": _("A chapter of the booklet was changed"),
        "award.chapter.moved": _("A chapter of the booklet was moved"),
        "award.chapter.removed": _("A chapter of the booklet was removed"),
        "award.criterion.added": _("A criterion was added"),
        "award.criterion.changed": _("A criterion was changed"),
        "award.criterion.removed": _("A criterion was removed"),
        "award.edition.archived": _("The edition was archived"),
        "award.edition.changed": _("The edition's words or limits were changed"),
        "award.edition.created": _("The edition was created"),
        "award.edition.opened": _("The edition was opened"),
        "award.edition.weights_changed": _("The criteria's weights were changed"),
        "award.jury_seat.added": _("A seat was added to the jury"),
        "award.jury_seat.changed": _("A seat in the jury was changed"),
        "award.jury_seat.named": _("A seat in the jury was filled"),
        "award.jury_seat.removed": _("A seat in the jury was removed"),
        "award.partner.added": _("A partner was added"),
        "award.partner.changed": _("A partner was changed"),
        "award.partner.removed": _("A partner was removed"),
        "award.publication.embargo_lifted": _("Results were made public"),
        "award.publication.read_under_embargo": _("Results were read under embargo"),
        "award.booklet.read_under_embargo": _("The booklet was read under embargo"),
        "award.publication.handed_down": _("Results were handed down under embargo"),
        "award.selection_rule.added": _("A selection rule was added"),
        "award.selection_rule.changed": _("A selection rule was changed"),
        "award.selection_rule.removed": _("A selection rule was removed"),
        "award.stage.added": _("A stage was added"),
        "award.stage.changed": _("A stage was changed"),
        "award.stage.closed": _("A stage was closed"),
        "award.stage.extended": _("A stage was extended"),
        "award.stage.opened": _("A stage was opened"),
        "award.stage.reminded": _("Those who had not handed in were reminded"),
        "award.stage.missed": _("Those who had not handed in were told that the time was out"),
        "award.stage.removed": _("A stage was removed"),
    }
)
