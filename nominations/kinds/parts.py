"""Questions whose answers are kept elsewhere: files, and the self-assessment with its statements."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from nominations.kinds.choices import LANGUAGES
from nominations.kinds.kind import Kind, plain
from nominations.kinds.texts import too_long
from nominations.models import StatementAnswer


class Elsewhere(Kind):
    """A question that has no content of its own."""

    stored_in = ""
    empty = None

    def clean(self, question, raw):
        return None

    def in_words(self, question, content):
        return ""


class Files(Elsewhere):
    """Attachments; each is a row of its own."""


class SelfAssessment(Elsewhere):
    """The statements; each is a field of its own (``StatementLevel``)."""


class StatementLevel(Kind):
    """How far a statement is met: ``[0–2 or None for not applicable, reason]``, or None for no answer."""

    stored_in = ""
    empty = None
    is_prose = True

    def clean(self, statement, raw):
        if isinstance(raw, str):
            return self.from_words(statement, raw)
        if not isinstance(raw, (list, tuple)) or len(raw) != 2:
            return None
        value, reason = raw
        is_known = value is None or (type(value) is int and value in StatementAnswer.Scale)
        return [value, plain(reason).strip()] if is_known else None

    def problems(self, statement, content):
        given = self.clean(statement, content)
        if given is None:
            return []
        value, reason = given
        lacking = []
        if value is None and not reason:
            lacking.append(
                _("%(code)s: say why the statement does not apply to you.")
                % {"code": statement.code}
            )
        return lacking + too_long(statement.code, reason, StatementAnswer.REASON_LENGTH)

    def in_words(self, statement, content):
        given = self.clean(statement, content)
        if given is None:
            return ""
        value, reason = given
        return f"{_labels()[value]}: {reason}" if reason else _labels()[value]

    def from_words(self, statement, text):
        label, _colon, reason = plain(text).strip().partition(":")
        for language in LANGUAGES:
            with override(language):
                told = {word.casefold(): value for value, word in _labels().items()}
            if label.strip().casefold() in told:
                return [told[label.strip().casefold()], reason.strip()]
        return None


def _labels():
    scale = {level.value: str(level.label) for level in StatementAnswer.Scale}
    return scale | {None: _("does not apply")}
