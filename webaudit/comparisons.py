"""A site's figure beside that of an earlier edition: what was mended, what is new, what is as it was."""

from dataclasses import dataclass
from itertools import groupby

from webaudit.models import SiteAudit
from webaudit.querysets import counting_audit
from webaudit.reports import in_language
from webaudit.wcag import RULES


@dataclass(frozen=True)
class Change:
    """One rule then and now, in pages; None: it held or did not apply."""

    text: str
    before: dict | None
    after: dict | None

    @property
    def kind(self):
        if self.after is None:
            return "mended"
        if self.before is None:
            return "new"
        before, after = _share(self.before), _share(self.after)
        return "same" if before == after else "better" if after < before else "worse"


@dataclass(frozen=True)
class Comparison:
    """Two audits of one municipality's site in two editions of the award."""

    edition: object
    before: SiteAudit
    after: SiteAudit
    changes: list[Change]

    @property
    def difference(self):
        """Points gained; None where either was not measured."""
        if self.before.points is None or self.after.points is None:
            return None
        return self.after.points - self.before.points

    @property
    def is_certain(self):
        """Whether the intervals do not overlap: else chance alone may have made the difference."""
        if self.difference is None:
            return False
        return self.after.low > self.before.high or self.after.high < self.before.low

    @property
    def has_same_tools(self):
        return self.before.run.versions == self.after.run.versions


def earlier_audits(edition, municipality_codes):
    """By municipality, its audits that count in the award's earlier editions, the latest first."""
    audits = (
        SiteAudit.objects.filter(
            site__municipality__in=municipality_codes,
            site__edition__award=edition.award_id,
            run__status="completed",
            run__edition__slug__lt=edition.slug,
        )
        .select_related("run", "site__edition")
        .defer("site__robots_txt")
        .order_by("site__municipality", "-site__edition__slug", "-run__started_at")
    )
    found = {}
    for key, group in groupby(audits, key=lambda one: (one.site.municipality_id, one.site_id)):
        group = list(group)
        latest = [one for one in group if one.run.series == group[0].run.series]
        found.setdefault(key[0], []).append(counting_audit(latest[::-1]))
    return found


def compared(before, after):
    """What has changed between two audits, the greatest losses now first, then what was mended."""
    then = {loss["rule"]: loss for loss in before.losses}
    now = {loss["rule"]: loss for loss in after.losses}
    rules = [*now, *(rule for rule in then if rule not in now)]
    return Comparison(
        edition=before.site.edition,
        before=before,
        after=after,
        changes=[
            Change(in_language(RULES[rule], "fault"), then.get(rule), now.get(rule))
            for rule in rules
            if rule in RULES
        ],
    )


def _share(loss):
    return loss["failed_pages"] / loss["applicable_pages"]
