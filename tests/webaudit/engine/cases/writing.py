"""How a case is written, and the words it is written with."""

SWEDISH = (
    "Kommunen söker sommarjobbare till parker och badplatser. Du som är mellan sexton och nitton år "
    "kan söka fram till den sista mars, och alla får besked i april."
)
ENGLISH = (
    "The municipality is looking for young people who want to work in our parks this summer. "
    "You can apply until the last day of March, and everybody will get an answer in April."
)
FINNISH = (
    "Kunta etsii nuoria kesätöihin puistoihin ja uimarannoille. Voit hakea maaliskuun loppuun asti, "
    "ja kaikki saavat vastauksen huhtikuussa."
)


def page(body, *, lang="sv", title="Kommunen, municipality, kunta", head=""):
    """A whole page with its content in a main landmark."""
    return bare(f"<main>{body}</main>", lang=lang, title=title, head=head)


def bare(body, *, lang="en", title="The town hall of Solviken", head="", html=""):
    """A page with nothing in it but what the case is about."""
    return (
        f'<!doctype html><html lang="{lang}"{html}><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body>{body}</body></html>"
    )


def styled(css, body):
    return bare(body, head=f"<style>{css}</style>")
