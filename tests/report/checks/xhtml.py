"""Small documents for tests: a frame of XHTML round some content."""

FRAME = """<html lang="nl-NL"><head><title>{title}</title>
<meta name="foot" content="Proef"/></head><body>{sections}</body></html>"""


def page(body: str, *, title: str = "Proef") -> str:
    """Return a document with one chapter that holds `body` under a heading."""
    section = f'<section class="chapter"><h1>Hoofdstuk</h1>{body}</section>'
    return FRAME.format(title=title, sections=section)


def sections(text: str, *, title: str = "Proef") -> str:
    """Return a document that holds the given sections."""
    return FRAME.format(title=title, sections=text)
