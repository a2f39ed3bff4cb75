"""Which kinds of letters there are: each app registers its own, with the words that stand for facts.

The standard wording of ``nominations.receipt`` lies in ``templates/nominations/mail/receipt.subject.txt`` and
``receipt.txt``: plain text in which ``{kommun}`` stands for a fact. Organisers may write their own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Word:
    """A fact that a letter can tell: ``{kommun}`` on the page, found in the context of the letter."""

    label: Promise
    find: Callable[[dict], str]
    # What a preview says where the fact does not exist yet: the number of a receipt nobody has got.
    example: str | Promise


@dataclass(frozen=True)
class Reader:
    """Somebody a letter of the kind may go to, about what; ``context`` is what the app would give."""

    to: str
    name: str
    context: dict
    about: object = None


def nobody(edition):
    """A kind whose readers are not known beforehand."""
    return []


@dataclass(frozen=True)
class Kind:
    """One kind of letter: what it is for, its words, and what its reader may say of it.

    Unsent letters of the same ``matter`` about the same thing are void as soon as a later one is written.
    ``readers(edition)`` gives those it may go to: for previews, and so that a draft never reaches somebody
    who may no longer read it. Only an optional kind can be declined by its reader. A
    secret kind holds a key, like a personal link: organisers see that it went out, not what stands in it.
    One that belongs to no edition, like an invitation to a municipality, always has the standard wording.
    """

    code: str
    name: Promise
    occasion: Promise
    words: Mapping[str, Word] = field(default_factory=dict)
    matter: str = ""
    is_optional: bool = False
    is_secret: bool = False
    belongs_to_edition: bool = True
    readers: Callable[..., list[Reader]] = nobody

    @property
    def all_words(self):
        """Its own words, and those that other letters have too."""
        shared = OF_EDITION if self.belongs_to_edition else EVERYWHERE
        return shared | self.words


def _edition_name(context):
    return context["edition"].name


def _page(context):
    return settings.SITE_URL + context["path"]


EVERYWHERE = {"länk": Word(_("the page that the letter is about"), _page, settings.SITE_URL + "/")}
OF_EDITION = EVERYWHERE | {
    "omgång": Word(_("the name of the edition"), _edition_name, _("The edition"))
}

_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Make kinds of letters known: they can be written, reworded and, if optional, declined."""
    _kinds.update({kind.code: kind for kind in kinds})


def kind_of(code: str) -> Kind | None:
    """The kind with that code; None for an old letter whose kind there is no more."""
    return _kinds.get(code)


def registered(code: str) -> Kind:
    """The kind of a letter that is about to be written; an app must have registered it."""
    if code not in _kinds:
        raise LookupError(f"No app has registered letters of the kind {code}.")
    return _kinds[code]


def without_reader(letters, edition):
    """Which of an edition's letters have a reader who may no longer read them, as their ids."""
    gone = set()
    for code in {letter.kind for letter in letters}:
        kind = kind_of(code)
        if kind is None or kind.readers is nobody:
            continue
        may_read = {_about(reader.to, reader.about) for reader in kind.readers(edition)}
        gone |= {
            letter.pk
            for letter in letters
            if letter.kind == code
            and (letter.to.lower(), letter.about_type, letter.about_id) not in may_read
        }
    return gone


def _about(to, thing):
    """Address and object, as a letter has them."""
    return (to.lower(), thing._meta.label if thing else "", str(thing.pk) if thing else "")


def every_kind() -> list[Kind]:
    """All kinds in the order of their names."""
    return sorted(_kinds.values(), key=lambda kind: str(kind.name).casefold())


def codes_of_matter(matter: str) -> list[str]:
    """The kinds whose letters replace one another while they are unsent."""
    return [kind.code for kind in _kinds.values() if kind.matter == matter]
