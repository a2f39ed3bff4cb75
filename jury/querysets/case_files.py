"""Whose case files a juror reads in a round."""

from django.db.models import Q

from jury.querysets.rows import assignments, declarations
from nominations.models import Application


def judged_in(round_, person):
    """The applications that the person was dealt, and may read."""
    dealt = assignments().filter(round=round_).open_to(person)
    return Application.objects.filter(pk__in=dealt.values("application"))


def readable_in(round_, person):
    """Those, and in the last closed round all that the jury chooses among.

    Who votes about an application reads it, also who came to the jury too late to be dealt it. A conflict,
    an undecided doubt or no answer closes it either way.
    """
    chosen_among = declarations().on_the_choice(person).clear().filter(round=round_)
    dealt = judged_in(round_, person)
    return Application.objects.filter(
        Q(pk__in=dealt.values("pk")) | Q(pk__in=chosen_among.values("application"))
    )
