"""What a step is called in the list of steps: "Maatregel 'Zomerschool taal' verwijderd"."""

from npo_wizard.content.schema import Content
from npo_wizard.content.unasked import question_of
from npo_wizard.plan.edits import AddRow, Batch, Edit, RemoveRow, SetField
from npo_wizard.plan.nouns import CELLS, BuildingBlockScore, MeasureCost, Plan, ReportYear
from npo_wizard.plan.view import PlanView

_TITLE_MAX = 40


def label(edit: Edit, before: PlanView, after: PlanView, content: Content) -> str:
    """Name a step in Dutch, with the title of the row as the user knows it."""
    if many := _rows_of_costs(edit):
        return f"Kosten gewijzigd op {many} plaatsen"
    edit = _main(edit)
    match edit:
        case AddRow(row):
            return f"{_named(after, row.NAME, row.id, content)} {_done(row.NAME, 'toegevoegd')}"
        case RemoveRow(noun, row_id):
            return f"{_named(before, noun, row_id, content)} {_done(noun, 'verwijderd')}"
        case SetField(noun, row_id, "position", _):
            return f"{_named(before, noun, row_id, content)} verplaatst"
        case SetField(noun, row_id, field, _):
            return f"{_field_of(before, noun, row_id, field, content)} gewijzigd"
        case Batch():
            return "Plan gewijzigd"


def _rows_of_costs(edit: Edit) -> int:
    """How many rows of costs a batch fills; 0 where it does something else too, or only one."""
    if not isinstance(edit, Batch):
        return 0
    rows = {_row_of(each) for each in edit.edits}
    is_costs = all(noun == MeasureCost.NAME for noun, _ in rows)
    return len(rows) if is_costs and len(rows) > 1 else 0


def _row_of(edit: Edit) -> tuple[str, str]:
    match edit:
        case AddRow(row):
            return row.NAME, row.id
        case RemoveRow(noun, row_id) | SetField(noun, row_id, _, _):
            return noun, row_id
        case Batch():
            return "", ""


def _main(edit: Edit) -> Edit:
    """The part of a batch that the user meant: an addition comes first, all else last."""
    while isinstance(edit, Batch) and edit.edits:
        edit = edit.edits[0] if isinstance(edit.edits[0], AddRow) else edit.edits[-1]
    return edit


def _done(noun: str, verb: str) -> str:
    return "gewijzigd" if noun in CELLS else verb


def _named(view: PlanView, noun: str, row_id: str, content: Content) -> str:
    if noun in CELLS:
        return _cell(view, noun, row_id, content)
    title = _short(view.title(noun, row_id))
    singular = content.words.noun(noun).singular.capitalize()
    return f"{singular} '{title}'" if title else singular


def _cell(view: PlanView, noun: str, row_id: str, content: Content) -> str:
    row = view.find(noun, row_id)
    if isinstance(row, MeasureCost):
        return f"Kosten {row.year} van '{_short(view.title('measure', row.measure_id))}'"
    if isinstance(row, ReportYear):
        return f"Verslagjaar {row.year}"
    if isinstance(row, BuildingBlockScore):
        return f"Bouwsteen van '{_short(view.title('measure', row.measure_id))}'"
    if any(row_id == step.answer_id for step in content.steps):
        return "Stand van een stap"
    return f"Antwoord '{_short(question_of(content, row_id))}'"


def _field_of(view: PlanView, noun: str, row_id: str, field: str, content: Content) -> str:
    if noun in CELLS:
        return _cell(view, noun, row_id, content)
    words = content.words.noun(noun).fields.get(field)
    field_label = words.label if words else field
    is_question = field_label.endswith("?")  # within a sentence it stands between quotes
    if noun == Plan.NAME:
        return f"'{field_label}'" if is_question else field_label
    said = f"'{field_label}'" if is_question else field_label.lower()
    return f"{_named(view, noun, row_id, content)}: {said}"


def _short(text: str) -> str:
    return text if len(text) <= _TITLE_MAX else text[: _TITLE_MAX - 1].rstrip() + "…"
