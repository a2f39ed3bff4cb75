"""What every request passes: the language, the second factor, where it comes from, the way out."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import is_valid_path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from award import history


class ReceivedAtMiddleware:
    """Notes when the request came, before anything is read or waited for: that is the time that counts."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.received_at = timezone.now()
        return self.get_response(request)


class ProxiesMiddleware:
    """Puts the sender's own address in place of that of the proxies in front of us.

    Each of ours adds whom it heard from at the end of ``X-Forwarded-For``; what stands before that anybody
    can write, and without proxies anybody can write all of it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if 0 < settings.PROXIES <= len(told) and (sender := told[-settings.PROXIES].strip()):
            request.META["REMOTE_ADDR"] = sender
        return self.get_response(request)


class ChosenLanguageMiddleware:
    """Swedish first: the browser's own preference does not count, only a choice made on a page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class SecondFactorMiddleware:
    """Jurors and organisers set up a second factor before they see anything else."""

    ALLOWED_PREFIXES = ("/konto/", "/static/", "/sprak/")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (
            settings.SECOND_FACTOR_REQUIRED
            and request.user.is_authenticated
            and not request.path.startswith(self.ALLOWED_PREFIXES)
            and request.user.lacks_second_factor
        ):
            messages.info(request, _("Add a second way to prove who you are, and then go on."))
            return redirect(reverse("mfa_index"))
        return self.get_response(request)


class OriginMiddleware:
    """Lets the history say from which address an event came."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = history.origin.set(request.META.get("REMOTE_ADDR", ""))
        try:
            return self.get_response(request)
        finally:
            history.origin.reset(token)


class ErrorTitleMiddleware:
    """A page that says no begins its title with it: whoever listens hears that first, on every such page."""

    REFUSALS = (409, 422)
    TITLE = b"<title>"

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if response.status_code in self.REFUSALS and is_page:
            title = self.TITLE + _("Error: ").encode()
            response.content = response.content.replace(self.TITLE, title, 1)
        return response


class BodySizeMiddleware:
    """What is far too large is refused before any of it is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or ""
        if length.isdigit() and int(length) > settings.LARGEST_BODY:
            return render(request, "413.html", status=413)
        return self.get_response(request)


class PageAboveMiddleware:
    """A person who asks to read an address that only receives is led to the page above it.

    So it goes for whoever changes language on the answer to a form, reloads it from the address bar, or comes
    back to it through the log-in page. Programs are told the truth: 405.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        is_person = "text/html" in request.headers.get("Accept", "")
        if response.status_code == 405 and request.method == "GET" and is_person:
            return redirect(page_above(request.path))
        return response


def page_above(path):
    """The nearest address above another one; the first page is above them all."""
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if is_valid_path(path):
            break
    return path
