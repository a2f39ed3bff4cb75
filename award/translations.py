"""The Swedish words: gathered from the code and pages, kept in one catalogue an app, compiled, checked.

No GNU gettext is needed. A catalogue is sorted by its English and holds no dates and no line numbers, so
that two people who add words change different lines.
"""

import gettext
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
APPS = ("award", "nominations", "webaudit", "jury")
LANGUAGE = "sv"
# Overridden templates of packages whose own catalogues have most of the words already.
PACKAGES = {
    "account": "allauth",
    "mfa": "allauth",
    "socialaccount": "allauth",
    "allauth": "allauth",
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """msgid ""
msgstr ""
"Language: sv\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[\d.]*[a-z]|%[sd]|\{\w*\}")


@dataclass(frozen=True)
class Phrase:
    """One message in the code or on a page: its English (a pair where it has a plural) and where it is."""

    english: str | tuple[str, str]
    context: str | None
    place: str

    @property
    def key(self):
        return (self.english if isinstance(self.english, str) else self.english[0], self.context)


def catalogue_path(app: str) -> Path:
    return ROOT / app / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def phrases(app: str) -> Iterator[Phrase]:
    """Every message of an app's modules and pages; pages outside the apps' folders belong to the award."""
    for path in sorted((ROOT / app).rglob("*.py")):
        if not {"migrations", "node_modules"} & set(path.parts):
            yield from _phrases_in(path, path.read_text(encoding="utf-8"))
    templates = ROOT / "templates"
    for path in sorted(templates.rglob("*")):
        if path.suffix not in {".html", ".txt"}:
            continue
        folder = path.relative_to(templates).parts[0]
        if folder == app or (app == "award" and folder not in APPS):
            found = _phrases_in(path, _as_python(path))
            yield from _not_in_package(found, PACKAGES.get(folder))


def _as_python(path: Path) -> str:
    """A template's messages as gettext calls, each on its own line number."""
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    return "\n".join(line.strip() for line in source.split("\n"))


def _phrases_in(path: Path, source: str) -> Iterator[Phrase]:
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)
    for line, english, _comments, context in found:
        if english:
            yield Phrase(english, context, f"{path.relative_to(ROOT)}:{line}")


def _not_in_package(found: Iterable[Phrase], package: str | None) -> Iterator[Phrase]:
    if package is None:
        yield from found
        return
    folder = Path(find_spec(package).origin).parent / "locale"
    theirs = gettext.translation("django", folder, languages=[LANGUAGE])
    for phrase in found:
        english, context = phrase.key
        known = theirs.pgettext(context, english) if context else theirs.gettext(english)
        if known == english:
            yield phrase


def read(app: str) -> Catalog:
    """The app's catalogue; an empty one where there is none yet."""
    path = catalogue_path(app)
    if not path.exists():
        return Catalog(locale=LANGUAGE)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)


def update(app: str, *, prune: bool) -> bool:
    """Bring an app's catalogue up to date, keeping every translation; True where something changed.

    What is no longer said is kept as ``#~`` (it may be on its way), or dropped by ``prune``.
    """
    old = read(app)
    known = _messages(old) | {
        (message.id if isinstance(message.id, str) else message.id[0], message.context): message
        for message in old.obsolete.values()
    }
    new = Catalog(locale=LANGUAGE)
    for phrase in phrases(app):
        message = known.get(phrase.key)
        new.add(
            phrase.english,
            string=_fitting(message.string, phrase.english) if message else None,
            context=phrase.context,
            flags=message.flags & {"fuzzy"} if message else (),
        )
    said = _messages(new)
    if not prune:
        for key, message in sorted(known.items(), key=lambda item: str(item[0])):
            if key not in said and _is_translated(message):
                new.obsolete[key] = message
    return _write(catalogue_path(app), _as_text(new))


def _fitting(string, english):
    """A translation in the shape its English has now: one string, or one each for singular and plural."""
    if isinstance(english, str):
        return string if isinstance(string, str) else string[0]
    return string if isinstance(string, tuple) else (string, "")


def _as_text(catalogue: Catalog) -> str:
    file = io.BytesIO()
    write_po(file, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    return HEADER + file.getvalue().decode().strip() + "\n"


def _write(path: Path, text: str) -> bool:
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".po.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    return True


def compile_stale() -> list[Path]:
    """Compile the catalogues that are newer than what was compiled from them; this process reads them anew.

    It may have looked for them before there were any, and remembers that there were none.
    """
    compiled = []
    for app in APPS:
        source = catalogue_path(app)
        target = source.with_suffix(".mo")
        if not source.exists():
            continue
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        fresh = target.with_suffix(".mo.new")
        with fresh.open("wb") as file:
            write_mo(file, read(app))
        fresh.replace(target)
        translation_file_changed(sender=None, file_path=target)
        compiled.append(target)
    return compiled


def faults() -> list[str]:
    """What keeps a page from being Swedish: missing, doubtful or unlike translations, as sentences."""
    found = []
    swedish: dict[tuple, tuple[str, str]] = {}
    for app in APPS:
        messages = _messages(read(app))
        for phrase in {phrase.key: phrase for phrase in phrases(app)}.values():
            message = messages.get(phrase.key)
            found += [f"{phrase.place}: {fault}" for fault in _faults_of(phrase, message)]
            if message and _is_translated(message):
                said, where = swedish.setdefault(phrase.key, (str(message.string), app))
                if said != str(message.string):
                    found.append(
                        f"{phrase.place}: “{phrase.key[0]}” says one thing in {where} and another"
                        f" in {app}; give one of them a context."
                    )
    return found


def _faults_of(phrase: Phrase, message: Message | None) -> Iterator[str]:
    english = phrase.key[0]
    if message is None or not _is_translated(message):
        yield f"“{english}” has no Swedish."
        return
    if message.fuzzy:
        yield f"“{english}” is marked as doubtful (fuzzy)."
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    wanted = set(PLACEHOLDER.findall(" ".join(_forms(phrase.english))))
    for number, form in enumerate(forms):
        placed = set(PLACEHOLDER.findall(form))
        # “One day left” needs no figure.
        is_singular = len(forms) > 1 and number == 0
        if placed - wanted or (wanted - placed and not is_singular):
            yield f"“{english}” and its Swedish have different placeholders."
            return


def _messages(catalogue: Catalog) -> dict[tuple, Message]:
    return {
        (_forms(message.id)[0], message.context): message for message in catalogue if message.id
    }


def _forms(english: str | tuple) -> tuple:
    return english if isinstance(english, tuple) else (english,)


def _is_translated(message: Message) -> bool:
    return all(_forms(message.string or ""))
