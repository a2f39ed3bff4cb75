"""The files of an application that the juror may read, under names that do not tell whose they are."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from jury.querysets.case_files import readable_in
from jury.views.juror import round_to_declare
from nominations.models import Attachment
from nominations.views import attachments


@require_safe
def attachment_read(request, slug, round_id, code, number):
    attachment = _readable(request, slug, round_id, code, number)
    return attachments.served(attachment, request, f"bilaga-{number}.{attachment.kind}")


@require_safe
def attachment_glance(request, slug, round_id, code, number, page):
    """A page of a file, as a picture."""
    return attachments.preview_of(_readable(request, slug, round_id, code, number), page)


def _readable(request, slug, round_id, code, number):
    """Only what the juror may read: a conflict or a missing declaration answers as if it were not there."""
    round_ = round_to_declare(request.user, slug, round_id)
    return get_object_or_404(
        Attachment.objects.handed_in(),
        application__in=readable_in(round_, request.user),
        application__municipality=code,
        number=number,
    )
