"""Applications as tables: one row each, or one row an answer; and self-assessments.

Every answer is its kind's text (``kinds.in_words``), so that what is taken out can be read in again. Only
what the organiser may read comes out: no draft, and nothing before the stage has closed.
"""

from django.db.models import prefetch_related_objects
from import_export import resources

from nominations import kinds, rules
from nominations.answer_imports import (
    ANSWER,
    ASKED,
    ELSEWHERE,
    FIELD,
    HEADLINE,
    MUNICIPALITY,
    NAME,
    RECEIPT,
)
from nominations.case_files import case_file
from nominations.completions import as_handed_in
from nominations.models import Completion, Question, SelfDescription

Part = Question.Part
#: The headings that every table begins with.
OWN = (MUNICIPALITY, NAME, RECEIPT)
#: What a case file is made of; the edition's is fetched once for all its applications.
OF_THE_EDITION = ("questions__criterion", "statements", "stages", "extensions")
OF_THE_APPLICATION = (
    "answers",
    "statement_answers",
    "attachments",
    "joint_members__municipality",
)


class EditionResource(resources.Resource):
    """What an edition's tables have in common. Export ``readable(edition, person, at=…)``."""

    def __init__(self, edition, *, at):
        super().__init__()
        self.edition, self.at = edition, at
        prefetch_related_objects([edition], *OF_THE_EDITION)
        completing = Completion.objects.open().filter(application__edition=edition)
        self.completing = {each.application_id: each for each in completing}

    def case(self, application):
        """What the application says to others than its municipality, also while it is being completed."""
        application.edition = self.edition
        return as_handed_in(case_file(application), self.completing.get(application.pk))

    def own_columns(self, application):
        return [application.municipality_id, application.name, application.receipt_number]

    def answers(self, application, case):
        """The answers that the organiser may read: the self-description when it is handed in and closed."""
        described = getattr(application, "self_description", None)
        is_open = (
            described is None
            or described.status != SelfDescription.Status.SUBMITTED
            or rules.is_sealed_for(application, self.at, Part.SELF_DESCRIPTION)
        )
        found = case.application if is_open else case.answers
        return [answer for answer in found if answer.kind not in ELSEWHERE]


class ApplicationResource(EditionResource):
    """One row an application, one column a question."""

    def get_export_headers(self, selected_fields=None):
        codes = self.edition.questions.exclude(kind__in=ELSEWHERE).order_by("part", "position")
        self.shown = [HEADLINE, *dict.fromkeys(codes.values_list("code", flat=True))]
        return [*OWN, *self.shown]

    def export_resource(self, application, selected_fields=None, **kwargs):
        case = self.case(application)
        words = {answer.code: answer.words for answer in self.answers(application, case)}
        words[HEADLINE] = case.headline
        return [*self.own_columns(application), *(words.get(code, "") for code in self.shown)]


class AssessmentResource(EditionResource):
    """One row an application, one column a statement of the self-assessment."""

    def get_export_headers(self, selected_fields=None):
        return [*OWN, *self.edition.statements.values_list("code", flat=True)]

    def export_resource(self, application, selected_fields=None, **kwargs):
        told = [_in_words(statement) for statement in self.case(application).statements]
        return [*self.own_columns(application), *told]


class AnswerResource(EditionResource):
    """One row an answer: to a question, to a statement, or the headline."""

    def get_export_headers(self, selected_fields=None):
        return [*OWN, FIELD, ASKED, ANSWER]

    def iter_queryset(self, queryset):
        for application in super().iter_queryset(queryset):
            case = self.case(application)
            own = self.own_columns(application)
            yield [*own, HEADLINE, "", case.headline]
            for answer in self.answers(application, case):
                yield [*own, answer.code, answer.question, answer.words]
            for statement in case.statements:
                yield [*own, statement.code, statement.text, _in_words(statement)]

    def export_resource(self, row, selected_fields=None, **kwargs):
        return row


def readable(edition, person, *, at):
    """The applications that the organiser may read, in Swedish order, with all that the tables need."""
    found = edition.applications.readable_by_organiser(person, at=at)
    return (
        found.select_related("municipality", "self_description")
        .prefetch_related(*OF_THE_APPLICATION)
        .order_by("municipality__sort_key")
    )


def _in_words(statement):
    return kinds.STATEMENT.in_words(statement, statement.content)
