"""The course of a rehearsal: an edition is made, and each of its stages played when its time comes."""

import random
from datetime import datetime, time, timedelta
from pathlib import Path

import yaml
from django.utils import timezone

from award import edition_templates, letters
from award import services as award_services
from award.models import Letter, Stage
from jury.rehearsal import auditing, finale, judging, writing
from jury.rehearsal.cast import Cast, demonstration_award
from jury.rehearsal.tied import tell_ties
from jury.rehearsal.words import Words
from nominations import services as nominations_services
from nominations.management.commands.load_municipalities import rows
from nominations.models import Municipality

STAGES = {
    Stage.Kind.INTAKE: writing.intake,
    Stage.Kind.WEB_AUDIT: auditing.web_audit,
    Stage.Kind.ASSESSMENT: judging.assessment,
    Stage.Kind.SELF_DESCRIPTION: writing.self_description,
    Stage.Kind.SITE_VISIT: finale.site_visit,
    Stage.Kind.DECISION: finale.decision,
    Stage.Kind.ANNOUNCEMENT: finale.announcement,
    Stage.Kind.FEEDBACK: finale.feedback,
}


def plan_for(template):
    """How this template is rehearsed; the model edition's plan where it has none of its own."""
    plans = yaml.safe_load(Path(__file__).with_name("plans.yaml").read_text(encoding="utf-8"))
    return plans.get(template, plans["model"])


class Play:
    """One edition from opening to feedback, or up to ``now`` where a time is given.

    ``step(name)`` is a context manager that the caller uses to time and show each step;
    ``work_off()`` does what the background worker would do. ``shows_more`` is for a demonstration: files,
    neighbours, colleagues and published self-assessments beside the answers.
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
        shows_more=False,
        starts_on=None,
        now=None,
    ):
        self.template, self.step, self.work_off = template, step, work_off
        self.plan = plan_for(template)
        self.slug = slug or self.plan["slug"]
        self.count = municipalities or self.plan["municipalities"]
        self.wanted_jurors, self.audit, self.starts_on, self.now = jurors, audit, starts_on, now
        self.shows_more = shows_more
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
                STAGES[stage.kind](self, stage, unfinished=unfinished)
                self.release_letters()
                self.work_off()
        return self.edition

    def release_letters(self):
        """The organiser goes through the drafts about the stage's decisions, and lets them go."""
        drafts = list(self.edition.letters.filter(status=Letter.Status.DRAFT))
        if drafts:
            letters.release_letters(
                edition_id=self.edition.pk,
                letter_ids=[letter.pk for letter in drafts],
                actor=self.cast.organiser,
                at=max(letter.written_at for letter in drafts) + timedelta(hours=1),
            )

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
        if self.slug != self.plan["slug"]:
            self.rename(at)
        self.jurors = self.cast.appoint_jury(self.edition, wanted=self.wanted_jurors, at=at)
        self.edition = award_services.open_edition(
            edition_id=self.edition.pk, actor=organiser, at=self.first_day() - timedelta(days=30)
        )
        self.applicants = self.choose_applicants()
        if self.shows_more:
            tell_ties(self, at=self.first_day() - timedelta(days=20))
        for juror in self.jurors:
            self.tendency[juror.pk] = self.draw.gauss(0, 0.25)

    def rename(self, at):
        """Another year's edition of the same template bears that year in its name."""
        named = {
            field: getattr(self.edition, field).replace(self.plan["slug"], self.slug)
            for field in ("name_sv", "name_en")
        }
        self.edition = award_services.change_edition(
            edition_id=self.edition.pk, values=named, actor=self.cast.organiser, at=at
        )

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
