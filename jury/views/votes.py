"""The final vote: the jury's pages with rules, ballot and result, the organiser's, and the public one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.refusals import Refused
from jury import services, votes
from jury.forms import AnnounceForm, BallotForm, CallOffForm, CountForm
from jury.models import Ballot, Vote
from jury.rules import decision_stage
from jury.views.office import edition_of
from jury.vote_pages import BallotPaper, JurorsView, OfficeView
from jury.vote_results import VoteResult


def _vote(found, slug):
    return get_object_or_404(
        found.standing().select_related("stage__edition__award"), stage__edition__slug=slug
    )


@require_safe
def vote_show(request, slug):
    """The rules, the own ballot, and the result once the votes are counted."""
    return _vote_page(request, _vote(Vote.objects.of_jury(request.user), slug))


def _vote_page(request, vote, *, form=None, reasons=(), status=200):
    context = {
        "edition": vote.stage.edition,
        "vote": vote,
        "view": JurorsView(vote, request.user),
        "form": form or CountForm(),
        "reasons": reasons,
    }
    return render(request, "jury/vote_show.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def ballot_edit(request, slug):
    """The juror's own ballot, which may be cast again until the count."""
    ballots = Ballot.objects.of_juror(request.user).select_related("vote__stage__edition__award")
    ballot = get_object_or_404(ballots, vote__stage__edition__slug=slug)
    if request.method != "POST" and ballot.vote.status != Vote.Status.OPEN:
        return redirect("jury:vote_show", slug)
    paper = BallotPaper(ballot)
    form = BallotForm(paper.candidates, ballot.ranking, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _ballot_page(request, paper, form, status=status)
    try:
        services.cast_ballot(
            ballot_id=ballot.pk, ranking=form.ranking(), actor=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _ballot_page(request, paper, form, reasons=refused.reasons, status=409)
    messages.success(request, _("Your ballot is in. It is sealed until the count."))
    return redirect("jury:vote_show", slug)


def _ballot_page(request, paper, form, *, reasons=(), status=200):
    context = {
        "edition": paper.vote.stage.edition,
        "vote": paper.vote,
        "paper": paper,
        "form": form,
        "reasons": reasons,
    }
    return render(request, "jury/ballot_edit.html", context, status=status)


@require_POST
def vote_close(request, slug):
    """The one who presides has the ballots counted."""
    vote = _vote(Vote.objects.presided_by(request.user), slug)
    form = CountForm(request.POST)
    if not form.is_valid():
        return _vote_page(request, vote, form=form, status=422)
    try:
        services.close_vote(
            vote_id=vote.pk,
            reason=form.cleaned_data["reason"],
            actor=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        return _vote_page(request, vote, form=form, reasons=refused.reasons, status=409)
    messages.success(request, _("The votes are counted."))
    return redirect("jury:vote_show", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def vote_manage(request, slug):
    """Where the vote stands, for the organiser; posted, the rules are announced."""
    edition = edition_of(request.user, slug)
    form = AnnounceForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _office_page(request, edition, form=form)
    try:
        services.announce_vote(
            stage_id=get_object_or_404(edition.stages, selects="winner").pk,
            has_no_prize=form.cleaned_data["has_no_prize"],
            actor=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        return _office_page(request, edition, form=form, reasons=refused.reasons, status=409)
    messages.success(request, _("The rules are announced to the jury."))
    return redirect("jury:vote_manage", slug)


@require_POST
def vote_open(request, slug):
    """The ballots are handed out."""
    vote = _vote(Vote.objects.managed_by(request.user), slug)
    try:
        services.open_vote(vote_id=vote.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _office_page(request, vote.stage.edition, reasons=refused.reasons, status=409)
    messages.success(request, _("The vote is open, and the jury has got a letter."))
    return redirect("jury:vote_manage", slug)


@require_POST
def vote_void(request, slug):
    """The vote is called off, to be announced again."""
    vote = _vote(Vote.objects.managed_by(request.user), slug)
    form = CallOffForm(request.POST)
    if not form.is_valid():
        return _office_page(request, vote.stage.edition, void_form=form, status=422)
    try:
        services.void_vote(
            vote_id=vote.pk,
            reason=form.cleaned_data["reason"],
            actor=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        return _office_page(
            request, vote.stage.edition, void_form=form, reasons=refused.reasons, status=409
        )
    messages.success(request, _("The vote is called off."))
    return redirect("jury:vote_manage", slug)


def _office_page(request, edition, *, form=None, void_form=None, reasons=(), status=200):
    stage = decision_stage(edition)
    vote = votes.vote_of(stage) if stage else None
    context = {
        "edition": edition,
        "stage": stage,
        "vote": vote,
        "view": OfficeView(stage, vote, request.user, at=timezone.now()) if stage else None,
        "form": form or AnnounceForm(),
        "void_form": void_form or CallOffForm(),
        "reasons": reasons,
    }
    return render(request, "jury/vote_manage.html", context, status=status)


@login_not_required
@require_safe
def vote_public(request, slug):
    """How the jury voted, once everybody may know who won; before that there is no such page."""
    vote = _vote(Vote.objects.public(at=timezone.now()), slug)
    context = {
        "edition": vote.stage.edition,
        "vote": vote,
        "result": VoteResult(votes.shown(vote, votes.nominees_of(vote))),
    }
    return render(request, "jury/vote_public.html", context)
