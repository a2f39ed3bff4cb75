"""A report as data for others: JSON, lines of JSON (NDJSON), CSV, and W3C's EARL as JSON-LD."""

import json

import tablib

from nominations.resources.cells import Csv
from webaudit import scales
from webaudit.hand_check_files import rows_of_edition, rows_of_site
from webaudit.models import Finding, PageAudit, Reply
from webaudit.reports import audit_that_counts, false_alarms_of
from webaudit.wcag import NAMES, RULES
from webaudit.words import ONLY_A_PART

CONTENT_TYPES = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "for-hand": "text/csv; charset=utf-8",
    "earl": "application/ld+json",
}
EARL_CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "ptr": "http://www.w3.org/2009/pointers#",
    "WCAG21": "https://www.w3.org/TR/WCAG21/#",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "result": "earl:result",
    "date": "dct:date",
    "title": "dct:title",
    "description": "dct:description",
    "hasVersion": "dct:hasVersion",
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "expression": "ptr:expression",
    "pointer": "earl:pointer",
}


def site_as(form, site):
    """A site's audit that counts, in the form asked for; None before the first audit."""
    audit = audit_that_counts(site)
    if audit is None:
        return None
    whole = _Whole(site, audit)
    ways = {"json": _json, "ndjson": _ndjson, "csv": _csv, "for-hand": _by_hand, "earl": _earl}
    return ways[form](whole)


def edition_as(form, report, edition):
    """An edition's audit, a row or a line for each site; any form but earl."""
    by_hand = rows_of_edition(edition)
    if form == "for-hand":
        return _hand_table(by_hand)
    rows = [_edition_row(line) for line in report.lines]
    head = {
        "edition": edition.slug,
        "note": str(ONLY_A_PART),
        "audited_at": report.run.finished_at.isoformat(),
        "tools": report.run.versions,
        "scale": scales.name_of(report.run.scale),
    }
    if form == "csv":
        return _table([{**row, "note": head["note"]} for row in rows])
    if form == "ndjson":
        sites = ({"type": "site", **row} for row in rows)
        checks = ({"type": "hand_check", **row} for row in by_hand)
        return _lines([{"type": "audit", **head}, *sites, *checks])
    faults = [
        {"rule": _rule(fault.rule.id), "sites": fault.sites, "pages": fault.pages}
        for fault in report.faults
    ]
    return _dump({**head, "sites": rows, "faults": faults, "hand_checks": by_hand})


class _Whole:
    """Everything about a site's audit, fetched once."""

    def __init__(self, site, audit):
        self.site, self.audit, self.run = site, audit, audit.run
        pages = PageAudit.objects.filter(run=audit.run, site=site).order_by("position", "pk")
        self.pages = list(pages.select_related("replaced_by"))
        self.replies = list(Reply.objects.filter(run=self.run.series, site=site).with_decisions())
        self.alarms = false_alarms_of(self.replies)
        self.findings = {page.pk: [] for page in self.pages}
        for finding in Finding.objects.filter(page_audit__in=self.findings).order_by("pk"):
            self.findings[finding.page_audit_id].append(finding)

    def is_false_alarm(self, page, rule):
        return (rule, page.url) in self.alarms

    def head(self):
        return {
            "note": str(ONLY_A_PART),
            "edition": self.site.edition.slug,
            "municipality": self.site.municipality_id,
            "name": self.site.municipality.name,
            "site": self.site.url,
            "audited_at": self.run.finished_at.isoformat(),
            "tools": self.run.versions,
            "scale": scales.name_of(self.run.scale),
            "points": self.audit.points,
            "low": self.audit.low,
            "high": self.audit.high,
            "pages_measured": self.audit.pages_measured,
            "pages_total": self.audit.pages_total,
        }

    def losses(self):
        return [{**loss, "words": _rule(loss["rule"])} for loss in self.audit.losses]


def _json(whole):
    return _dump(
        {
            **whole.head(),
            "losses": whole.losses(),
            "pages": [
                {**_page(page), "findings": [_finding(whole, page, one) for one in found]}
                for page, found in _by_page(whole)
            ],
            "replies": [_reply(reply) for reply in whole.replies],
            "hand_checks": rows_of_site(whole.site),
        }
    )


def _ndjson(whole):
    rows = [{"type": "audit", **whole.head()}]
    rows += [{"type": "loss", **loss} for loss in whole.losses()]
    for page, found in _by_page(whole):
        rows.append({"type": "page", **_page(page)})
        rows += [
            {"type": "finding", "url": page.url, **_finding(whole, page, one)} for one in found
        ]
    rows += [{"type": "reply", **_reply(reply)} for reply in whole.replies]
    rows += [{"type": "hand_check", **row} for row in rows_of_site(whole.site)]
    return _lines(rows)


def _csv(whole):
    rows = [
        {
            "municipality": whole.site.municipality_id,
            "url": page.url,
            **_finding(whole, page, one),
            "note": str(ONLY_A_PART),
        }
        for page, found in _by_page(whole)
        for one in found
    ]
    empty = {"municipality": whole.site.municipality_id, "note": str(ONLY_A_PART)}
    return _table([{**row, "wcag": " ".join(row["wcag"])} for row in rows] or [empty])


def _by_hand(whole):
    code = whole.site.municipality_id
    return _hand_table([{"municipality": code, **row} for row in rows_of_site(whole.site)])


def _hand_table(rows):
    """The checks by hand as a file of their own; empty where nothing is settled in an edition."""
    flat = [
        {name: " ".join(cell) if isinstance(cell, list) else cell for name, cell in row.items()}
        for row in rows
    ]
    return _table(flat or [dict.fromkeys(("municipality", "check", "wcag", "verdict"), "")])


def _earl(whole):
    """One assertion for each rule on each measured page: failed, passed, or for a person to tell."""
    tool = {
        "@id": "_:audit",
        "@type": "earl:Software",
        "title": "axe-core, pa11y",
        "description": str(ONLY_A_PART),
        "hasVersion": " ".join(f"{name} {version}" for name, version in whole.run.versions.items()),
    }
    graph = [tool]
    for page, found in _by_page(whole):
        subject = page.final_url or page.url
        graph.append({"@id": subject, "@type": "earl:TestSubject", "title": page.title})
        for rule, counts in sorted(page.rules.items()):
            graph.append(_assertion(whole, page, subject, rule, counts, found))
    return _dump({"@context": EARL_CONTEXT, "@graph": graph})


def _assertion(whole, page, subject, rule, counts, found):
    if counts["violations"] and not whole.is_false_alarm(page, rule):
        outcome = "earl:failed"
    else:
        outcome = "earl:cantTell" if counts["needs_review"] else "earl:passed"
    places = [
        {"@type": "ptr:CSSSelectorPointer", "expression": one.selector}
        for one in found
        if one.rule == rule and one.selector
    ]
    entry = RULES.get(rule)
    test = {"@id": f"_:{rule}", "@type": "earl:TestCase", "title": rule}
    if entry and entry.wcag:
        test["isPartOf"] = [f"WCAG21:{NAMES[number]}" for number in entry.wcag if number in NAMES]
    result = {"@type": "earl:TestResult", "outcome": outcome}
    result["date"] = page.measured_at.isoformat()
    if places and outcome != "earl:passed":
        result["pointer"] = places
    return {
        "@type": "earl:Assertion",
        "assertedBy": "_:audit",
        "subject": subject,
        "mode": "earl:automatic",
        "test": test,
        "result": result,
    }


def _by_page(whole):
    return [(page, whole.findings[page.pk]) for page in whole.pages]


def _page(page):
    return {
        "url": page.url,
        "final_url": page.final_url,
        "title": page.title,
        "kind": page.kind,
        "outcome": page.outcome,
        "detail": page.detail,
        "notes": page.notes,
        "replaced_by": page.replaced_by.url if page.replaced_by else None,
        "measured_at": page.measured_at.isoformat(),
        "rules": page.rules,
    }


def _finding(whole, page, finding):
    rule = RULES.get(finding.rule)
    return {
        "rule": finding.rule,
        "source": finding.source,
        "wcag": list(rule.wcag) if rule else [],
        "verdict": finding.verdict,
        "counts": finding.is_counted and not whole.is_false_alarm(page, finding.rule),
        "is_false_alarm": finding.is_counted and whole.is_false_alarm(page, finding.rule),
        "impact": finding.impact,
        "message": finding.message,
        "selector": finding.selector,
        "html": finding.excerpt,
        "at_wall": finding.is_at_wall,
    }


def _reply(reply):
    return {
        "rule": reply.rule,
        "pages": [page.url for page in reply.pages.all()],
        "text": reply.text,
        "written_at": reply.written_at.isoformat(),
        "status": reply.status,
        "decisions": [
            {
                "verdict": decision.verdict,
                "reason": decision.reason,
                "decided_at": decision.decided_at.isoformat(),
                "figures": [
                    {"before": change.points_before, "after": change.points_after}
                    for change in decision.changes.all()
                ],
            }
            for decision in reply.decisions.all()
        ],
    }


def _rule(id):
    rule = RULES.get(id)
    if rule is None:
        return {"rule": id}
    return {
        "rule": id,
        "wcag": list(rule.wcag),
        "guidelines": list(rule.guidelines),
        "impact": rule.impact,
        "fault_sv": rule.fault_sv,
        "fault_en": rule.fault_en,
        "people_sv": [people.sv for people in rule.people],
        "people_en": [people.en for people in rule.people],
        "mend_sv": rule.mend_sv,
        "mend_en": rule.mend_en,
    }


def _edition_row(line):
    audit = line.audit
    return {
        "municipality": line.municipality.code,
        "name": line.municipality.name,
        "site": line.url,
        "points": audit.points,
        "low": audit.low,
        "high": audit.high,
        "band": line.band,
        "rules_broken": len(audit.losses),
        "pages_measured": audit.pages_measured,
        "pages_total": audit.pages_total,
        "points_in_the_earlier_edition": line.before and line.before.points,
    }


def _dump(thing):
    return json.dumps(thing, ensure_ascii=False, indent=1).encode()


def _lines(rows):
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def _table(rows):
    """Rows as CSV that no spreadsheet runs."""
    dataset = tablib.Dataset(headers=list(rows[0]))
    for row in rows:
        dataset.append(list(row.values()))
    return Csv().export_data(dataset)
