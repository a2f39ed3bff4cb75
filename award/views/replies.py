"""How a page answers: with reasons where a service refused, and with the status that says so."""

from django.shortcuts import render

from award.refusals import Refused

REFUSED = 409
FILLED_IN_WRONGLY = 422


def reasons_from(service, **arguments):
    """Call a service: why it refused, or an empty list where it did what it was asked."""
    try:
        service(**arguments)
    except Refused as refusal:
        return refusal.reasons
    return []


def page(request, template, context, *, form=None, reasons=()):
    """The page, with what was typed and with every reason; 422 and 409 say what is wrong."""
    status = 200
    if reasons:
        status = REFUSED
    elif form is not None and form.is_bound and form.errors:
        status = FILLED_IN_WRONGLY
    return render(request, template, context | {"form": form, "reasons": reasons}, status=status)
