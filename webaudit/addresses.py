"""The address of a web page, as a person means it and as the audit may visit it. Pure."""

from ipaddress import ip_address
from urllib.parse import urljoin, urlsplit, urlunsplit

LONGEST = 2000


def tidy(text):
    """What was typed as a whole address: with a scheme, the name in small ASCII letters, no fragment.

    What cannot be read as an address comes back as it was, for the rules to answer.
    """
    text = text.strip()
    if "://" not in text and not text.startswith("mailto:"):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii").lower()
        port = parts.port
    except (ValueError, UnicodeError):
        return text
    if not host or parts.username is not None:
        return text
    place = f"[{host}]" if ":" in host else host
    place += f":{port}" if port else ""
    return urlunsplit((parts.scheme.lower(), place, parts.path or "/", parts.query, ""))


def host_and_port(url):
    """``127.0.0.1:8009`` for ``http://127.0.0.1:8009/kommun/``; empty where there is no such thing."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return ""
    return f"{parts.hostname}:{port}" if parts.hostname else ""


def host_of(url):
    """The host that a page is fetched from, as politeness counts it: with or without www is the same."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_a_name(host):
    """A host name with a dot and a last part in letters: no number can pass for it in any notation."""
    try:
        ip_address(host)
    except ValueError:
        labels = host.rstrip(".").split(".")
        last = labels[-1]
        return len(labels) > 1 and all(labels) and (last.isalpha() or last.startswith("xn--"))
    return False


def is_within(site, url):
    """Whether a page belongs to a site: the same host, with or without www, under the site's folder."""
    ours, theirs = urlsplit(site), urlsplit(url)
    folder = urljoin(ours.path or "/", ".")
    return _bare(ours) == _bare(theirs) and (theirs.path or "/").startswith(folder)


def _bare(parts):
    return (parts.netloc or "").lower().removeprefix("www.")
