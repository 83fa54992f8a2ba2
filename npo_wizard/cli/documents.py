"""Commands that say whether a plan holds together, and that make the document of it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from npo_wizard import content, rules, settings
from npo_wizard.cli.privacy import read_guarded
from npo_wizard.content.schema import Content
from npo_wizard.errors import NpoError, from_os_error
from npo_wizard.plan.view import PlanView
from npo_wizard.rules import Finding, Judgement
from npo_wizard.rules.subject import subject
from npo_wizard.storage.planfile import read
from npo_wizard.storage.publish import may_be_made, place_text

if TYPE_CHECKING:
    from npo_wizard.report.document import Document

_ONLY_SHEETS = "Alleen werkbladen kunnen op A3."
_ON_A4 = "Kies --soort werkbladen, of laat --papier weg."
_UNCHANGED = "Uw plan is niet veranderd."


def check_command(form: Namespace) -> int:
    """Show every finding; the code is 1 as long as there is one."""
    view, said = read(form.plan), content.load()
    judgement = rules.judge(view, said, date.today())
    found = judgement.open
    if form.json:
        answer = {
            "plan": str(form.plan),
            "findings": [_as_data(each) for each in found],
            "accepted": [
                {**_as_data(each.finding), "reason": each.acceptance.reason}
                for each in judgement.accepted
            ],
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(found, view, said))
        sys.stdout.writelines(f"{line}\n" for line in _told_of_accepted(judgement))
    return 1 if found else 0


def _told_of_accepted(judgement: Judgement) -> list[str]:
    lines = [
        f"- {each.finding.sentence} Reden: {each.acceptance.reason}" for each in judgement.accepted
    ]
    return ["", "Geaccepteerd", *lines] if lines else []


def _as_data(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule_id,
        "severity": finding.severity.value,
        "step": finding.place.step,
        "noun": finding.place.noun,
        "id": finding.place.row_id,
        "field": finding.place.field,
        "sentence": finding.sentence,
    }


def _told(found: tuple[Finding, ...], view: PlanView, said: Content) -> list[str]:
    if not found:
        return ["Er staan geen punten open. Alles hangt samen."]
    lines = [f"{len(found)} {'punt staat' if len(found) == 1 else 'punten staan'} open."]
    page = ""
    for finding in found:
        if finding.place.step != page:
            page = finding.place.step
            lines += ["", _page_title(page, said)]
        weight = said.messages[f"severity.{finding.severity.value}"]
        title = subject(view, finding)
        about = f" ({title})" if title else ""
        lines.append(f"- {weight}: {finding.sentence}{about}")
    return lines


def _page_title(page: str, said: Content) -> str:
    step = next((each for each in said.steps if each.id == page), None)
    return f"{step.number}. {step.title}" if step else said.pages[page].title


def pdf_command(form: Namespace) -> int:
    """Make the document as PDF."""
    from npo_wizard.report import build
    from npo_wizard.report.pdf.writer import write_pdf

    may_be_made(form.output, overwrite=form.force)()
    view = read_guarded(form)
    printed, today = _printed(form, view)
    source = build.attachment(view) if form.soort == "werkdocument" else None
    with _told_of_the_disk(form):
        warnings = write_pdf(printed, form.output, made_on=today, attached=source)
    warnings = [*build.house_warnings(settings.load()), *warnings]
    return _made(form, warnings)


def html_command(form: Namespace) -> int:
    """Make the document as one web page."""
    from npo_wizard.report import build
    from npo_wizard.report.html import to_html

    may_be_made(form.output, overwrite=form.force)()
    printed, _ = _printed(form, read_guarded(form))
    place_text(to_html(printed), form.output, overwrite=form.force)
    return _made(form, build.house_warnings(settings.load()))


def word_command(form: Namespace) -> int:
    """Make the document for Word."""
    from npo_wizard.report import build
    from npo_wizard.report.word.writer import to_docx

    may_be_made(form.output, overwrite=form.force)()
    printed, today = _printed(form, read_guarded(form))
    with _told_of_the_disk(form):
        to_docx(printed, form.output, made_on=today)
    return _made(form, build.house_warnings(settings.load()))


def xlsx_command(form: Namespace) -> int:
    """Make the sheets with money and actions as Excel file."""
    from npo_wizard.report.sheets.workbook import write_xlsx

    may_be_made(form.output, overwrite=form.force)()
    view = read_guarded(form)
    with _told_of_the_disk(form):
        write_xlsx(view, content.load(), form.output, made_on=date.today())
    return _made(form)


def csv_command(form: Namespace) -> int:
    """Make one of those sheets as text."""
    from npo_wizard.report.sheets.separated import write_csv

    may_be_made(form.output, overwrite=form.force)()
    view = read_guarded(form)
    with _told_of_the_disk(form):
        write_csv(view, content.load(), form.output, which=form.blad)
    return _made(form)


@contextmanager
def _told_of_the_disk(form: Namespace) -> Iterator[None]:
    """Turn what the system says of a file into a sentence for the user."""
    try:
        yield
    except OSError as error:
        raise from_os_error(error, form.output) from error


def _printed(form: Namespace, view: PlanView) -> tuple[Document, date]:
    """The printed plan as it stands today, and that day."""
    from npo_wizard.report import build

    today = date.today()
    if form.papier != "a4" and form.soort != "werkbladen":
        raise NpoError(
            _ONLY_SHEETS,
            title="Dit papier past niet bij dit document",
            safe=_UNCHANGED,
            advice=_ON_A4,
        )
    printed = build.document(
        view,
        content.load(),
        kind=form.soort,
        made_on=today,
        paper=form.papier,
        house=settings.load(),
    )
    return printed, today


def _made(form: Namespace, warnings: Sequence[str] = ()) -> int:
    for warning in warnings:
        sys.stderr.write(f"Let op: {warning}\n")
    sys.stdout.write(f"Gemaakt: {form.output}\n")
    return 0
