"""Makers of documents for tests: run in the process of an export, in place of the real one."""

from __future__ import annotations

import errno
import os
import sys
import time
from datetime import date
from pathlib import Path

from npo_wizard.errors import DiskFull
from npo_wizard.plan.nouns import Plan
from npo_wizard.storage import exchange
from ui.document_process import Progress, Wanted

PAGES = 3


def quick(plan_json: str, target: Path, wanted: Wanted, made_on: date, tell: Progress) -> list[str]:
    for page in range(PAGES):
        tell(page + 1, PAGES)
    title = exchange.from_json(plan_json).view.rows(Plan)[0].title
    target.write_text(f"{title} {wanted.kind} {made_on}", encoding="utf-8")
    return ["Eén letter ontbreekt."]


def endless(
    plan_json: str, target: Path, wanted: Wanted, made_on: date, tell: Progress
) -> list[str]:
    target.write_text("half", encoding="utf-8")
    tell(1, PAGES)
    while True:
        time.sleep(1)


def refused(
    plan_json: str, target: Path, wanted: Wanted, made_on: date, tell: Progress
) -> list[str]:
    raise DiskFull("Er is geen plaats meer.", advice="Ruim op.")


def broken(
    plan_json: str, target: Path, wanted: Wanted, made_on: date, tell: Progress
) -> list[str]:
    raise ValueError("een tekst van de gebruiker")


def vanished(
    plan_json: str, target: Path, wanted: Wanted, made_on: date, tell: Progress
) -> list[str]:
    os._exit(1)


def tells_modules(
    plan_json: str, target: Path, wanted: Wanted, made_on: date, tell: Progress
) -> list[str]:
    raise DiskFull(" ".join(sorted(sys.modules)))


def disk_full(
    plan_json: str, target: Path, wanted: Wanted, made_on: date, tell: Progress
) -> list[str]:
    raise OSError(errno.ENOSPC, "No space left on device")


def four_pages(
    plan_json: str, target: Path, wanted: Wanted, made_on: date, tell: Progress
) -> list[str]:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    title = exchange.from_json(plan_json).view.rows(Plan)[0].title
    canvas = Canvas(str(target), pagesize=A4)
    for page in range(4):
        canvas.setFont("Helvetica", 40)
        canvas.drawString(20, 780, f"Dit is bladzijde {page + 1}")
        canvas.drawString(20, 700, title)
        canvas.showPage()
    canvas.save()
    return []
