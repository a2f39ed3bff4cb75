"""What moves a closed round's ranking: pages for the jury and, at the office, for the organiser."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jury import agendas
from jury.forms import PairForm, WhatIfForm
from jury.heat_maps import HeatMap
from jury.leniencies import leniencies
from jury.methods import Methods
from jury.one_less import OneLess
from jury.one_less_rows import drawn_rows
from jury.ranking import CannotRank
from jury.readers import reader_of, readers_of
from jury.ways import steps_of
from jury.what_ifs import WhatIf


@require_safe
def what_if(request, slug, round_id, desk):
    """A juror, a criterion or a weight less, or the line elsewhere: who would go on."""
    reader = reader_of(request.user, slug, round_id, desk)
    context = {"reader": reader, "edition": reader.edition}
    if reader.sensitivity is None:
        return render(request, "jury/what_if.html", context)
    context["methods"] = Methods(reader)
    form = context["form"] = WhatIfForm(reader, request.GET)
    if not form.is_valid():
        return render(request, "jury/what_if.html", context, status=422)
    try:
        context["found"] = WhatIf(reader, form.cleaned_data, is_changed=form.has_changed())
    except CannotRank:
        context["nothing_left"] = _("With that choice no points are left to rank by.")
        form.add_error(None, context["nothing_left"])
        return render(request, "jury/what_if.html", context, status=422)
    return render(request, "jury/what_if.html", context)


@require_safe
def one_less(request, slug, round_id, desk):
    """Each juror, each criterion and each other figure left out in turn, and where a weight would tip."""
    reader = reader_of(request.user, slug, round_id, desk)
    context = {"reader": reader, "edition": reader.edition}
    if reader.sensitivity is None:
        return render(request, "jury/one_less.html", context)
    found = context["found"] = OneLess(reader)
    context["rows"] = drawn_rows(found)
    if found.at_the_line is None:
        return render(request, "jury/one_less.html", context)
    form = context["form"] = PairForm(reader, found.at_the_line, request.GET)
    if not form.is_valid():
        return render(request, "jury/one_less.html", context, status=422)
    context["tippings"] = found.tippings(**form.cleaned_data)
    return render(request, "jury/one_less.html", context)


@require_safe
def criterion_means(request, slug, round_id, desk):
    """Each application's mean on each criterion as a map, and how far the jurors agree on each."""
    reader = reader_of(request.user, slug, round_id, desk)
    context = {"reader": reader, "edition": reader.edition}
    context["map"] = reader.sensitivity and HeatMap(reader)
    return render(request, "jury/criterion_means.html", context)


@require_safe
def leniency_show(request, slug, round_id, desk):
    """How strict each juror is: by name for the chair, one's own for each juror, by number at the office."""
    reader = reader_of(request.user, slug, round_id, desk)
    context = {"reader": reader, "edition": reader.edition, "rows": leniencies(reader)}
    return render(request, "jury/leniency_show.html", context)


@require_safe
def agenda_show(request, slug, round_id, desk):
    """What to talk of first when the jury meets."""
    reader = reader_of(request.user, slug, round_id, desk)
    top_k = reader.round.stage.places_max
    agenda = agendas.agenda_of(reader.ranking, top_k=top_k)
    context = {"reader": reader, "edition": reader.edition, "agenda": agenda}
    return render(request, "jury/agenda_show.html", context)


@require_safe
def way_show(request, slug, code, desk):
    """One application's way through all rounds: its place in each, and whether it went on."""
    readers = readers_of(request.user, slug, desk)
    steps = steps_of(readers, code)
    if not steps:
        raise Http404
    context = {
        "reader": steps[-1].reader,
        "edition": readers[0].edition,
        "name": steps[-1].reader.names[code],
        "steps": steps,
    }
    return render(request, "jury/way_show.html", context)
