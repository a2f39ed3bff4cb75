"""Writing a draft: one flow for the application, the self-assessment and the self-description.

A browser with scripts saves each field by itself (``nominations.views.fields``); without scripts the form has
a button. Either way the same service saves.
"""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from award.refusals import Refused
from nominations import privacy, rules, services
from nominations.case_files import case_file
from nominations.clashes import Overtaken


def write(request, application, *, part, make_form, parts_of, template, check, field=None):
    """Show the form, or save what came with it; ``parts_of(form)`` is what ``save_answers`` takes.

    Where one ``field`` stands for all that the form holds, the form is shown only if that can be saved.
    """
    at = request.received_at
    case = case_file(application)
    show = partial(page, request, application, template=template, case=case)
    if request.method != "POST":
        if rules.reasons_not_to_save(application, part, at=at, field=field):
            return redirect(check, application.edition.slug, application.municipality_id)
        return show(make_form(case))
    form = make_form(case, request.POST)
    if not form.is_valid():
        return show(form, status=422)
    try:
        services.save_answers(
            application_id=application.pk,
            seen=form.seen(),
            actor=request.user,
            at=at,
            **parts_of(form),
        )
    except Overtaken as overtaken:
        form.show_clashes(overtaken.clashes)
        return show(form, status=409)
    except Refused as refusal:
        return show(form, reasons=refusal.reasons, status=409)
    return saved(request, application, form, at)


def saved(request, application, form, at):
    said = _("Saved at %(time)s") % {"time": timezone.localtime(at).strftime("%H:%M")}
    messages.success(request, said)
    for field in form.codes:
        for remark in privacy.remarks(field, form.value_of(field), application.municipality_id):
            messages.warning(request, remark)
    if anchor := form.anchor():
        return redirect(f"{request.path}#{anchor}")
    return redirect(
        "nominations:application_show", application.edition.slug, application.municipality_id
    )


def page(request, application, form, template, *, case, reasons=(), status=200):
    context = {
        "application": application,
        "form": form,
        "case": case,
        "reasons": reasons,
        "now": request.received_at,
    }
    return render(request, template, context, status=status)
