"""The text that a written document must hold, in order."""

from difflib import unified_diff

from npo_wizard.report.document.nodes import Document
from npo_wizard.report.document.texts import texts
from npo_wizard.report.pdf.fonts import printable
from tests.report.checks.structure import normal


def document_text(document: Document) -> list[str]:
    """Return the text of each block of the document in reading order, white space folded."""
    return [text for text in map(normal, texts(document)) if text]


def order_differences(found: list[str], document: Document) -> list[str]:
    """Return where the blocks that were found differ from those of the document.

    Characters without a shape count as U+FFFD on both sides: alternative texts keep them.
    """
    expected = [normal(printable(text)) for text in document_text(document)]
    found = [normal(printable(text)) for text in found]
    return [
        line
        for line in unified_diff(expected, found, "document", "file", lineterm="", n=0)
        if not line.startswith("@@")
    ]
