"""Whether words may be fetched from an earlier application, and whether consent may be taken back."""

from django.utils.translation import gettext as _

from nominations.models import Application, Question
from nominations.rules.applications import reasons_not_to_save


def reasons_not_to_fetch_earlier(application, earlier, *, at):
    """``earlier`` is another application that the same municipality has led; None where there is none."""
    if earlier is None or earlier.municipality_id != application.municipality_id:
        return [_("The municipality has no earlier application.")]
    return reasons_not_to_save(application, Question.Part.APPLICATION, at=at)


def reasons_not_to_change_consent(application):
    """After handing in, and until the jury's decision has been handed over to be published."""
    if application.status in Application.WITH_THE_MUNICIPALITY:
        return [_("Answer the question of consent in the application itself.")]
    if application.edition.publications.exists():
        return [_("What is to be published is already handed over. Ask the office.")]
    return []
