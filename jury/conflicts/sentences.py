"""How the record says who took no part."""

from django.utils.translation import gettext as _


def kept_out(part):
    """“Mona Ledamot took no part in Malmö and Lund because of a conflict.” One sentence a juror."""
    return [
        _("%(name)s took no part in what concerned %(applicants)s because of a conflict.")
        % {"name": juror, "applicants": listed(applicants)}
        for juror, applicants in part.kept_out
    ]


def listed(names):
    """“Malmö, Lund and Ystad”."""
    *most, last = names
    return _("%(most)s and %(last)s") % {"most": ", ".join(most), "last": last} if most else last


def seat_of(juror):
    """The juror's role and organisation, as they are public."""
    role = juror.seat.get_role_display()
    return f"{role}, {juror.seat.organisation}" if juror.seat.organisation else str(role)
