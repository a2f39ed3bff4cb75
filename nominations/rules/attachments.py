"""Whether a file may be attached, and what its application lacks because of it."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nominations.attached import WHOLE
from nominations.file_types import Fault
from nominations.models import Attachment, Question
from nominations.rules.applications import reasons_not_to_save

#: All that is kept of one application, what was taken out included: nobody fills the disk.
MOST_EVER = 100


def reasons_not_to_attach(application, part, field, *, size, at):
    """``field`` is the code of a question that asks for files, or empty for the application as a whole."""
    reasons = reasons_not_to_save(application, part, at=at, field=field or WHOLE)
    if reasons:
        return reasons
    if field and not _asks_for_files(application, part, field):
        reasons.append(_("There is no question %(code)s that asks for files.") % {"code": field})
    kept = application.attachments.filter(part=part).kept().count()
    if kept >= settings.MOST_ATTACHMENTS or application.attachments.count() >= MOST_EVER:
        most = settings.MOST_ATTACHMENTS
        words = ngettext(
            "There is room for %(most)d file. Take one out to make room for another.",
            "There is room for %(most)d files. Take one out to make room for another.",
            most,
        )
        reasons.append(words % {"most": most})
    if size > settings.LARGEST_ATTACHMENT:
        reasons.append(
            _("The file is too large: %(size)s. A file may be at most %(most)s.")
            % {"size": filesizeformat(size), "most": filesizeformat(settings.LARGEST_ATTACHMENT)}
        )
    if size == 0:
        reasons.append(reason_of_fault(Fault.EMPTY))
    return reasons


def reasons_not_to_change_attachment(attachment, *, at):
    """Whether it may be described or taken out."""
    return reasons_not_to_save(
        attachment.application, attachment.part, at=at, field=attachment.field or WHOLE
    )


def reasons_not_to_download(attachment):
    if attachment.scan == Attachment.Scan.INFECTED:
        return [
            _("%(name)s holds a virus and cannot be opened or downloaded.")
            % {"name": attachment.name}
        ]
    return []


def reason_of_fault(fault):
    """One sentence: what is wrong with the file and what to do about it."""
    return {
        Fault.EMPTY: _("The file is empty."),
        Fault.UNKNOWN: _(
            "The file is not of a kind that can be attached. Choose a PDF, a Word or Excel document"
            " (DOCX, XLSX), an OpenDocument (ODT, ODS, ODP) or a picture (PNG, JPEG, WebP)."
        ),
        Fault.OLD_OFFICE: _(
            "The file is in an older Office format. Save it as DOCX, XLSX or PDF and try again."
        ),
        Fault.PRESENTATION: _("Presentations are attached as PDF. Save it as PDF and try again."),
        Fault.MACROS: _("The file holds macros. Save it without macros and try again."),
        Fault.PROGRAM: _(
            "The file holds a program, a script or another file inside it. Print it to a new PDF and"
            " attach that instead."
        ),
        Fault.LOCKED: _("The file is locked with a password. Save it without one and try again."),
        Fault.DAMAGED: _(
            "The file could not be read: it is damaged or not whole. Save it again and try once more."
        ),
        Fault.TOO_MUCH_INSIDE: _(
            "The file holds too much: unpacked it becomes very large, or has very many parts. Save it as"
            " a smaller PDF."
        ),
        Fault.TOO_MANY_PIXELS: _(
            "The picture has too many pixels. Save it as JPEG, or make it smaller, and try again."
        ),
        Fault.TWO_KINDS: _(
            "The file is two files in one. Save it again from the program it was made in."
        ),
        Fault.TOO_HEAVY: _("The file takes too long to read. Save it as a simpler PDF."),
    }[fault]


def _asks_for_files(application, part, field):
    return application.edition.questions.filter(
        part=part, code=field, kind=Question.Kind.FILE
    ).exists()
