"""The example plans, and their printed form as text."""

import re
from datetime import date
from functools import cache
from html import unescape

from npo_wizard import content as the_content
from npo_wizard import resources
from npo_wizard.plan.view import PlanView
from npo_wizard.report.compose import compose
from npo_wizard.rules import findings
from npo_wizard.storage.exchange import from_json

CONTENT = the_content.load()
MADE_ON = date(2024, 10, 1)
NAMES = ("voorbeeldstad", "waterdorp", "half")


@cache
def example(name: str) -> PlanView:
    """Return an example plan by its name."""
    return from_json(resources.text(f"examples/{name}.json")).view


def composed(view: PlanView) -> str:
    """Return the XHTML of a plan."""
    return compose(view, CONTENT, findings(view, CONTENT, MADE_ON), made_on=MADE_ON)


def text_of(xhtml: str) -> str:
    """Return what stands in the body of XHTML with single spaces, without its attributes."""
    body = xhtml[xhtml.index("<body>") :]
    return folded(unescape(re.sub(r"<[^>]*>", " ", body)))


def folded(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())
