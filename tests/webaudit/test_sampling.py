"""The sample is proposed by the words of the links on the start page."""

from webaudit.sampling import propose

START = "https://www.kommun.se/"


def test_sample_has_one_page_of_each_kind_and_some_others():
    page = """
      <a href="/nyheter/1">Nyheter och <b>aktuellt</b></a>
      <a href="kontakt">Kontakta&nbsp;oss</a>
      <a href="/kontakt#karta">Kontakt med karta</a>
      <a href="/tg">Tillgänglighetsredogörelse</a>
      <a href="/e">E-tjänster</a> <a href="/bygga">Bygga och bo</a> <a href="/politik">Politik</a>
    """

    assert propose(START, page) == [
        ("start", "https://www.kommun.se/"),
        ("statement", "https://www.kommun.se/tg"),
        ("contact", "https://www.kommun.se/kontakt"),
        ("form", "https://www.kommun.se/e"),
        ("content", "https://www.kommun.se/nyheter/1"),
        ("content", "https://www.kommun.se/bygga"),
    ]


def test_links_that_lead_elsewhere_or_to_no_page_are_left_out():
    page = """
      <a href="https://www.facebook.com/kommun">Kontakt på Facebook</a>
      <a href="/kontakt.pdf">Kontakt (pdf)</a> <a href="mailto:a@kommun.se">Kontakt</a>
      <a href="http://[trasig">Kontakt</a> <a>Kontakt</a> <a href="#innehall">Kontakt</a>
    """

    assert propose(START, page) == [("start", "https://www.kommun.se/")]
