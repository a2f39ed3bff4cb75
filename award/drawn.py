"""Parts of pages that are drawn once, and stand there for all who are shown the same.

A part is kept by all that is shown in it: the template, the language and every value. It sees no request and
no person. So what is kept is never old and never somebody else's.
"""

from functools import lru_cache

from django.template import Context, Template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

#: Some hundred parts an edition and language, of a few kilobytes each.
MOST = 2048


def drawn(template: Template, **values) -> SafeString:
    """The part as HTML. The values are plain: texts, numbers, and tuples of them."""
    return _drawn(template, get_language(), **values)


# By kind too: a text that is already HTML is equal to the same characters that are not.
@lru_cache(MOST, typed=True)
def _drawn(template, language, /, **values):
    return template.render(Context(values))
