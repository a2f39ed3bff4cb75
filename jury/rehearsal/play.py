"""The play itself: one method a stage, each through the services, at the stage's own times."""

import random
from datetime import datetime, time, timedelta
from pathlib import Path

import yaml
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from award import edition_templates
from award import services as award_services
from jury import services as jury_services
from jury.models import Assignment, Declaration, Juror
from jury.rehearsal.cast import Cast, demonstration_award
from jury.rehearsal.words import Words
from nominations import services as nominations_services
from nominations.management.commands.load_municipalities import rows
from nominations.models import Application, Municipality
from webaudit import services as webaudit_services
from webaudit import demo_sites
from webaudit.models import SamplePage, Site


def plan_for(template):
    """How this template is rehearsed; the model edition's plan where it has none of its own."""
    plans = yaml.safe_load(Path(__file__).with_name("plans.yaml").read_text(encoding="utf-8"))
    return plans.get(template, plans["model"])


class Play:
    """One edition from opening to feedback, or up to ``now`` where a time is given.

    ``step(name)`` is a context manager that the caller uses to time and show each step;
    ``work_off()`` does what the background worker would do.
    """

    def __init__(
        self,
        template,
        *,
        step,
        work_off,
        slug=None,
        municipalities=None,
        jurors=None,
        seed=1,
        audit=False,
        starts_on=None,
        now=None,
    ):
        self.template, self.step, self.work_off = template, step, work_off
        self.plan = plan_for(template)
        self.slug = slug or self.plan["slug"]
        self.count = municipalities or self.plan["municipalities"]
        self.wanted_jurors, self.audit, self.starts_on, self.now = jurors, audit, starts_on, now
        self.draw = random.Random(f"{template}-{seed}")  # noqa: S311 (a rehearsal, not a secret)
        self.words = Words(self.draw)
        self.cast = Cast(self.words)
        self.edition = None
        self.quality = {}
        self.tendency = {}

    # -- the course of events ------------------------------------------------------------------

    def run(self):
        """Play every stage whose time has come; returns the edition."""
        with self.step("edition"):
            self.prepare()
        for stage in self.edition.stages.order_by("opens_at", "position"):
            if self.now is not None and stage.opens_at > self.now:
                break
            unfinished = self.now is not None and stage.closes_at > self.now
            with self.step(f"{stage.position} {stage.kind}"):
                getattr(self, f"play_{stage.kind}")(stage, unfinished=unfinished)
                self.work_off()
        return self.edition

    def moment(self, stage, share):
        """A time within the stage, ``share`` of the way through it, and never after now."""
        at = stage.opens_at + (stage.closes_at - stage.opens_at) * share
        return at if self.now is None else min(at, self.now)

    def prepare(self):
        award, organiser = demonstration_award(at=self.first_day() - timedelta(days=90))
        self.cast.organiser = organiser
        at = self.first_day() - timedelta(days=60)
        if not Municipality.objects.exists():
            nominations_services.import_municipalities(rows=rows(), actor=organiser, at=at)
        award_services.import_past_winners(award_id=award.pk, actor=organiser, at=at)
        self.edition = award_services.create_edition(
            award_id=award.pk,
            template=self.template,
            slug=self.slug,
            starts_on=self.starts_on,
            actor=organiser,
            at=at,
        )
        self.jurors = self.cast.appoint_jury(self.edition, wanted=self.wanted_jurors, at=at)
        self.edition = award_services.open_edition(
            edition_id=self.edition.pk, actor=organiser, at=self.first_day() - timedelta(days=30)
        )
        self.applicants = self.choose_applicants()
        for juror in self.jurors:
            self.tendency[juror.pk] = self.draw.gauss(0, 0.25)

    def first_day(self):
        """Midnight of the day on which the first stage opens."""
        opens = edition_templates.load(self.template)["stages"][0]["opens"]
        first = self.starts_on or datetime.fromisoformat(opens).date()
        return timezone.make_aware(datetime.combine(first, time.min))

    def choose_applicants(self):
        """The named municipalities first, then others drawn from the register."""
        named = list(self.plan["quality"])[: self.count]
        others = list(
            Municipality.objects.exclude(code__in=named)
            .order_by("code")
            .values_list("code", flat=True)
        )
        codes = named + self.draw.sample(others, self.count - len(named))
        for code in codes:
            drawn = min(2.4, max(0.8, self.draw.gauss(1.9, 0.35)))
            self.quality[code] = self.plan["quality"].get(code, drawn)
        found = Municipality.objects.in_bulk(codes)
        return [found[code] for code in codes]

    # -- the stages ----------------------------------------------------------------------------

    def play_intake(self, stage, *, unfinished):
        for number, municipality in enumerate(self.applicants):
            at = self.moment(stage, (number + 1) / (len(self.applicants) + 1))
            self.apply(municipality, hand_in=not (unfinished and number % 3 == 0), at=at)
        if not unfinished:
            self.decide_eligibility(stage)

    def apply(self, municipality, *, hand_in, at):
        """One municipality starts, writes, values itself and hands in."""
        member = self.cast.member_of(municipality, at=at - timedelta(days=1))
        application = nominations_services.start_application(
            edition_id=self.edition.pk,
            municipality_code=municipality.code,
            actor=member,
            at=at - timedelta(hours=5),
        )
        story = self.words.story(municipality)
        questions = self.edition.questions.filter(part="application").order_by("position")
        answers = {q.code: self.words.answer(q, story) for q in questions if q.kind == "text"}
        contacts = [
            {
                "role": role,
                "name": self.words.name(self.cast.taken),
                "title": self.words.title(),
                "email": f"{role}@{municipality.code}.example.se",
                "phone": "",
            }
            for role in ("contact", "representative", "communicator")
        ]
        answers |= {q.code: contacts for q in questions if q.kind == "contacts"}
        nominations_services.save_answers(
            application_id=application.pk,
            answers=answers,
            headline=story["headline"],
            participation="both",
            statements=self.values(municipality),
            actor=member,
            at=at - timedelta(hours=1),
        )
        if hand_in:
            nominations_services.submit_application(
                application_id=application.pk, actor=member, at=at
            )

    def values(self, municipality):
        """How the municipality values itself: a little better than the jury will find it."""
        level = min(2.0, self.quality[municipality.code] / 2 + 0.15)
        statements = {}
        for statement in self.edition.statements.order_by("position"):
            value = max(0, min(2, round(self.draw.gauss(level, 0.45))))
            statements[statement.code] = (value, "")
        return statements

    def decide_eligibility(self, stage):
        """Everybody who handed in is eligible, but one of ten or more lacks the approval it needs."""
        at = stage.closes_at + stage.grace + timedelta(hours=9)
        handed_in = list(
            Application.objects.filter(edition=self.edition, status="submitted")
            .select_related("municipality")
            .order_by("receipt_number")
        )
        rules = list(self.edition.eligibility_rules.order_by("position"))
        unlucky = None
        if len(handed_in) >= 10:
            unlucky = min(handed_in, key=lambda each: self.quality[each.municipality_id])
        for application in handed_in:
            lacking = application == unlucky
            checks = {rule.code: (True, "") for rule in rules}
            if lacking and rules:
                checks[rules[min(3, len(rules) - 1)].code] = (
                    False,
                    "Godkännandet från kommundirektören kom aldrig in.",
                )
            nominations_services.decide_eligibility(
                application_id=application.pk,
                checks=checks,
                is_eligible=not lacking,
                reason="Godkännandet från kommundirektören saknas." if lacking else "",
                actor=self.cast.organiser,
                at=at,
            )

    def play_web_audit(self, stage, *, unfinished):
        if not self.audit:
            return
        at = self.moment(stage, 0.5)
        address = settings.AUDIT_LOOPBACK[0]
        self.point_at_demonstration_sites(f"http://{address}", at)
        with demo_sites.serve(port=int(address.rpartition(":")[2])):
            webaudit_services.start_run(
                edition_id=self.edition.pk, actor=self.cast.organiser, at=at
            )
            self.work_off()

    def point_at_demonstration_sites(self, address, at):
        """Each municipality gets one of the demonstration's sites: nobody's real site is visited."""
        webaudit_services.add_sites(edition_id=self.edition.pk, actor=self.cast.organiser, at=at)
        kinds = SamplePage.Kind
        pages = zip(
            demo_sites.PAGES,
            (kinds.START, kinds.CONTACT, kinds.FORM, kinds.CONTENT, kinds.STATEMENT),
            strict=True,
        )
        sample = [(kind, page) for page, kind in pages]
        sites = Site.objects.filter(edition=self.edition).order_by("municipality_id")
        for number, site in enumerate(sites):
            start = f"{address}/{demo_sites.SITES[number % len(demo_sites.SITES)]}/"
            webaudit_services.change_site(
                site_id=site.pk, url=start, actor=self.cast.organiser, at=at
            )
            webaudit_services.set_sample(
                site_id=site.pk,
                urls=[(kind, start + page) for kind, page in sample],
                actor=self.cast.organiser,
                at=at,
            )

    def play_assessment(self, stage, *, unfinished):
        organiser = self.cast.organiser
        round_ = jury_services.open_round(
            stage_id=stage.pk, actor=organiser, at=self.moment(stage, 0.01)
        )
        self.declare(round_, stage)
        self.assess(round_, stage, unfinished=unfinished)
        if unfinished:
            return
        jury_services.close_round(round_id=round_.pk, actor=organiser, at=self.moment(stage, 0.8))
        ranked = [
            standing.application_id
            for standing in round_.standings.order_by(
                "place", "application__municipality__sort_key"
            )
        ]
        wanted = self.plan["places"].get(stage.selects, stage.places_max)
        self.decide(stage, ranked[:wanted], share=0.9)

    def declare(self, round_, stage):
        """Most have no conflict; one is conflicted towards one, one is unsure and the chair decides."""
        voting = [juror for juror in self.jurors if juror.votes]
        applications = list(
            Application.objects.filter(assignments__round=round_)
            .distinct()
            .order_by("municipality_id")
        )
        for number, juror in enumerate(voting):
            answers = {}
            for position, application in enumerate(applications):
                answers[application.pk] = ("none", "", "")
                weakest = position == len(applications) - 1
                if number == 3 and weakest:
                    answers[application.pk] = (
                        "conflict",
                        "J4",
                        "Min arbetsgivare levererar programvara till kommunen.",
                    )
                if number == 4 and weakest:
                    answers[application.pk] = (
                        "unsure",
                        "J5",
                        "Jag höll en föreläsning för kommunens chefer för fyra år sedan.",
                    )
            jury_services.declare_all(
                juror_id=juror.pk,
                round_id=round_.pk,
                declarations=answers,
                actor=juror.person,
                at=self.moment(stage, 0.05 + number / 1000),
            )
        chair = next(juror for juror in voting if juror.seat.role == "chair")
        for declaration in Declaration.objects.filter(round=round_, effect="awaiting"):
            jury_services.decide_declaration(
                declaration_id=declaration.pk,
                is_conflict=False,
                reason="Ett enstaka uppdrag för flera år sedan rubbar inte förtroendet.",
                actor=chair.person,
                at=self.moment(stage, 0.1),
            )

    def assess(self, round_, stage, *, unfinished):
        criteria = list(self.edition.criteria.order_by("position"))
        closed = Declaration.objects.filter(
            round=round_,
            effect="closed",
            juror=OuterRef("juror"),
            application=OuterRef("application"),
        )
        assignments = (
            Assignment.objects.filter(~Exists(closed), round=round_)
            .select_related("juror__person", "application")
            .order_by("juror__seat__position", "application__municipality_id")
        )
        for number, assignment in enumerate(assignments):
            begun_only, untouched = unfinished and number % 5 == 3, unfinished and number % 5 == 4
            if untouched:
                continue
            at = self.moment(stage, 0.15 + 0.6 * number / max(1, len(assignments)))
            scores = {each.code: self.score(assignment) for each in criteria}
            if begun_only:
                scores = dict(list(scores.items())[: len(scores) // 2])
            jury_services.save_assessment(
                assignment_id=assignment.pk,
                scores=scores,
                note="",
                actor=assignment.juror.person,
                at=at,
            )
            if not begun_only:
                jury_services.sign_assessment(
                    assignment_id=assignment.pk, actor=assignment.juror.person, at=at
                )

    def score(self, assignment):
        """A level around the application's quality, the juror's own tendency and the day's mood."""
        if self.draw.random() < 0.01:
            return (None, True, self.words.texts["cannot_judge"])
        quality = self.quality[assignment.application.municipality_id]
        raw = self.draw.gauss(quality + self.tendency[assignment.juror_id], 0.4)
        level = max(0.0, min(4.0, round(raw * 2) / 2))
        return (level, False, self.words.reason(level))

    def decide(self, stage, chosen, *, share):
        """The organiser proposes, the chair confirms; with a reason where fewer than the most go on."""
        chair = Juror.objects.get(edition=self.edition, seat__role="chair")
        jurors = self.edition.jurors
        present = (
            jurors.able_to_decide(list(self.nominees()))
            if stage.selects == stage.Selects.WINNER
            else jurors.voting()
        )
        jury_services.propose_decision(
            stage_id=stage.pk,
            application_ids=chosen,
            reason="Avståndet i poäng till nästa ansökan är tydligt, och juryn är enig.",
            present_ids=[juror.pk for juror in present],
            actor=self.cast.organiser,
            at=self.moment(stage, share),
        )
        jury_services.confirm_decision(
            stage_id=stage.pk, actor=chair.person, at=self.moment(stage, share + 0.02)
        )

    def play_self_description(self, stage, *, unfinished):
        longlisted = list(
            Application.objects.filter(edition=self.edition, status="longlisted")
            .select_related("municipality")
            .order_by("municipality_id")
        )
        questions = list(
            self.edition.questions.filter(part="self_description")
            .select_related("criterion")
            .order_by("position")
        )
        for number, application in enumerate(longlisted):
            member = self.cast.member_of(application.municipality, at=stage.opens_at)
            at = self.moment(stage, (number + 1) / (len(longlisted) + 1))
            story = self.words.story(application.municipality)
            nominations_services.save_answers(
                application_id=application.pk,
                answers={q.code: self.words.answer(q, story) for q in questions},
                actor=member,
                at=at - timedelta(hours=1),
            )
            if not (unfinished and number % 2):
                nominations_services.submit_self_description(
                    application_id=application.pk, actor=member, at=at
                )

    def play_site_visit(self, stage, *, unfinished):
        nominees = list(self.nominees())
        for number, application in enumerate(nominees):
            self.visit(application, stage, share=(number + 0.5) / len(nominees))

    def nominees(self):
        return (
            Application.objects.filter(edition=self.edition, status="nominated")
            .select_related("municipality")
            .order_by("municipality_id")
        )

    def visit(self, application, stage, *, share):
        """Two or three jurors without a conflict see the municipality and write what they saw."""
        texts = self.words.texts["visit"]
        team = [
            juror
            for juror in self.jurors
            if juror.votes
            and not juror.declarations.filter(application=application, effect="closed").exists()
        ][:3]
        at = self.moment(stage, share)
        visit = jury_services.plan_visit(
            application_id=application.pk,
            date=at.date(),
            place=f"Kommunhuset, {application.municipality.name}",
            team_ids=[juror.pk for juror in team],
            secretary=str(self.cast.organiser),
            actor=self.cast.organiser,
            at=self.moment(stage, share / 2),
        )
        for juror in team:
            jury_services.save_visit_notes(
                visit_id=visit.pk,
                notes={
                    criterion.code: (
                        self.draw.choice(texts["notes"]),
                        self.draw.choice(texts["evidence"]),
                    )
                    for criterion in self.edition.criteria.order_by("position")
                },
                actor=juror.person,
                at=at,
            )
        jury_services.send_visit_report(
            visit_id=visit.pk,
            report=texts["report"],
            present=texts["present"],
            actor=self.cast.organiser,
            at=at + timedelta(hours=4),
        )
        jury_services.fact_check_visit(
            visit_id=visit.pk,
            text=texts["fact_check"],
            actor=self.cast.member_of(application.municipality, at=at),
            at=at + timedelta(hours=20),
        )

    def play_decision(self, stage, *, unfinished):
        """The jury chooses the winner, adopts the citation, and the booklet goes to print under embargo."""
        if unfinished:
            return
        winner = max(self.nominees(), key=lambda each: self.quality[each.municipality_id])
        self.write_citation(winner, stage)
        self.decide(stage, [winner.pk], share=0.5)
        self.make_booklet(self.moment(stage, 0.8))

    def write_citation(self, winner, stage):
        chair = Juror.objects.get(edition=self.edition, seat__role="chair")
        citation = self.words.citation(winner.municipality, self.edition)
        jury_services.save_citation(
            application_id=winner.pk,
            text_sv=citation["sv"],
            text_en=citation["en"],
            actor=self.cast.organiser,
            at=self.moment(stage, 0.3),
        )
        jury_services.adopt_citation(
            application_id=winner.pk, actor=chair.person, at=self.moment(stage, 0.4)
        )

    def make_booklet(self, at):
        texts = self.words.texts["booklet"]
        chair = Juror.objects.select_related("seat", "person").get(
            edition=self.edition, seat__role="chair"
        )
        values = {key: value for key, value in texts.items() if key != "subheads"}
        values |= {
            "foreword": texts["foreword"].strip(),
            "signed_by": str(chair.person),
            "signed_title": chair.seat.holder_title,
        }
        booklet = award_services.save_booklet(
            edition_id=self.edition.pk, values=values, actor=self.cast.organiser, at=at
        )
        for chapter in booklet.chapters.order_by("position"):
            award_services.save_chapter(
                booklet_id=booklet.pk,
                chapter_id=chapter.pk,
                values=self.chapter(chapter.municipality_code),
                actor=self.cast.organiser,
                at=at,
            )
        award_services.build_booklet(edition_id=self.edition.pk, actor=self.cast.organiser, at=at)

    def chapter(self, code):
        """The nominee's own story as a chapter: lead, four parts with subheads, a quote."""
        municipality = Municipality.objects.get(pk=code)
        story = self.words.story(municipality)
        parts = [story[key] for key in ("proud", "effect", "lessons", "conditions")]
        lead, _, rest = parts[0].partition("\n\n")
        bodies = [rest or lead, *parts[1:]]
        subheads = self.words.texts["booklet"]["subheads"]
        quote = parts[2].split(". ")[0].strip().rstrip(".") + "."
        body = "\n\n".join(
            f"## {subhead}\n\n{text}" for subhead, text in zip(subheads, bodies, strict=True)
        )
        return {"title": story["headline"], "lead": lead, "body": f"{body}\n\n> {quote}"}

    def play_announcement(self, stage, *, unfinished):
        """Nothing to do: the embargo ends by the clock."""

    def play_feedback(self, stage, *, unfinished):
        at = self.moment(stage, 0.2)
        names = [each.name_sv.lower() for each in self.edition.criteria.order_by("position")]
        for application in Application.objects.filter(edition=self.edition).exclude(
            status__in=["draft", "withdrawn"]
        ):
            best, worst = self.draw.sample(names, 2)
            nominations_services.write_feedback(
                application_id=application.pk,
                text=self.words.texts["feedback"].format(best=best, worst=worst).strip(),
                figures={},
                actor=self.cast.organiser,
                at=at,
            )
        nominations_services.release_feedback(
            edition_id=self.edition.pk, actor=self.cast.organiser, at=at
        )
