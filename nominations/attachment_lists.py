"""The files of an application, place by place: each question that asks for files, and the whole."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from nominations import rules
from nominations.attached import WHOLE, CaseAttachment
from nominations.forms import AttachmentForm, PictureForm
from nominations.models import Application, Question, SelfDescription

Part = Question.Part


@dataclass(frozen=True)
class Row:
    """One file, with the form that describes it where it is a picture that may be changed."""

    attachment: CaseAttachment
    form: PictureForm | None


@dataclass(frozen=True)
class Place:
    """Where files belong: a question, or the application or the self-description as a whole."""

    part: str
    field: str
    title: str
    help: str
    rows: list[Row]
    form: AttachmentForm | None
    may_add: bool

    @property
    def attachments(self) -> list[CaseAttachment]:
        return [row.attachment for row in self.rows]

    @property
    def key(self) -> str:
        """What sets the place apart on its page."""
        return f"{self.part}-{self.field or WHOLE}"


def places(application, person, *, at, sent=None, described=None) -> list[Place]:
    """``sent`` is the form of a file, ``described`` the number of a picture and its form: to be put right."""
    may_edit = Application.objects.editable_by(person).filter(pk=application.pk).exists()
    kept = list(application.attachments.kept())
    found = []
    for part in _parts(application):
        in_part = [row for row in kept if row.part == part]
        for field, title, help in _asked_for(application, part):
            reasons = rules.reasons_not_to_save(application, part, at=at, field=field or WHOLE)
            may_change = may_edit and not reasons
            here = [row for row in in_part if row.field == field]
            found.append(
                Place(
                    part=part,
                    field=field,
                    title=title,
                    help=help,
                    rows=[_row(each, may_change, described) for each in here],
                    form=_adding(part, field, sent) if may_change else None,
                    may_add=may_change and len(in_part) < settings.MOST_ATTACHMENTS,
                )
            )
    return found


def _parts(application):
    described = SelfDescription.objects.filter(application=application).exists()
    return [Part.APPLICATION, *([Part.SELF_DESCRIPTION] if described else [])]


def _asked_for(application, part):
    """Each question that asks for files, and then the whole."""
    questions = application.edition.questions.current().filter(part=part, kind=Question.Kind.FILE)
    asked = [(row.code, f"{row.code} {row.text}", row.help) for row in questions]
    whole = {
        Part.APPLICATION: _("Attachments to the application"),
        Part.SELF_DESCRIPTION: _("Attachments to the self-description"),
    }
    return [*asked, ("", whole[part], "")]


def sent_form(data, files) -> AttachmentForm:
    """The form of a file as it was sent, from the place on the page where it stood."""
    return AttachmentForm(data, files, auto_id=_ids(data.get("part"), data.get("field")))


def _adding(part, field, sent):
    if sent and (sent.data.get("part"), sent.data.get("field")) == (part, field):
        return sent
    return AttachmentForm(initial={"part": part, "field": field}, auto_id=_ids(part, field))


def _ids(part, field):
    # A form puts its fields' names where the mark is; what was sent may hold marks of its own.
    return f"id_{part}_{field or WHOLE}_".replace("%", "") + "%s"


def _row(attachment, may_change, described):
    attachment = CaseAttachment.of(attachment)
    if not (may_change and attachment.is_picture):
        return Row(attachment, None)
    if described and described[0] == attachment.number:
        return Row(attachment, described[1])
    given = {"alt_text": attachment.alt_text, "photographer": attachment.photographer}
    return Row(attachment, PictureForm(initial=given, prefix=f"bild-{attachment.number}"))
