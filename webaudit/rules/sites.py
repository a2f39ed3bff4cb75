"""Whether sites and their samples may be changed now: every reason against it, as sentences."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from webaudit import addresses
from webaudit.rules.runs import a_run_is_on, edition_is_over, no_sites, the_secret_is_out

MOST_PAGES = 12


def reasons_not_to_audit_address(url):
    """Why the audit may not visit an address."""
    if len(url) > addresses.LONGEST:
        return [_("The address is longer than 2,000 characters.")]
    if addresses.host_and_port(url) in settings.AUDIT_LOOPBACK and url.startswith("http://"):
        return []
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return [_("The address cannot be read. Write it as https://www.kommun.se/.")]
    if parts.scheme not in {"http", "https"}:
        return [_("The address must begin with https:// or http://.")]
    if parts.username is not None:
        return [_("The address must not hold a user name or a password.")]
    if not addresses.is_a_name(host):
        return [_("The address must hold the name of a web site, such as www.kommun.se.")]
    return []


def reasons_not_to_add_sites(edition):
    return edition_is_over(edition) + the_secret_is_out(edition)


def reasons_not_to_find_pages(edition):
    return (
        edition_is_over(edition)
        or a_run_is_on(edition)
        or the_secret_is_out(edition)
        or ([] if edition.sites.exists() else [no_sites()])
    )


def reasons_not_to_change_site(site):
    """Why a site's address or sample may not be changed now."""
    edition = site.edition
    return edition_is_over(edition) or a_run_is_on(edition) or the_secret_is_out(edition)


def reasons_not_to_sample(site, pages):
    """Why a list of ``(kind, url)`` cannot be the site's sample."""
    if not pages:
        return [_("Give at least one page.")]
    reasons = []
    if len(pages) > MOST_PAGES:
        reasons.append(
            ngettext(
                "A sample has at most %(n)d page.", "A sample has at most %(n)d pages.", MOST_PAGES
            )
            % {"n": MOST_PAGES}
        )
    seen = set()
    for _kind, url in pages:
        faults = reasons_not_to_audit_address(url)
        if not faults and not addresses.is_within(site.url, url):
            faults = [_("The page does not belong to the site %(site)s.") % {"site": site.url}]
        if not faults and url in seen:
            faults = [_("The page is in the list twice.")]
        reasons += [f"{url}: {fault}" for fault in faults]
        seen.add(url)
    return reasons


def reasons_not_to_record_consent(site, *, given_by, given_on, at):
    """Why a municipality's consent to the audit of closed pages cannot be noted so."""
    reasons = edition_is_over(site.edition) or a_run_is_on(site.edition)
    if bool(given_by.strip()) != (given_on is not None):
        reasons.append(_("Write both who in the municipality said yes, and when."))
    elif given_on is not None and given_on > timezone.localdate(at):
        reasons.append(_("The day when the municipality said yes cannot be later than today."))
    return reasons
