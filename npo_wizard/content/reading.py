"""Read all content strictly: every problem in every file is told at once."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from npo_wizard.content import fit, municipalities, references
from npo_wizard.content.schema import Content, Words
from npo_wizard.content.sources import Sources, read_sources
from npo_wizard.errors import ContentError, Problem


class _Known(Protocol):
    @property
    def id(self) -> str: ...


K = TypeVar("K", bound=_Known)


def read(root: Path) -> Content:
    """Read the content in the folders `content`, `profiles`, `help` and `data` of `root`.

    Raises ContentError with all problems at once.
    """
    sources = read_sources(root)
    problems = [problem for file in sources.files() for problem in file.problems]
    problems += references.problems(sources)
    problems += fit.problems(sources)
    problems += _missing_lists(root)
    if problems:
        raise ContentError(problems)
    return _assembled(sources)


def _missing_lists(root: Path) -> Iterator[Problem]:
    for name in municipalities.FILES:
        if not (root / "data" / name).is_file():
            yield Problem(f"data/{name}", 0, "Dit bestand ontbreekt.")


def _assembled(sources: Sources) -> Content:
    steps, questions = sources.steps.whole, sources.questions.whole
    return Content(
        stages=steps.stages,
        steps=steps.steps,
        pages=_by_id(steps.pages),
        questions=_by_id(questions.questions),
        retired=_by_id(questions.retired),
        words=Words(sources.nouns.whole.root, sources.choices.whole.root),
        rules=_by_id(sources.rules.whole.rules),
        profiles=_by_id(sources.whole_profiles()),
        building_blocks=sources.building_blocks.whole.building_blocks,
        municipalities=municipalities.read(sources.root / "data"),
        glossary=tuple(sorted(sources.glossary.whole.terms, key=lambda each: each.term.casefold())),
        audit=sources.audit.whole.audit,
        familiar=sources.glossary.whole.familiar,
        messages={
            f"{group}.{name}": sentence
            for group, sentences in sources.messages.whole.root.items()
            for name, sentence in sentences.items()
        },
    )


def _by_id(items: Iterable[K]) -> Mapping[str, K]:
    return {item.id: item for item in items}
