"""What the system knows of each condition for competing, as help for the person who decides.

The conditions are rows, and their codes are the model edition's; of a condition with another code nothing is
known. A hint never decides.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award import winners
from award.clock import in_words, until
from nominations import rules
from nominations.models import JointMember, Question
from nominations.rules import windows

Part = Question.Part
OK, LOOK = "success", "warning"


@dataclass(frozen=True)
class Hint:
    """One sentence; ``tone`` says whether there is something to look at."""

    text: str
    tone: str


def hints(application, case, *, at) -> dict[str, Hint]:
    """By the code of the condition: ``{"B3": Hint(…)}``. ``case`` is what was handed in."""
    asked = {
        "B1": lambda: _municipality(application),
        "B2": lambda: _together(application),
        "B3": lambda: _only_once(application),
        "B5": lambda: _nominated(application),
        "B6": lambda: _self_assessment(application, case),
        "B7": lambda: _reigning_winner(application, at),
        "B8": lambda: _people(application, case),
        "B9": lambda: _pictures(case),
        "B10": lambda: _time(application),
    }
    codes = application.edition.eligibility_rules.values_list("code", flat=True)
    found = {code: asked[code]() for code in codes if code in asked}
    return {code: hint for code, hint in found.items() if hint}


def _municipality(application):
    municipality = application.municipality
    words = _("%(name)s stands in the register with code %(code)s.")
    return Hint(words % {"name": municipality.legal_name, "code": municipality.pk}, OK)


def _together(application):
    others = application.all_municipalities()[1:]
    if not others:
        return Hint(_("The municipality applies alone."), OK)
    names = ", ".join(each.name for each in others)
    return Hint(_("Applies together with %(names)s.") % {"names": names}, LOOK)


def _only_once(application):
    """An own application and a part in another municipality's are two."""
    own = [municipality.pk for municipality in application.all_municipalities()]
    elsewhere = JointMember.objects.confirmed().filter(
        edition=application.edition_id, municipality__in=own
    )
    names = [
        str(each.application.name)
        for each in elsewhere.exclude(application=application).select_related(
            "application__municipality"
        )
    ]
    led = application.edition.applications.received().filter(municipality__in=own[1:])
    names += [each.name for each in led.select_related("municipality")]
    if names:
        words = _("Also takes part in the application from %(names)s.")
        return Hint(words % {"names": ", ".join(names)}, LOOK)
    return Hint(_("There is one application from the municipality."), OK)


def _nominated(application):
    n = application.edition.nominations.counting().filter(municipality=application.municipality_id)
    if not n:
        return Hint(_("The application is the municipality's own."), OK)
    words = ngettext(
        "%(n)d nomination, taken up by the municipality's own application.",
        "%(n)d nominations, taken up by the municipality's own application.",
        len(n),
    )
    return Hint(words % {"n": len(n)}, OK)


def _self_assessment(application, case):
    codes = [statement.code for statement in case.statements]
    written = application.versions.filter(field__in=codes).order_by("-saved_at").first()
    if written is None:
        return Hint(_("No self-assessment is made in this edition."), LOOK)
    figures = {
        "given": case.answered_statements,
        "total": len(codes),
        "day": date_format(timezone.localtime(written.saved_at), "j F Y"),
    }
    words = _("Made in this edition: %(given)d of %(total)d statements, last changed %(day)s.")
    return Hint(words % figures, OK if case.index is not None else LOOK)


def _reigning_winner(application, at):
    past = winners.winners(award=application.edition.award, at=at)
    earlier = [each for each in past if each.edition != application.edition]
    if not earlier:
        return None
    own = [municipality.pk for municipality in application.all_municipalities()]
    last = earlier[0]
    told = {"name": last.name, "year": last.year}
    if last.municipality_code in own:
        return Hint(_("%(name)s is the reigning winner (%(year)s).") % told, LOOK)
    return Hint(_("The reigning winner is %(name)s (%(year)s).") % told, OK)


def _people(application, case):
    warned = rules.personal_data(application, case, Part.APPLICATION)
    if not warned:
        return Hint(_("No address or phone number was found in the text."), OK)
    told = "; ".join(f"{each.sentence} {each.reason}".strip() for each in warned)
    return Hint(told, LOOK)


def _pictures(case):
    nameless = [file.name for file in case.attachments if file.is_picture and not file.photographer]
    if nameless:
        names = ", ".join(nameless)
        return Hint(_("Nobody is named as photographer of %(names)s.") % {"names": names}, LOOK)
    return Hint(_("Every picture has its photographer."), OK)


def _time(application):
    """Measured against what was shown; what came during the grace was taken in and is in time."""
    own = windows.windows(application.edition, application.municipality_id, Part.APPLICATION)
    at = application.submitted_at
    if not own or at is None:
        return None
    told = {"when": in_words(at), "end": until(own[-1].closes_at)}
    if own[-1].reason:
        words = _("Handed in on %(when)s; the municipality had longer time, until %(end)s.")
        return Hint(words % told, LOOK)
    return Hint(_("Handed in on %(when)s; the time ran out on %(end)s.") % told, OK)
