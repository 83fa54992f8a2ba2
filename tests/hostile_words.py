"""A plan whose every text is a path, an address or a command that nothing may ever follow."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from npo_wizard.plan.edits import SetField
from npo_wizard.plan.fields import Kind, specs
from npo_wizard.plan.history import History
from npo_wizard.plan.nouns import Acceptance, Answer, Body, Note, Noun, Risk, Version
from npo_wizard.plan.view import PlanView
from npo_wizard.storage.versions import snapshot
from tests.small_plan import plan

TEXTS = (Kind.LINE, Kind.TEXT)


def baits(folder: Path) -> tuple[str, ...]:
    """Words that lead to a folder, an address or a command where somebody follows them."""
    file = folder / "geheim.png"
    return (
        str(file),
        f"file://{file}",
        f"{folder}/uit",
        f'<img src="file://{file}"/><a href="{file}">x</a>',
        f"{{% include '{file}' %}}{{{{ ''.__class__.__mro__ }}}}",
        f"$(touch {folder}/uit) `touch {folder}/uit` | touch {folder}/uit",
        f'=HYPERLINK("file://{file}"; "x")',
        "=cmd|' /C calc'!A0",
        "https://lokaas.invalid/x.png",
        r"\\lokaas.invalid\map\x.exe",
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{file}">]>&e;',
        f"ATTACH DATABASE '{folder}/uit' AS x; SELECT load_extension('{file}')",
    )


def hostile(folder: Path) -> tuple[PlanView, History]:
    """The plan and its past, with a bait in every text that a user or a file can fill."""
    words = baits(folder)
    more = (
        Answer(id="urgentie.beleid", is_not_applicable=True),
        Answer(id=f"{folder}/geheim.png", text="x"),
        Note(id="n", on_noun="measure", on_id="zomer", on_field="title"),
        Body(id="b"),
        Risk(id="r"),
        Acceptance(id="a"),
    )
    rows = [_filled(row, words, at) for at, row in enumerate((*plan().all_rows(), *more))]
    view = PlanView.of(rows)
    version = Version(id="v", name=words[0], made_by=words[1], made_on=date(2023, 1, 1))
    view = view.with_row(version.model_copy(update={"snapshot": snapshot(view)}))
    history = History()
    for at, word in enumerate(words):
        edit = SetField("plan", "plan", "title", word)
        moment = datetime(2023, 1, 1, 12, at).astimezone()
        history.done(edit, edit, label=word, at=moment, who=word, merge_key=None)
    return view, history


def _filled(row: Noun, words: tuple[str, ...], at: int) -> Noun:
    fields = [name for name, spec in specs(type(row)).items() if spec.kind in TEXTS]
    baited = {name: words[(at + place) % len(words)] for place, name in enumerate(fields)}
    return type(row).model_validate({**dict(row), **baited})
