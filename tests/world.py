"""One edition in the middle of the jury's work, and somebody in every role towards it.

The edition is made by its service, from the model template; applications, assignments and what hangs on them
are put where the test wants them.
"""

import io
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from award import services
from award.models import Award, BookletChapter, Letter, Person, Publication
from jury.conflicts.register import TieDraft
from jury.models import (
    Assessment,
    Assignment,
    Citation,
    Declaration,
    DismissedProposal,
    Juror,
    JurorInvitation,
    Meeting,
    Round,
    SealOpening,
    SiteVisit,
)
from jury.services import save_tie
from nominations.models import (
    AnswerVersion,
    Application,
    Attachment,
    Comment,
    Feedback,
    Invitation,
    MembershipRequest,
    Nomination,
    PublishedAssessment,
    SelfDescription,
)
from tests.factories import make_edition, make_member, make_municipality, make_person
from webaudit.engine import Outcome, PageResult
from webaudit.engine.evidence import Evidence
from webaudit.models import AuditRun, Reply, ReplyPeriod, SamplePage, Site
from webaudit.services.evidence import keep_evidence

DAY = timedelta(days=1)


@dataclass
class World:
    """The edition, its rows by name, and the people by role."""

    edition: object
    rows: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)


def make_world():
    now = timezone.now()
    award = Award.objects.create(slug="award", name_sv="Utmärkelsen")
    organiser = _organiser("Olga Ek", award, now)
    edition = services.create_edition(
        award_id=award.pk,
        template="model",
        slug="2027",
        starts_on=timezone.localdate(now) - 60 * DAY,
        actor=organiser,
        at=now - 61 * DAY,
    )
    services.open_edition(edition_id=edition.pk, actor=organiser, at=now - 61 * DAY)
    world = World(edition, people={"nobody": make_person("Nils Ek"), "organiser": organiser})
    _add_another_award(world, now)
    _add_municipalities(world, now)
    _add_jury(world, now)
    _add_what_hangs_on_it(world, now)
    world.people["anonymous"] = AnonymousUser()
    return world


def _organiser(name, award, at):
    return services.add_organiser(
        award_id=award.pk,
        email=f"{name.split()[0].lower()}@example.se",
        name=name,
        actor=None,
        at=at,
    ).person


def _add_another_award(world, now):
    other = Award.objects.create(slug="other", name_sv="En annan utmärkelse")
    world.people["organiser of another award"] = _organiser("Orvar Ek", other, now)
    edition = make_edition("2026")
    edition.award = other
    edition.save(update_fields=["award"])
    seat = edition.jury_seats.create(role="member", position=1)
    person = world.people["juror of another edition"] = make_person("Jorunn Ek")
    Juror.objects.create(edition=edition, person=person, seat=seat, appointed_at=now)


def _add_municipalities(world, now):
    lulea, ystad = make_municipality(), make_municipality("1286", "Ystad")
    for role, name in (("submit", "Signe Ek"), ("edit", "Edit Ek"), ("read", "Rut Ek")):
        world.people[f"member who may {role}"] = make_person(name)
        make_member(world.people[f"member who may {role}"], lulea, role)
    world.people["neighbour"] = make_person("Greta Ek")
    make_member(world.people["neighbour"], ystad)
    for number, municipality in enumerate((lulea, ystad), 1):
        world.rows[municipality.code] = Application.objects.create(
            edition=world.edition,
            municipality=municipality,
            status="longlisted",
            started_at=now - 50 * DAY,
            submitted_at=now - 40 * DAY,
            receipt_number=f"2027-{number:04}",
            contents_sha256="0" * 64,
        )


def _add_jury(world, now):
    edition, application = world.edition, world.rows["2580"]
    stage = edition.stages.filter(selects="longlist").get()
    round = Round.objects.create(stage=stage, status="open", opened_at=now)
    later = edition.stages.get(selects="nominees")
    prepared = Round.objects.create(stage=later, status="preparing", seed="4f1a90c2")
    world.rows |= {"stage": stage, "round": round, "prepared": prepared}
    free = {
        role: list(edition.jury_seats.filter(role=role))
        for role in ("chair", "vice_chair", "member")
    }
    secretary = edition.jury_seats.filter(role="secretary").first()
    free["secretary"] = [secretary or edition.jury_seats.create(role="secretary", position=99)]
    kinds = [
        ("chair", "chair", "none"),
        ("juror", "member", "none"),
        ("juror with a conflict", "member", "conflict"),
        ("juror who has not declared", "member", None),
        ("secretary", "secretary", None),
    ]
    world.rows["offer"] = JurorInvitation.objects.create(
        seat=free["member"].pop(),
        email="tillfragad@example.se",
        name="Tage Ek",
        fingerprint="0" * 64,
        invited_by=world.people["organiser"],
        sent_at=now,
        expires_at=now + DAY,
    )
    for number, (kind, role, answer) in enumerate(kinds):
        person = world.people[kind] = make_person(f"Jurist{number} Ek")
        seat = free[role].pop(0)
        juror = Juror.objects.create(edition=edition, person=person, seat=seat, appointed_at=now)
        world.rows[kind] = juror
        if kind != "secretary":
            assignment = Assignment.objects.create(
                round=round, juror=juror, application=application
            )
            world.rows[f"assignment of {kind}"] = assignment
        if answer:
            world.rows[f"declaration of {kind}"] = Declaration.objects.create(
                juror=juror,
                round=round,
                application=application,
                answer=answer,
                ground="J3" if answer == "conflict" else "",
                text="Har gett kommunen råd." if answer == "conflict" else "",
                effect="clear" if answer == "none" else "closed",
                declared_at=now,
            )
    world.rows["assessment"] = Assessment.objects.create(
        assignment=world.rows["assignment of juror"], status="signed", signed_at=now
    )


def _add_what_hangs_on_it(world, now):
    edition, application = world.edition, world.rows["2580"]
    organiser = world.people["organiser"]
    writer = world.people["member who may submit"]
    AnswerVersion.objects.create(
        application=application,
        field="A1",
        number=1,
        content="Ett",
        began_at=now,
        saved_at=now,
        saved_by=writer,
    )
    world.rows["comment"] = Comment.objects.create(
        application=application, field="A1", text="Två?", written_at=now, written_by=writer
    )
    booklet = services.save_booklet(edition_id=edition.pk, values={}, actor=organiser, at=now)
    site = Site.objects.create(
        edition=edition, municipality=application.municipality, url="https://www.example.se/"
    )
    SamplePage.objects.create(site=site, url=site.url, position=1)
    SelfDescription.objects.create(application=application, opened_at=now)
    Feedback.objects.create(application=application, text="Bra.", released_at=now)
    Citation.objects.create(application=application, text_sv="För att.")
    visit = SiteVisit.objects.create(application=application, date=timezone.localdate(now))
    visit.team.add(world.rows["juror"])
    awaiting = Declaration.objects.create(
        juror=world.rows["juror"],
        round=world.rows["round"],
        application=world.rows["1286"],
        answer="unsure",
        text="Har en bror där.",
        effect="awaiting",
        declared_at=now,
    )
    tie = save_tie(
        edition_id=edition.pk,
        draft=TieDraft(kind="employed", source="Nils Ek", target="Atea"),
        actor=organiser,
        at=now,
    )
    world.rows |= {
        "tie": tie,
        "dismissed": DismissedProposal.objects.create(
            award=edition.award, key="1", sentence="A.", reason="B.", dismissed_at=now
        ),
        "site": site,
        "visit": visit,
        "awaiting": awaiting,
        "meeting": Meeting.objects.create(
            edition=edition, stage=world.rows["stage"], name="Överläggning", starts_at=now
        ),
        "chapter": BookletChapter.objects.create(
            booklet=booklet, position=1, municipality_code="2580", name="Luleå", title="Luleå"
        ),
        "publication": Publication.objects.create(
            edition=edition,
            selects="nominees",
            embargo_until=now + 30 * DAY,
            created_at=now,
            commitment="0" * 64,
        ),
        "run": AuditRun.objects.create(
            edition=edition, started_by=organiser, started_at=now, status="queued"
        ),
        "reply": (reply := _disputed(site, organiser, writer, now)),
        "finding": _seen(reply),
        "letter": Letter.objects.create(
            edition=edition, kind="x", to="a@example.se", subject="A", text="A", written_at=now
        ),
        "attachment": _attachment(application, now),
        "upload": application.uploads.create(
            part="application",
            name="Karta.pdf",
            size=9,
            started_at=now,
            started_by=world.people["member who may submit"],
        ),
        "member": Person.objects.get(name="Rut Ek").memberships.get(),
        "invitation": Invitation.objects.create(
            municipality=application.municipality,
            email="ny@example.se",
            name="Ny Ek",
            role="edit",
            fingerprint="0" * 64,
            sent_at=now,
            expires_at=now + DAY,
        ),
        # Luleå is nominated, has published a self-assessment, invites Ystad and is invited by it.
        "nomination": Nomination.objects.create(
            edition=edition,
            municipality=application.municipality,
            name="Nomi Ek",
            email="nomi@example.se",
            relation="resident",
            reason="Bra.",
            status="waiting",
            written_at=now,
            confirmed_at=now,
        ),
        "published": PublishedAssessment.objects.create(
            municipality=application.municipality,
            source="Blomman",
            set_version="2027",
            made_on=timezone.localdate(now),
            published_index=50,
            imported_at=now - 59 * DAY,
        ),
        "joint_take_back": _invited(world.rows["1286"], by=application, at=now),
        "joint_answer": _invited(application, by=world.rows["1286"], at=now),
        "seal": SealOpening.objects.create(
            round=world.rows["round"], reason="Ett fel.", asked_by=organiser, asked_at=now
        ),
        "request": MembershipRequest.objects.create(
            person=world.people["nobody"],
            municipality=application.municipality,
            title="Chef",
            asked_at=now,
        ),
    }


def _invited(application, by, at):
    """Another applicant's municipality is asked to apply together."""
    return by.joint_members.create(
        edition=by.edition, municipality=application.municipality, invited_at=at
    )


def _attachment(application, at):
    """A picture with a picture of itself."""
    attachment = Attachment(
        application=application,
        part="application",
        number=1,
        name="Torget.png",
        kind="png",
        size=3,
        sha256="0" * 64,
        previews=1,
        uploaded_at=at,
    )
    attachment.file.save("file", ContentFile(b"png"), save=False)
    attachment.file.storage.save(attachment.preview_name(1), ContentFile(b"webp"))
    attachment.save()
    return attachment


def _disputed(site, organiser, writer, now):
    """The site was audited, a fault is disputed, and the time for replies is over: the jury reads it."""
    then = now - 20 * DAY
    run = AuditRun.objects.create(
        edition=site.edition,
        started_by=organiser,
        started_at=then,
        finished_at=then,
        status="completed",
    )
    loss = {"rule": "image-alt", "failed_pages": 1, "applicable_pages": 1, "points": 20}
    run.site_audits.create(
        site=site, points=80, low=70, high=90, losses=[loss], pages_measured=1, pages_total=1
    )
    page = run.page_audits.create(
        site=site,
        url=site.url,
        kind="start",
        position=1,
        outcome="ok",
        measured_at=then,
        rules={"image-alt": {"counted": True, "passed": 0, "violations": 1, "needs_review": 0}},
    )
    ReplyPeriod.objects.create(
        run=run, opened_by=organiser, opens_at=then, closes_at=then + 10 * DAY
    )
    reply = Reply.objects.create(
        run=run,
        site=site,
        rule="image-alt",
        text="Det är ett mönster.",
        written_by=writer,
        written_at=then,
    )
    reply.pages.add(page)
    return reply


def _seen(reply):
    """How the page with the disputed fault looked, with the fault in it."""
    page = reply.pages.get()
    picture = io.BytesIO()
    Image.new("RGB", (640, 480), "white").save(picture, "WEBP")
    seen = Evidence(picture.getvalue(), b"<img>", 640, 480, {"img": (10, 10, 50, 50)})
    keep_evidence(page, PageResult(str(page.pk), page.url, Outcome.OK, evidence=seen))
    return page.findings.create(
        rule=reply.rule,
        source="axe",
        verdict="violation",
        is_counted=True,
        message="a fault",
        selector="img",
        excerpt="<img>",
    )
