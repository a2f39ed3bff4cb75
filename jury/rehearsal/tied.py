"""The ties that the demonstration's register holds: some known of municipalities, some of jurors."""

from jury import services
from jury.conflicts.register import TieDraft

FIRM = "Norrsken Programvara AB"


def tell_ties(play, *, at):
    """The jury's fourth voter works at a supplier, its third sits on the board of one that nobody has
    thought of, and its second has left an applicant."""
    applicants = sorted(play.applicants, key=lambda each: each.code)
    voters = [juror for juror in play.jurors if juror.votes]
    if len(voters) < 4:
        return
    _first, second, third, fourth = voters[:4]
    ended = at.date().replace(month=1, day=31)
    drafts = [
        _tie("Karlstad", "joint_board", "Hagfors", note="Gemensam nämnd för it, från 2010"),
        _tie("Skövde", "supplier", "Tibro", note="Kommunens webbplats"),
        _tie("Atea", "supplier", "Skövde", note="Avtalsdatabas"),
        _of(fourth, "employed", FIRM),
        _tie(FIRM, "supplier", applicants[-1].name, note="Ledamotens egen uppgift"),
        _of(third, "board", "Samhällsdata AB", note="Bolagsverket"),
        _tie("Samhällsdata AB", "supplier", applicants[0].name, note="Avtalsdatabas"),
        _of(second, "employed", applicants[1].name, until=ended, note="Ledamotens egen uppgift"),
    ]
    services.save_ties(edition_id=play.edition.pk, drafts=drafts, actor=play.cast.organiser, at=at)


def _of(juror, kind, target, **values):
    person = juror.person
    return _tie(person.name, kind, target, source_email=person.email, **values)


def _tie(source, kind, target, **values):
    return TieDraft(kind=kind, source=source, target=target, **values)
