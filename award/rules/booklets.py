"""Whether the booklet's words may change, and whether it can be built."""

from django.utils.translation import gettext as _

from award.map import is_municipality
from award.rules.records import reasons_not_to_change


def reasons_not_to_change_booklet(edition):
    return reasons_not_to_change(edition)


def reasons_not_to_save_chapter(chapter):
    reasons = reasons_not_to_change(chapter.booklet.edition)
    if not is_municipality(chapter.municipality_code):
        reasons.append(
            _("No municipality has the code “%(code)s”.") % {"code": chapter.municipality_code}
        )
    others = chapter.booklet.chapters.exclude(pk=chapter.pk)
    if others.filter(municipality_code=chapter.municipality_code).exists():
        reasons.append(_("%(name)s already has a chapter.") % {"name": chapter.name})
    return reasons


def reasons_not_to_build_booklet(booklet):
    """A booklet needs its organiser's words; chapters may be few, but not empty."""
    reasons = reasons_not_to_change(booklet.edition)
    if not booklet.about:
        reasons.append(_("Write about the award first; it stands on the back cover."))
    if booklet.foreword and not booklet.signed_by:
        reasons.append(_("The foreword is not signed."))
    reasons += [
        _("The chapter about %(name)s has no text.") % {"name": chapter.name}
        for chapter in booklet.chapters.all()
        if not chapter.body.strip()
    ]
    return reasons
