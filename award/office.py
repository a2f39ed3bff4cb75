"""The office's map of an edition: which pages its parts have, in the order the work is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Part:
    """A page about one part of the edition."""

    title: str
    text: str
    url: str


def parts(edition):
    """Groups of pages: ``[(heading, [Part, …]), …]``. Pages of other floors are named as strings."""

    def part(name, title, text):
        return Part(title, text, reverse(name, args=[edition.slug]))

    return [
        (
            _("The edition"),
            [
                part(
                    "award:edition_change",
                    _("Words and limits"),
                    _("Name, purpose, prize and the limits that hold"),
                ),
                part("award:stage_list", _("Stages"), _("What happens when, places and weights")),
                part("award:partner_list", _("Partners"), _("The organisations behind")),
            ],
        ),
        (
            _("What counts"),
            [
                part("award:criterion_list", _("Criteria"), _("Weights, and each level in words")),
                part("award:selection_rule_list", _("Selection rules"), _("How the jury selects")),
            ],
        ),
        (
            _("The jury"),
            [
                part(
                    "award:jury_seat_list",
                    _("Seats in the jury"),
                    _("Roles and organisations, as everybody reads them"),
                ),
            ],
        ),
        (
            _("Out to the world"),
            [
                part("award:booklet_change", _("Booklet"), _("Foreword, chapters and the PDF")),
                part("award:publication_list", _("Publication"), _("Embargo and announcement")),
            ],
        ),
        (
            _("What has happened"),
            [
                part("award:history_list", _("Events"), _("Who did what, and when")),
                part("award:letter_list", _("Letters"), _("What has gone out, word for word")),
            ],
        ),
    ]
