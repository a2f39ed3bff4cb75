"""Who may see which municipalities, applications and answers, and questions about many of them."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from award.models import Stage


def name_of_applicant(prefix=""):
    """Who applies, as the database says it: the municipality, or all of those who apply together."""
    return Coalesce(NullIf(f"{prefix}joint_name", Value("")), f"{prefix}municipality__name")


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

    def run_by(self, person):
        """The municipalities whose people the person may invite, change and remove; organisers all."""
        return self.all() if person.is_organiser else self.administered_by(person)

    def owned_by(self, person):
        """The municipalities that the person answers for; organisers may step in for the owner."""
        if person.is_organiser:
            return self.all()
        return self.filter(memberships__person=person, memberships__is_owner=True)

    def seen_by(self, person):
        """The municipalities whose people the person may see."""
        return self.all() if person.is_organiser else self.of_member(person)

    def matching(self, words):
        """Municipalities whose name, county or code holds the words, in any case."""
        return self.filter(search_text__contains=words.casefold().strip())


class MembershipQuerySet(models.QuerySet):
    def owners(self):
        """Those who answer for a municipality: one in each where somebody hands in."""
        return self.filter(is_owner=True)

    def people(self):
        """With names, the owner first."""
        return self.select_related("person").order_by("-is_owner", "person__name", "pk")

    def removable_by(self, person):
        """The memberships the person may end: everybody their own, and those who may their colleagues'."""
        if person.is_organiser:
            return self.select_related("person", "municipality")
        colleagues = Q(
            municipality__in=self.filter(person=person, role="submit").values("municipality")
        )
        own = Q(person=person)
        return self.select_related("person", "municipality").filter(colleagues | own)


class InvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Neither accepted nor withdrawn; those that have run out too, so that they can be sent again."""
        return self.filter(status="waiting")

    def holding(self, *, at):
        """Those that can be accepted."""
        return self.waiting().filter(expires_at__gt=at)

    def of_person(self, person):
        """Those that went to the address the person logs in with."""
        return self.filter(email__iexact=person.email)

    def run_by(self, person):
        """Those the person may send again or withdraw."""
        if person.is_organiser:
            return self.all()
        return self.filter(
            municipality__memberships__person=person, municipality__memberships__role="submit"
        )


class MembershipRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status="waiting")

    def decidable_by(self, person):
        """Organisers decide on all; those who hand in for a municipality on their own."""
        if person.is_organiser:
            return self.all()
        return self.filter(
            municipality__memberships__person=person, municipality__memberships__role="submit"
        )

    def with_owner(self):
        """Adds ``has_owner``: whether somebody at the municipality decides too."""
        memberships = self.model.municipality.field.related_model._meta.get_field("memberships")
        owners = memberships.related_model.objects.owners()
        return self.annotate(has_owner=Exists(owners.filter(municipality=OuterRef("municipality"))))


class QuestionQuerySet(models.QuerySet):
    def current(self):
        """The questions as they are asked now, of those who have not answered an earlier version."""
        return self.filter(is_current=True)


class ApplicationQuerySet(models.QuerySet):
    def of_member(self, person):
        """Those that the person may read: of her municipality, also where it applies with others."""
        return self._of_people(person, ["read", "comment", "edit", "submit"])

    def commentable_by(self, person):
        """The applications whose questions the person may comment on for any of the municipalities."""
        return self._of_people(person, ["comment", "edit", "submit"])

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

    def of_municipality(self, code):
        """The municipality's applications, its own and those that it has joined."""
        joined = self.model.objects.filter(
            joint_members__municipality=code, joint_members__status="confirmed"
        )
        return self.filter(Q(municipality=code) | Q(pk__in=joined.values("pk")))

    def _of_people(self, person, roles):
        """Those of municipalities where the person has one of the roles, led or joined by them."""
        theirs = apps.get_model("nominations", "Membership").objects.filter(
            person=person, role__in=roles
        )
        joined = self.model.objects.filter(
            joint_members__status="confirmed",
            joint_members__municipality__in=theirs.values("municipality"),
        )
        return self.filter(
            Q(municipality__in=theirs.values("municipality")) | Q(pk__in=joined.values("pk"))
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
        has_more_time = apps.get_model("nominations", "Extension").objects.filter(
            edition=OuterRef("edition"),
            municipality=OuterRef("municipality"),
            part="application",
            edition__stages__kind=Stage.Kind.INTAKE,
            until__gt=at - F("edition__stages__grace"),
        )
        handed_in = self.managed_by(person).received()
        return handed_in.exclude(Exists(intake_runs)).exclude(Exists(has_more_time))

    def competing(self):
        """Eligible applications of municipalities that want to compete."""
        return self.filter(status__in=self.model.COMPETING).exclude(participation="booklet")

    def case_file(self):
        """All that ``nominations.case_files`` reads, in a fixed number of queries."""
        return (
            self.select_related("edition__award", "municipality")
            .prefetch_related(
                "edition__questions__criterion",
                "edition__statements",
                "edition__stages",
                "edition__extensions",
                "answers",
                "statement_answers",
                "attachments",
                "joint_members__municipality",
            )
            .with_last_saving()
        )

    def with_last_saving(self):
        """Adds ``saved_at`` and ``saved_by`` (a name): when somebody last wrote, and who, if anybody has."""
        versions = apps.get_model("nominations", "AnswerVersion").objects.filter(
            application=OuterRef("pk")
        )
        latest = versions.order_by("-saved_at", "-pk")
        given = NullIf("saved_by__name", Value(""))
        name = Coalesce(given, "saved_by__email", output_field=models.CharField())
        return self.annotate(
            saved_at=Subquery(latest.values("saved_at")[:1]),
            saved_by=Subquery(latest.values(writer=name)[:1]),
        )

    def with_open_parts(self, at):
        """Adds ``application_is_open`` and ``self_description_is_open``: a draft while its stage takes it in.

        Where one is False, ``rules.reasons_not_to_save`` knows whether one may write all the same.
        """
        running = Stage.objects.filter(
            edition=OuterRef("edition"),
            edition__status="open",
            opens_at__lte=at,
            closes_at__gt=at - F("grace"),
        )
        return self.annotate(
            application_is_open=Q(status="draft") & Exists(running.filter(kind=Stage.Kind.INTAKE)),
            # Not joined: what may be missing cannot be locked together with the application.
            self_description_is_open=Exists(
                running.filter(
                    kind=Stage.Kind.SELF_DESCRIPTION,
                    edition__applications=OuterRef("pk"),
                    edition__applications__self_description__status="draft",
                )
            ),
        )

    def with_ways_in(self):
        """Adds ``completion_due_at``, ``has_more_time``, ``is_nominated`` and ``is_elsewhere``."""
        completions, extensions, nominations, joint_members = (
            apps.get_model("nominations", name).objects.all()
            for name in ("Completion", "Extension", "Nomination", "JointMember")
        )
        same = {"edition": OuterRef("edition"), "municipality": OuterRef("municipality")}
        completion = completions.open().filter(application=OuterRef("pk"))
        elsewhere = joint_members.confirmed().filter(**same)
        return self.annotate(
            completion_due_at=Subquery(completion.values("due_at")[:1]),
            has_more_time=Exists(extensions.filter(**same)),
            is_nominated=Exists(nominations.counting().filter(**same)),
            is_elsewhere=Exists(elsewhere.exclude(application=OuterRef("pk"))),
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


class AnswerVersionQuerySet(models.QuerySet):
    def latest_first(self):
        """The versions of each field, what it holds now first."""
        return self.order_by("field", "-number")


class PresenceQuerySet(models.QuerySet):
    #: A person who has not been heard of for so long is gone.
    GONE_AFTER = timedelta(seconds=60)

    def others(self, application, person, *, at):
        """Who else of the municipality has the application open now."""
        present = self.filter(application=application, seen_at__gt=at - self.GONE_AFTER)
        return present.exclude(person=person).select_related("person").order_by("person_id")


class CommentQuerySet(models.QuerySet):
    def open(self):
        """The comments that nobody has marked as resolved."""
        return self.filter(resolved_at=None)


class CompletionQuerySet(models.QuerySet):
    def open(self):
        """The completions that municipalities are asked for and have not handed in."""
        return self.filter(status=self.model.Status.OPEN)


class StatementAnswerQuerySet(models.QuerySet):
    def by_application(self, edition):
        """The values of each application's answered statements: ``{application_id: [2, None, …]}``."""
        values = {}
        rows = self.filter(application__edition=edition).values_list("application_id", "value")
        for application_id, value in rows:
            values.setdefault(application_id, []).append(value)
        return values


class NominationQuerySet(models.QuerySet):
    def counting(self):
        """Those whose nominator has confirmed the e-mail address; nobody else hears of the others."""
        return self.exclude(status="unconfirmed")

    def waiting(self):
        """Those that the municipality has not answered."""
        return self.filter(status="waiting")

    def of_member(self, person):
        """What the person's municipalities have been proposed with."""
        return self.counting().filter(municipality__memberships__person=person)

    def answerable_by(self, person):
        """Those that the person may answer for the municipality."""
        return self.counting().filter(
            municipality__memberships__person=person, municipality__memberships__role="submit"
        )


class JointMemberQuerySet(models.QuerySet):
    def confirmed(self):
        """The municipalities that have said yes, and count."""
        return self.filter(status="confirmed")

    def answerable_by(self, person):
        """The invitations that the person may answer for the invited municipality."""
        return self.exclude(status="left").filter(
            municipality__memberships__person=person, municipality__memberships__role="submit"
        )

    def of_member(self, person):
        """The invitations to the person's municipalities."""
        return self.filter(municipality__memberships__person=person)


class ReceiptQuerySet(models.QuerySet):
    def listed(self):
        """The latest first, without the copies; ``has_pdf`` says whether the worker has set it."""
        return self.defer("contents").annotate(has_pdf=Count("pdf")).order_by("-issued_at")

    def of_applications(self):
        """Those of applications that are handed in and not taken back."""
        return self.filter(number=F("application__receipt_number"))

    def of_self_descriptions(self):
        """Those of self-descriptions that are handed in."""
        return self.filter(number=F("application__self_description__receipt_number"))

    def of_completions(self):
        """Those of applications whose completion is handed in, and that nothing more is asked of."""
        completed = self.of_applications().filter(completion__isnull=False)
        return completed.exclude(application__completions__status="open")


class AttachmentQuerySet(models.QuerySet):
    def kept(self):
        """Those that have not been taken out."""
        return self.filter(removed_at__isnull=True)

    def of_member(self, person):
        """The files of the applications that the person may read for a municipality."""
        return self.filter(application__in=_applications().of_member(person))

    def handed_in(self):
        """Those of the parts that are handed in."""
        application = Q(part="application") & ~Q(application__status__in=["draft", "withdrawn"])
        described = Q(part="self_description", application__self_description__status="submitted")
        return self.kept().filter(application | described)

    def editable_by(self, person):
        """The files that the person may describe and take out."""
        return self.kept().filter(application__in=_applications().editable_by(person))

    def readable_by_organiser(self, person, *, at):
        """The files of what the person may read: each part when it is handed in and its stage is over."""
        readable = _applications().readable_by_organiser(person, at=at)
        still_written = Stage.objects.filter(
            edition=OuterRef("application__edition"),
            kind=Stage.Kind.SELF_DESCRIPTION,
            closes_at__gt=at - F("grace"),
        )
        is_over = Q(part="application") | ~Exists(still_written)
        return self.handed_in().filter(is_over, application__in=readable)


class DossierQuerySet(models.QuerySet):
    def of_member(self, person):
        """Those that the person has asked for on behalf of a municipality."""
        own = _applications().of_member(person)
        return self.filter(asked_by=person, reader="municipality", application__in=own)

    def of_organiser(self, person, *, at):
        """Those that the person has asked for of applications that the organiser may read."""
        readable = _applications().readable_by_organiser(person, at=at)
        return self.filter(asked_by=person, reader="organiser", application__in=readable)

    def whose_time_is_over(self, *, before):
        """Asked for before then and still there: what is thrown away keeps its row."""
        is_left = ~models.Q(archive="") | models.Q(made_at=None)
        return self.filter(is_left, asked_at__lt=before)


def _applications():
    return apps.get_model("nominations", "Application").objects
