"""Words in the reader's language."""

import pytest
from django.utils import translation

from award.bilingual import reader
from award.models import Criterion


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("english", ["Benefit", ""])
def test_a_reader_reads_what_the_thing_itself_says(language, english):
    criterion = Criterion(name_sv="Nytta", name_en=english)
    with translation.override(language):
        assert reader()(criterion, "name") == criterion.name
