"""Who may see which municipalities, applications and answers, and questions about many of them."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q

from award.models import Stage


class MunicipalityQuerySet(models.QuerySet):
    def of_member(self, person):
        """The municipalities that the person writes for."""
        return self.filter(memberships__person=person)

    def editable_by(self, person):
        """The municipalities in whose name the person may write."""
        return self.filter(memberships__person=person, memberships__role__in=["edit", "submit"])

    def administered_by(self, person):
        """The municipalities whose members the person may add and remove."""
        return self.filter(memberships__person=person, memberships__role="submit")

    def matching(self, words):
        """Municipalities whose name, county or code holds the words, in any case."""
        return self.filter(search_text__contains=words.casefold().strip())


class QuestionQuerySet(models.QuerySet):
    def current(self):
        """The questions as they are asked now, of those who have not answered an earlier version."""
        return self.filter(is_current=True)


class ApplicationQuerySet(models.QuerySet):
    def of_member(self, person):
        """The applications of the municipalities that the person is a member of."""
        return self.filter(municipality__memberships__person=person)

    def editable_by(self, person):
        """The applications whose answers the person may change."""
        return self.filter(
            municipality__memberships__person=person,
            municipality__memberships__role__in=["edit", "submit"],
        )

    def submittable_by(self, person):
        """The applications that the person may hand in."""
        return self.filter(
            municipality__memberships__person=person, municipality__memberships__role="submit"
        )

    def managed_by(self, person):
        """The applications of the editions that the person runs, drafts too (name and progress only)."""
        return self.filter(edition__award__organisers__person=person)

    def received(self):
        """What the organiser has got: handed in, and not taken back."""
        return self.exclude(status__in=self.model.WITH_THE_MUNICIPALITY)

    def readable_by_organiser(self, person, *, at):
        """The applications whose contents the person may read: handed in, and the intake has closed."""
        intake_runs = Stage.objects.filter(
            edition=OuterRef("edition"), kind=Stage.Kind.INTAKE, closes_at__gt=at - F("grace")
        )
        return self.managed_by(person).received().exclude(Exists(intake_runs))

    def competing(self):
        """Eligible applications of municipalities that want to compete."""
        return self.filter(status__in=self.model.COMPETING).exclude(participation="booklet")

    def case_file(self):
        """All that ``nominations.case_files`` reads, in a fixed number of queries."""
        return self.select_related("edition", "municipality").prefetch_related(
            "edition__questions__criterion",
            "edition__statements",
            "edition__stages",
            "answers",
            "statement_answers",
        )

    def with_progress(self):
        """Adds ``answered_questions`` and ``answered_statements``: how much of the form has an answer."""
        return self.annotate(
            answered_questions=Count(
                "answers",
                filter=Q(answers__question__part="application")
                & (Q(answers__text__gt="") | ~Q(answers__data=[])),
                distinct=True,
            ),
            answered_statements=Count("statement_answers", distinct=True),
        )


class StatementAnswerQuerySet(models.QuerySet):
    def by_application(self, edition):
        """The values of each application's answered statements: ``{application_id: [2, None, …]}``."""
        values = {}
        rows = self.filter(application__edition=edition).values_list("application_id", "value")
        for application_id, value in rows:
            values.setdefault(application_id, []).append(value)
        return values
