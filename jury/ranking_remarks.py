"""What has to be said beside a ranking's figures, in sentences: remarks, reliability, the chair's alarm."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jury.ranking import Remark
from jury.ranking.reliability import Reliability, Strength
from jury.rules.rounds import in_a_row

WHOLE = {
    Remark.ONE_JUROR: gettext_lazy("One juror only: how sure the places are cannot be told."),
    Remark.FEW_TO_COMPARE: gettext_lazy(
        "There are fewer than four applications or three jurors, so no chances to go on are told."
    ),
    Remark.ALL_EQUAL: gettext_lazy("All points are equal, so all share one place."),
}
STRENGTHS = {
    Strength.LOW: gettext_lazy("weak"),
    Strength.MODERATE: gettext_lazy("moderate"),
    Strength.GOOD: gettext_lazy("good"),
    Strength.VERY_GOOD: gettext_lazy("very good"),
}


def remarks_of(facts, names, jurors):
    """Sentences. ``names`` are what applications are called by code, ``jurors`` by number."""
    return [
        _sentence(Remark[each["remark"]], each["names"], names, jurors)
        for each in facts["comments"]
        # Those that nobody has read are listed by themselves.
        if each["remark"] != Remark.NOT_READ.name
    ]


def _sentence(remark, keys, names, jurors):
    if remark in WHOLE:
        return str(WHOLE[remark])
    if remark is Remark.ONE_LEVEL:
        told = in_a_row([jurors.get(key, key) for key in keys])
        text = ngettext(
            "%(names)s has given all applications the same points, and so does not tell them apart.",
            "%(names)s have each given all applications the same points, and so do not tell them apart.",
            len(keys),
        )
        return text % {"names": told}
    told = in_a_row([names.get(key, key) for key in keys])
    if remark is Remark.LITTLE_READ:
        text = ngettext(
            "%(names)s has fewer than three readings, or half of those planned, and cannot be in by"
            " itself.",
            "%(names)s have fewer than three readings, or half of those planned, and cannot be in by"
            " themselves.",
            len(keys),
        )
    else:
        text = ngettext(
            "%(names)s has no juror in common with the others. That it can be compared rests on the"
            " assumption that the groups got equally good applications.",
            "%(names)s have no juror in common with the others. That they can be compared rests on the"
            " assumption that the groups got equally good applications.",
            len(keys),
        )
    return text % {"names": told}


@dataclass(frozen=True)
class Reliance:
    """How much of the differences is the applications, with a word for it. Shares of 1."""

    single: float
    panel: float
    absolute: float
    word: str
    jurors_needed: int


def reliance_of(facts):
    """None where it cannot be told."""
    found = facts["reliability"]
    if not found:
        return None
    reliability = Reliability(**found)
    return Reliance(
        reliability.single,
        reliability.panel,
        reliability.absolute,
        str(STRENGTHS[reliability.strength]),
        max(1, -int(-reliability.jurors_needed // 1)),
    )


class Beside:
    """All of it for one reader of a closed round; the alarm for the chair only."""

    def __init__(self, reader):
        facts = reader.ranking.facts
        self.remarks = remarks_of(facts, reader.names, reader.jurors) + evidence_of(reader.ranking)
        self.reliance = reliance_of(facts)
        alarm = reader.ranking.alarm if reader.sees_names else None
        self.alarm = alarm_of(alarm, reader.names, reader.jurors)


def evidence_of(ranking):
    """Sentences on how far off the figures beside the jury's may be, and whether that is counted with."""
    stage, exact = ranking.round.stage, ranking.facts["exact_audits"]
    audited = [line for line in ranking.lines if line.figures.audit is not None]
    uncounted = [each.application.name for each in audited if each.figures.code in (exact or ())]
    valued = [line for line in ranking.lines if line.figures.self_assessment is not None]
    sentences = []
    if stage.weight_audit and audited and exact is None:
        sentences.append(_("The web audit's figures count as exact."))
    elif stage.weight_audit and audited:
        if len(uncounted) < len(audited):
            sentences.append(
                _(
                    "The web audit's figures count with how far off they may be, had other pages of the"
                    " site been chosen."
                )
            )
        if uncounted:
            sentences.append(
                _(
                    "How far off the web audit's figure may be is not known of %(names)s: it counts as exact."
                )
                % {"names": in_a_row(uncounted)}
            )
    if stage.weight_self_assessment and valued:
        sentences.append(
            _("The self-assessment counts as exact: how far off it may be has not been measured.")
        )
    return sentences


def alarm_of(alarm, names, jurors):
    """What the chair should look at, in sentences; none where nothing stands out."""
    if not alarm:
        return []
    loud = [(key, alarm["ratios"][key]) for key in alarm["loud"]]
    sentences = [
        _(
            "%(name)s's points follow the applications less than others' do: the noise is %(ratio)s times"
            " the typical."
        )
        % {"name": jurors.get(key, key), "ratio": number_format(round(ratio, 1), decimal_pos=1)}
        for key, ratio in loud
    ]
    changes = {
        _("With each juror weighed by that, %(names)s would be in."): alarm["comes_in"],
        _("With each juror weighed by that, %(names)s would no longer be in."): alarm["falls_out"],
    }
    return sentences + [
        text % {"names": in_a_row([names.get(key, key) for key in keys])}
        for text, keys in changes.items()
        if keys
    ]
