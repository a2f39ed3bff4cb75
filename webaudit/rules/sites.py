"""Whether sites and their samples may be changed now: every reason against it, as sentences."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from webaudit import addresses
from webaudit.rules.runs import a_run_is_on, edition_is_over, no_sites

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
    return edition_is_over(edition)


def reasons_not_to_find_pages(edition):
    return (
        edition_is_over(edition)
        or a_run_is_on(edition)
        or ([] if edition.sites.exists() else [no_sites()])
    )


def reasons_not_to_change_site(site):
    """Why a site's address or sample may not be changed now."""
    return edition_is_over(site.edition) or a_run_is_on(site.edition)


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
