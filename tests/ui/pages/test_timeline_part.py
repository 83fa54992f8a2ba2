"""Actions along the months, drawn and in words."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from npo_wizard.plan.edits import SetField
from npo_wizard.plan.nouns import Action, Measure
from npo_wizard.rules.finding import Place
from tests.ui.memory_file import bridge_of, example_bridge
from ui.bridge import Bridge
from ui.pages.timeline_part import TimelinePart


def shown(qtbot: QtBot, bridge: Bridge) -> TimelinePart:
    part = TimelinePart(bridge, "Planning")
    bridge.plan_changed.connect(part.refresh)
    qtbot.addWidget(part)
    part.resize(700, 600)
    part.show()
    return part


def lines(part: TimelinePart) -> list[str]:
    return [part.list.item(row).text() for row in range(part.list.count())]


def test_actions_stand_in_the_order_of_their_days(qtbot: QtBot) -> None:
    bridge = bridge_of(
        [
            Measure(id="m1", title="Zomerschool"),
            Action(id="a1", what="Later", start_on=date(2023, 5, 1), due_on=date(2023, 6, 1)),
            Action(id="a2", what="Eerst", due_on=date(2023, 2, 1), measure_id="m1", position=1),
            Action(id="a3", what="Ooit", position=2),
        ]
    )
    part = shown(qtbot, bridge)
    assert lines(part) == [
        "1 februari 2023 · Eerst · Zomerschool · Te doen",
        "1 mei 2023 tot en met 1 juni 2023 · Later · Te doen",
    ]
    assert part.without_day.text() == "Zonder datum: 1 actie."


def test_the_drawing_follows_the_plan(qtbot: QtBot) -> None:
    bridge = bridge_of([Action(id="a1", what="Iets")])
    part = shown(qtbot, bridge)
    assert part.empty.isVisible()
    bridge.apply(SetField("action", "a1", "due_on", date(2023, 5, 1)))
    assert part.chart.isVisible()
    assert len(part.chart._bars) == 1


def test_an_end_before_the_start_is_still_drawn(qtbot: QtBot) -> None:
    wrong = Action(id="a1", what="Fout", start_on=date(2024, 1, 1), due_on=date(2023, 1, 1))
    part = shown(qtbot, bridge_of([wrong]))
    (bar,) = part.chart._bars
    assert bar.start < bar.end
    assert not part.chart.grab().isNull()


def test_a_line_leads_to_its_action(qtbot: QtBot) -> None:
    bridge = bridge_of([Action(id="a1", what="Iets", due_on=date(2023, 5, 1))])
    part = shown(qtbot, bridge)
    with qtbot.waitSignal(bridge.go_to_requested) as gone:
        part.list.itemActivated.emit(part.list.item(0))
    assert gone.args[0] == Place("uitvoeren", "action", "a1")


def test_the_example_has_one_line_per_action_with_a_day(qtbot: QtBot) -> None:
    bridge = example_bridge()
    part = shown(qtbot, bridge)
    dated = [a for a in bridge.view.rows(Action) if a.start_on or a.due_on]
    assert part.list.count() == len(part.chart._bars) == len(dated)
