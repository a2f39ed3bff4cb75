"""How a page answers: with reasons where a service refused, and with the status that says so."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.shortcuts import render

from award.refusals import Refused

REFUSED = 409
FILLED_IN_WRONGLY = 422


def reasons_from(service, **arguments):
    """Call a service: why it refused, or an empty list where it did what it was asked.

    What is gone since the page looked for it, because a button was pressed twice or two press it at once,
    is as if it never was.
    """
    try:
        service(**arguments)
    except Refused as refusal:
        return refusal.reasons
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return []


def page(request, template, context, *, form=None, reasons=()):
    """The page, with what was typed and with every reason; 422 and 409 say what is wrong."""
    status = 200
    if reasons:
        status = REFUSED
    elif form is not None and form.is_bound and form.errors:
        status = FILLED_IN_WRONGLY
    return render(request, template, context | {"form": form, "reasons": reasons}, status=status)
