"""What a juror promises before taking a seat, in words to tick one by one."""

from django.utils.translation import gettext as _


def conditions():
    """The promises, in the reader's language; all are needed."""
    return [
        _("I declare my conflicts of interest for every municipality before I read anything."),
        _("What I read and what we say stays in the jury until it is published."),
        _("I make my own judgement before I see anybody else's, and give a reason for each level."),
        _("I have the time: reading in each round, the jury's meetings, and visits if I am asked."),
        _(
            "My name, title and organisation are published, and so is towards whom I have a conflict."
        ),
    ]
