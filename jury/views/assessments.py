"""Reading and scoring on one page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award.prepared import PreparedModels
from award.refusals import Refused
from jury import open_assessments, own_work, reading_desk, services
from jury.assessment_fields import contents_of, reason_field
from jury.case_files import WITH, jury_file
from jury.forms import AssessmentForm
from jury.models import Assessment, Assignment, Round
from jury.rubrics import rubrics_of
from jury.views.case_files import closed_page, undealt_page
from nominations.clashes import Overtaken

SIGNED = Assessment.Status.SIGNED


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_edit(request, slug, round_id, code):
    """The case file beside the rubric; a draft is saved at any length."""
    if request.method == "POST":
        return _write(request, _open(request.user, slug, round_id, code), _saved)
    assignment = _own(request.user, slug, round_id, code)
    if assignment is None:
        return undealt_page(request, slug, round_id, code)
    if assignment.effect is None:
        return redirect("jury:declaration_edit", slug, round_id)
    if not assignment.is_open:
        return closed_page(request, assignment)
    return _page(request, assignment, open_assessments.as_saved(*_held(assignment)))


@require_POST
def assessment_sign(request, slug, round_id, code):
    """Sign what stands in the form; what cannot be signed yet is still saved."""
    assignment = _open(request.user, slug, round_id, code)
    return _write(request, assignment, _signed, services.hand_in_assessment)


@require_POST
def note_move(request, slug, round_id, code):
    """What stands in the form is saved, and the private note becomes part of a criterion's reason."""
    assignment = _open(request.user, slug, round_id, code)
    to = request.POST.get("move_to", "")
    return _write(request, assignment, _moved, services.move_note, code=to)


def _write(request, assignment, done, service=services.save_assessment, **more):
    """Save what stands in the form; where another window has saved meanwhile, both texts are shown."""
    form = AssessmentForm(*_held(assignment), request.POST)
    if not form.is_valid():
        return _page(request, assignment, form.opened(), form=form, status=422)
    try:
        service(
            assignment_id=assignment.pk,
            scores=form.scores(),
            note=form.cleaned_data["note"],
            seen=form.seen(),
            actor=request.user,
            at=request.received_at,
            **more,
        )
    except Overtaken as overtaken:
        form.show_clashes(overtaken.clashes)
        return _page(request, assignment, form.opened(), form=form, status=409)
    except Refused as refused:
        form.stands_saved(_held(Assignment.objects.get(pk=assignment.pk))[1])
        return _page(request, assignment, form.opened(), reasons=refused.reasons, status=409)
    return done(request, assignment.round, assignment)


def _signed(request, round_, assignment):
    name = assignment.application.name
    messages.success(request, _("Your assessment of %(name)s is signed.") % {"name": name})
    return _onward(request, round_, assignment)


def _moved(request, round_, assignment):
    to, code = request.POST["move_to"], assignment.application.municipality_id
    messages.success(request, _("Your note stands in the reason of %(code)s.") % {"code": to})
    page = reverse("jury:assessment_edit", args=[round_.stage.edition.slug, round_.pk, code])
    return redirect(f"{page}#id_{reason_field(to)}")


def _saved(request, round_, assignment):
    clock = time_format(timezone.localtime(request.received_at), "H:i")
    said = _("Saved %(time)s") % {"time": clock}
    if "next" in request.POST:
        messages.success(request, f"{assignment.application.name}: {said}")
        return _onward(request, round_, assignment)
    messages.success(request, said)
    code = assignment.application.municipality_id
    return redirect("jury:assessment_edit", round_.stage.edition.slug, round_.pk, code)


def _onward(request, round_, assignment):
    """To the next in the juror's own order that is not signed; to the list where none is left."""
    slug = round_.stage.edition.slug
    following = own_work.following(round_, request.user, assignment)
    if following is None:
        return redirect("jury:round_show", slug, round_.pk)
    return redirect("jury:assessment_edit", slug, round_.pk, following.application.municipality_id)


def _assignments(person, slug, round_id):
    """The person's own in the round, which is more than being prepared."""
    own = Assignment.objects.of_juror(person).filter(
        round=round_id, round__stage__edition__slug=slug
    )
    return own.exclude(round__status=Round.Status.PREPARING).select_related(
        "round__stage__edition__award",
        "assessment",
        *(f"application__{name}" for name in WITH),
    )


def _own(person, slug, round_id, code):
    """The person's own assignment; None where nothing of the kind was dealt to the person."""
    found = _OWN.rows(person=person.pk, slug=slug, round=round_id, code=code)
    return next(iter(found), None)


def _of_municipality(person, slug, round, code):
    own = _assignments(person, slug, round).filter(application__municipality=code)
    return own.with_effect().with_openness().order_by()


_OWN = PreparedModels(_of_municipality, person=int, slug=str, round=int, code=str)


def _open(person, slug, round_id, code):
    """Only what the juror may read: a conflict or a missing declaration answers as if it were not there."""
    may_read = _assignments(person, slug, round_id).clear()
    return get_object_or_404(may_read, application__municipality=code)


def _held(assignment):
    """What is judged by, and what each field of the assessment holds."""
    rubrics = rubrics_of(assignment.round.stage.edition)
    codes = {rubric.pk: rubric.code for rubric in rubrics}
    return rubrics, contents_of(getattr(assignment, "assessment", None), codes)


def _page(request, assignment, opened, *, form=None, reasons=(), status=200):
    at, round_ = timezone.now(), assignment.round
    assessment = getattr(assignment, "assessment", None)
    is_open = round_.status == Round.Status.OPEN and round_.stage.accepts(at)
    is_editable = is_open and not (assessment and assessment.status == SIGNED)
    file = jury_file(assignment.application, edition=round_.stage.edition, at=at)
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "assignment": assignment,
        "file": file,
        "desk": reading_desk.laid_out(file, opened.rows if is_editable else ()),
        "opened": opened,
        "form": form,
        "assessment": assessment,
        "is_editable": is_editable,
        "work": own_work.of_round(round_, request.user),
        "reasons": reasons,
        "at": at,
    }
    return render(request, "jury/assessment_edit.html", context, status=status)
