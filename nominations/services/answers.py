"""Saving what a municipality writes: any part, any length, and never over somebody else's words."""

from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from award import history
from award.refusals import Refused, require
from nominations import rules
from nominations.case_files import contacts as as_contacts
from nominations.clashes import Clash, Overtaken, is_overtaken, is_untouched
from nominations.models import Answer, Application, Question, StatementAnswer

#: Saving again within this time is the same sitting, and one entry in the history.
SITTING = timedelta(minutes=30)

Kind = Question.Kind


@transaction.atomic
def save_answers(
    *,
    application_id,
    answers: Mapping,
    headline: str | None = None,
    participation: str | None = None,
    statements: Mapping | None = None,
    seen: Mapping[str, str] | None = None,
    actor,
    at,
):
    """Save what is given and leave the rest. Missing or too long answers never stop a saving.

    ``answers`` is ``{code: text, or list of contact persons, or way of taking part}``; ``statements`` is
    ``{code: (0–2 or None for not applicable, reason)}``, or ``{code: None}`` to take an answer away.
    ``seen`` holds the ``fingerprint`` of each field as the writer read it: a field that the writer left
    alone is left alone, and one that somebody else has changed since raises ``Overtaken`` with both texts.
    """
    application = (
        Application.objects.select_for_update(of=("self",))
        .select_related("edition", "municipality", "saved_by")
        .get(pk=application_id)
    )
    questions = {question.code: question for question in application.edition.questions.all()}
    sent = _by_field(answers, headline, participation, questions)
    parts = {questions[code].part if code in questions else "application" for code in sent}
    if statements is not None:
        parts.add(Question.Part.APPLICATION)
    for part in sorted(parts):
        require(rules.reasons_not_to_save(application, part, at=at))
    require(rules.reasons_not_to_store(dict(_texts(sent, statements))))

    saving = _Saving(application, seen, actor, at)
    saving.fields(sent, questions)
    saving.statements(statements or {})
    saving.finish()
    return application


def _by_field(answers, headline, participation, questions):
    """What was sent, by the code of its field; the way of taking part may come as an answer too."""
    unknown = sorted(set(answers) - set(questions))
    if unknown:
        raise Refused([_("There is no question %(code)s.") % {"code": code} for code in unknown])
    sent = {}
    for code, value in answers.items():
        if questions[code].kind == Kind.PARTICIPATION:
            participation = value
        elif questions[code].kind == Kind.CONTACTS:
            sent[code] = [vars(contact) for contact in as_contacts(value) if not contact.is_empty]
        else:
            sent[code] = _with_plain_newlines(value)
    if headline is not None:
        sent["headline"] = _with_plain_newlines(headline)
    if participation is not None:
        sent["participation"] = participation
    return sent


def _with_plain_newlines(text):
    """Browsers send a newline as two characters; a reader counts one."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _texts(sent, statements):
    yield from ((code, str(value)) for code, value in sent.items())
    yield from ((code, given[1]) for code, given in (statements or {}).items() if given)


class _Saving:
    """One saving: what differs is written, what clashes is gathered and refused together."""

    def __init__(self, application, seen, actor, at):
        self.application, self.seen, self.actor, self.at = application, seen, actor, at
        self.changed, self.clashes = [], []

    def fields(self, sent, questions):
        stored = {
            answer.question.code: answer
            for answer in self.application.answers.select_related("question", "saved_by").filter(
                question__code__in=sent
            )
        }
        for code, value in sent.items():
            if code in ("headline", "participation"):
                if self.may_write(code, getattr(self.application, code), value):
                    setattr(self.application, code, value)
            else:
                self.answer(questions[code], stored.get(code), value)

    def answer(self, question, answer, value):
        field = "data" if question.kind == Kind.CONTACTS else "text"
        empty = [] if field == "data" else ""
        now = getattr(answer, field) if answer else empty
        if not self.may_write(question.code, now, value, answer):
            return
        if answer is None:
            answer = Answer(application=self.application, question=question, version=0)
        setattr(answer, field, value)
        answer.version += 1
        answer.saved_at, answer.saved_by = self.at, self.actor
        answer.save()

    def statements(self, sent):
        rows = {row.code: row for row in self.application.edition.statements.filter(code__in=sent)}
        given = {
            answer.statement_id: answer
            for answer in self.application.statement_answers.filter(statement__code__in=sent)
        }
        for code, value in sent.items():
            if code not in rows:
                raise Refused([_("There is no statement %(code)s.") % {"code": code}])
            answer = given.get(rows[code].pk)
            now = [answer.value, answer.reason] if answer else None
            if not self.may_write(code, now, list(value) if value else None):
                continue
            if value is None:
                answer.delete()
            else:
                StatementAnswer.objects.update_or_create(
                    application=self.application,
                    statement=rows[code],
                    defaults={"value": value[0], "reason": value[1]},
                )

    def may_write(self, code, now, value, answer=None):
        """Whether the field differs and is the writer's to change; notes a clash where it is not."""
        if value == now or is_untouched(code, value, self.seen):
            return False
        if is_overtaken(code, now, self.seen):
            last = answer or self.application
            self.clashes.append(Clash(code, now, value, str(last.saved_by or ""), last.saved_at))
            return False
        self.changed.append(code)
        return True

    def finish(self):
        if self.clashes:
            codes = ", ".join(clash.code for clash in self.clashes)
            raise Overtaken(
                [
                    _("Somebody else has changed %(codes)s since you opened the page.")
                    % {"codes": codes}
                ],
                self.clashes,
            )
        if not self.changed:
            return
        application = self.application
        is_new_sitting = (
            application.saved_by_id != getattr(self.actor, "pk", None)
            or application.saved_at is None
            or self.at - application.saved_at > SITTING
        )
        application.saved_at, application.saved_by = self.at, self.actor
        application.save(update_fields=["headline", "participation", "saved_at", "saved_by"])
        if is_new_sitting:
            history.record(
                self.actor,
                "nominations.application.saved",
                application,
                at=self.at,
                edition=application.edition,
            )
