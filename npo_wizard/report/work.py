"""What only the people who work on a plan read: open points, notes, and empty worksheets."""

from dataclasses import dataclass

from npo_wizard.content.schema import Part, Step
from npo_wizard.content.unasked import question_of
from npo_wizard.golden_thread import named
from npo_wizard.plan.nouns import NOUNS, Answer, Note
from npo_wizard.report.audit import PrintedAudit
from npo_wizard.rules.subject import subject

_MOST_COLUMNS = 4
_GONE = "Iets dat niet meer in het plan staat"
_WHOLE_PLAN = "Het hele plan"


@dataclass(frozen=True)
class OpenPoint:
    """A finding in print: how much it weighs, what it is about, and the sentence."""

    weight: str
    is_must: bool
    about: str
    sentence: str


@dataclass(frozen=True)
class PrintedNote:
    """A note in print: what it is about, its text, who wrote it, whether it is done."""

    about: str
    text: str
    author: str
    state: str


class PrintedWork(PrintedAudit):
    """A plan with what its makers have to do still."""

    def open_points(self) -> list[tuple[str, list[OpenPoint]]]:
        """Return the open points under the title of the page where each is solved."""
        groups: dict[str, list[OpenPoint]] = {}
        for finding in self.findings:
            place = finding.place
            about = subject(self.view, finding)
            weight = self.content.messages[f"severity.{finding.severity.value}"]
            point = OpenPoint(weight, finding.severity.value == "must", about, finding.sentence)
            groups.setdefault(place.step, []).append(point)
        known = [step.id for step in self.content.steps]
        order = ["plan", *known]
        pages = sorted(groups, key=lambda page: order.index(page) if page in order else len(order))
        return [(self._page_title(page), groups[page]) for page in pages]

    def _page_title(self, page: str) -> str:
        step = next((each for each in self.content.steps if each.id == page), None)
        return f"Stap {step.number}. {step.title}" if step else self.content.pages[page].title

    def notes(self) -> list[PrintedNote]:
        """Return the notes: those that still ask for something first."""
        rows = sorted(self.view.rows(Note), key=lambda note: bool(note.is_done))
        return [
            PrintedNote(
                self._noted(note), note.text, note.author, "afgehandeld" if note.is_done else "open"
            )
            for note in rows
        ]

    def _noted(self, note: Note) -> str:
        """Say on what a note stands: the row, and the field where it is on one."""
        if not note.on_noun:
            return _WHOLE_PLAN
        if note.on_noun not in NOUNS:
            return _GONE
        if note.on_noun == Answer.NAME and self._is_question(note.on_id):
            return question_of(self.content, note.on_id)
        if self.view.find(note.on_noun, note.on_id) is None:
            return _GONE
        words = self.content.words.noun(note.on_noun)
        field = words.fields.get(note.on_field)
        row = named(self.view, self.content, note.on_noun, note.on_id)
        return f"{row}: {field.label}" if field else row

    def _is_question(self, answer_id: str) -> bool:
        """Whether an answer is to a question, of today or of before, and not of a whole step."""
        is_known = answer_id in self.content.questions
        return is_known or any(each.id == answer_id for each in self.loose_answers())

    # Worksheets

    def sheet_columns(self, part: Part) -> list[str]:
        """Return the headings of the empty table of a list."""
        words = self.content.words.noun(part.noun)
        shown = words.columns[:_MOST_COLUMNS]
        return [words.fields[name].heading for name in shown if name in words.fields]

    def sheet_parts(self, step: Step) -> list[Part]:
        """Return the parts of a step that are filled in by talking: questions and lists."""
        return [
            part
            for part in step.parts
            if part.kind == "questions" or (part.kind == "rows" and self.sheet_columns(part))
        ]
