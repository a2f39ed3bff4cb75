"""Evidence: kept with its page, each file once; thrown away when its time is over."""

import gzip
import hashlib
import json
import logging
from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from award import history
from webaudit.models import EvidenceFile, PageEvidence

log = logging.getLogger("webaudit")

FOLDER = "evidence"
AT_ONCE = 200
# A file without a row may be on its way to one.
ON_ITS_WAY = timedelta(days=1)


def keep_evidence(page, result):
    """Put away how a page looked to the rules. Where there is no room it is said, and the audit goes on."""
    seen = result.evidence
    if seen is None:
        return None
    evidence = PageEvidence(
        page_audit=page,
        width=seen.width,
        height=seen.height,
        picture_sha256=_fingerprint(seen.picture),
        html_sha256=_fingerprint(seen.html),
        record={
            "places": seen.places or {},
            "versions": result.versions,
            "contacts": list(result.contacts),
            "refusals": list(result.refusals),
        },
    )
    evidence.record_sha256 = _fingerprint(canonical(evidence.record))
    try:
        with transaction.atomic():
            evidence.picture = _kept(EvidenceFile.Kind.PICTURE, seen.picture)
            evidence.html = _kept(EvidenceFile.Kind.HTML, seen.html)
    except OSError as problem:
        log.warning("evidence of %s could not be stored: %s", page.url, problem)
        evidence.status = PageEvidence.Status.NO_ROOM
        evidence.picture = evidence.html = None
    evidence.save()
    return evidence


def delete_old_evidence(*, at):
    """Throw away what has been kept long enough, and files of nothing. Returns of how many pages."""
    before = at - settings.AUDIT_EVIDENCE_KEPT
    deleted = 0
    while pages := _delete_some(before, at=at):
        deleted += pages
    _throw_away_unused(at=at)
    return deleted


def canonical(record):
    """A record as the bytes that its fingerprint is of."""
    return json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@transaction.atomic
def _delete_some(before, *, at):
    """Some of what has had its time, run by run in the history; the number of pages."""
    over = PageEvidence.objects.whose_time_is_over(before=before)
    rows = over.select_related("page_audit__run__edition").order_by("page_audit__run")
    batch = list(rows.select_for_update(of=("self",))[:AT_ONCE])
    for run, of_run in groupby(batch, key=lambda evidence: evidence.page_audit.run):
        of_run = list(of_run)
        for evidence in of_run:
            evidence.status = PageEvidence.Status.DELETED
            evidence.picture = evidence.html = None
            evidence.record = {}
            evidence.deleted_at = at
            evidence.save()
        history.record(
            None,
            "webaudit.evidence.deleted",
            run,
            at=at,
            edition=run.edition,
            pages=len(of_run),
        )
    return len(batch)


@transaction.atomic
def _throw_away_unused(*, at):
    """Files that no page has any more, and those that a worker left when it died."""
    storage = EvidenceFile._meta.get_field("file").storage
    unused = EvidenceFile.objects.filter(pictures=None, pages=None)
    locked = list(EvidenceFile.objects.filter(pk__in=unused.values("pk")).select_for_update())
    names = [file.file.name for file in locked]
    EvidenceFile.objects.filter(pk__in=[file.pk for file in locked]).delete()
    known = set(EvidenceFile.objects.values_list("file", flat=True)) | set(names)
    names += [
        name
        for name in _stored(storage)
        if name not in known and storage.get_modified_time(name) < at - ON_ITS_WAY
    ]
    transaction.on_commit(lambda: [storage.delete(name) for name in names])


def _stored(storage):
    """The names of all files of evidence on disk."""
    if not storage.exists(FOLDER):
        return
    for shelf in storage.listdir(FOLDER)[0]:
        for name in storage.listdir(f"{FOLDER}/{shelf}")[1]:
            yield f"{FOLDER}/{shelf}/{name}"


def _kept(kind, content):
    """The file with this content: the one that is kept already, or a new one."""
    if content is None:
        return None
    digest = _fingerprint(content)
    same = EvidenceFile.objects.select_for_update()
    if found := same.filter(sha256=digest).first():
        return found
    # Without the time in it, so that the same page is the same file.
    packed = gzip.compress(content, mtime=0) if kind == EvidenceFile.Kind.HTML else content
    new = EvidenceFile(sha256=digest, kind=kind, size=len(packed))
    new.file.save("file", ContentFile(packed), save=False)
    try:
        with transaction.atomic():
            new.save()
    except IntegrityError:  # another worker has kept the same a moment ago
        new.file.storage.delete(new.file.name)
        return same.get(sha256=digest)
    return new


def _fingerprint(content):
    return hashlib.sha256(content).hexdigest() if content is not None else ""
