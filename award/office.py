"""The office's map of an edition: which pages its parts have, in the order the work is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """A page about one part of the edition."""

    title: Promise
    text: Promise
    url: str


# Every page of the office about an edition, in the order the work is done. The pages of the other
# floors are named as strings only.
GROUPS = [
    (
        _("The edition"),
        [
            ("award:edition_change", _("Words and limits"), _("Name, purpose, prize, limits")),
            ("award:stage_list", _("Stages"), _("What happens when, places and weights")),
            ("award:partner_list", _("Partners"), _("The organisations behind")),
        ],
    ),
    (
        _("What counts"),
        [
            ("nominations:form_show", _("Questions"), _("Form, self-assessment, eligibility")),
            ("award:criterion_list", _("Criteria"), _("Weights, and each level in words")),
            ("award:selection_rule_list", _("Selection rules"), _("How the jury selects")),
        ],
    ),
    (
        _("The municipalities"),
        [
            ("nominations:application_list", _("Applications"), _("Progress and eligibility")),
            ("nominations:nomination_list", _("Nominations"), _("Who is proposed, and by whom")),
            (
                "nominations:published_list",
                _("Published self-assessments"),
                _("Read in, and who takes part"),
            ),
            ("nominations:doors_change", _("Ways in"), _("Nominations and self-assessments")),
            ("webaudit:site_list", _("The municipalities' sites"), _("Audits and reports")),
            ("nominations:exchange_show", _("Files in and out"), _("XLSX, CSV and JSON")),
            ("nominations:feedback_list", _("Feedback"), _("What each applicant gets back")),
        ],
    ),
    (
        _("The jury"),
        [
            ("award:jury_seat_list", _("Seats in the jury"), _("Roles and public words")),
            ("jury:juror_list", _("Jurors"), _("Who is appointed to each seat")),
            ("jury:proposal_list", _("Ties and conflicts"), _("Possible conflicts, and why")),
            ("jury:round_overview", _("Rounds and decisions"), _("Assessment and selection")),
            ("jury:meeting_overview", _("The jury's meetings"), _("When, and their minutes")),
            ("jury:visit_list", _("Visits to the nominees"), _("Teams, notes and reports")),
            ("jury:vote_manage", _("The jury's vote"), _("Rules, ballots and count")),
            ("jury:citation_list", _("Citation"), _("Why the winner won")),
        ],
    ),
    (
        _("Out to the world"),
        [
            ("award:booklet_change", _("Booklet"), _("Foreword, chapters and the PDF")),
            ("award:publication_list", _("Publication"), _("Embargo and announcement")),
        ],
    ),
    (
        _("What has happened"),
        [
            ("award:history_list", _("Events"), _("Who did what, and when")),
            ("award:letter_list", _("Letters"), _("What has gone out, word for word")),
        ],
    ),
]


def parts(edition):
    """The pages about an edition in groups: ``[(heading, [Part, …]), …]``."""
    return [
        (
            heading,
            [Part(title, text, reverse(name, args=[edition.slug])) for name, title, text in rows],
        )
        for heading, rows in GROUPS
    ]
