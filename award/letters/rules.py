"""Whether a letter may be released, made void or sent again, and whether a wording can be used."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.letters import wording
from award.models import Letter

Status = Letter.Status


def reasons_not_to_release(letters, *, asked, gone=()):
    """``letters`` are those of the ``asked`` that still are drafts; ``gone`` have lost their reader."""
    if not asked:
        return [_("Tick at least one letter.")]
    missing = asked - len(letters)
    if not missing:
        return [
            _("%(to)s may no longer read “%(subject)s”. Untick the letter, or make it void.")
            % {"to": letter.to, "subject": letter.subject}
            for letter in letters
            if letter.pk in gone
        ]
    words = ngettext(
        "%(n)d of the letters is no longer a draft. Read the list again before you release it.",
        "%(n)d of the letters are no longer drafts. Read the list again before you release it.",
        missing,
    )
    return [words % {"n": missing}]


def reasons_not_to_void(letter):
    if letter.status not in (Status.DRAFT, Status.FAILED):
        return [_("Only a draft, or a letter that could not be delivered, can be made void.")]
    return []


def reasons_not_to_send_again(letter):
    if letter.status != Status.FAILED:
        return [_("Only a letter that could not be delivered can be sent again.")]
    return []


def reasons_not_to_use_words(kind, *texts):
    """What stands in braces must be a word of the kind, or the reader would get the braces."""
    words = ", ".join(f"{{{name}}}" for name in kind.all_words)
    return [
        _("There is no word {%(word)s} in this kind of letter. The words are: %(words)s.")
        % {"word": word, "words": words}
        for word in wording.unknown_words(kind, *texts)
    ]


def reasons_not_to_save_template(kind, values):
    """``values`` are subject and text in both languages, as fields of LetterTemplate."""
    reasons = reasons_not_to_use_words(kind, *values.values())
    if bool(values["subject_en"].strip()) != bool(values["text_en"].strip()):
        reasons.append(_("Write both a subject and a text in English, or neither."))
    return reasons
