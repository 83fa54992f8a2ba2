"""The tab with the pre-test: the same verdicts as in the document, and the way to each answer."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Measure
from tests.ui.memory_file import bridge_of, example_bridge
from ui.bridge import Bridge
from ui.pages.audit_part import AuditPart


def shown(qtbot: QtBot, bridge: Bridge) -> AuditPart:
    part = AuditPart(bridge, "Voortoets")
    qtbot.addWidget(part)
    bridge.findings_changed.connect(part.show_findings)
    part.show()
    return part


def test_a_finished_plan_answers_every_question(qtbot: QtBot) -> None:
    part = shown(qtbot, example_bridge("waterdorp"))
    assert len(part.rows) == 12
    assert {row.verdict.text() for row in part.rows.values()} == {"✓  Ja"}
    assert part.rows["plan_van_aanpak"].reason.text() == "2 maatregelen voor 2 resultaten."


def test_an_empty_plan_says_what_is_missing(qtbot: QtBot) -> None:
    part = shown(qtbot, bridge_of())
    assert {row.verdict.text() for row in part.rows.values()} == {"!  Nog niet"}
    assert part.rows["doelen"].reason.text().startswith("Nog leeg: resultaten.")


def test_the_verdict_follows_the_plan_and_leads_to_the_point(qtbot: QtBot) -> None:
    bridge = example_bridge("waterdorp")
    part = shown(qtbot, bridge)
    measure = bridge.view.rows(Measure)[0]
    bridge.apply(SetField("measure", measure.id, "lead_id", None))
    bridge.settle()
    row = part.rows["plan_van_aanpak"]
    assert row.verdict.text() == "!  Nog niet"
    assert "1 punt staat open." in row.reason.text()
    with qtbot.waitSignal(bridge.go_to_requested) as went:
        row.go.click()
    assert (went.args[0].row_id, went.args[0].field) == (measure.id, "lead_id")
