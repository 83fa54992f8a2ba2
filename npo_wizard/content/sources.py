"""All files of the content together, as the checks see them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from npo_wizard.content.files import (
    AuditFile,
    BuildingBlocksFile,
    ChoicesFile,
    GlossaryFile,
    MessagesFile,
    NounsFile,
    QuestionsFile,
    RulesFile,
    SourceFile,
    StepsFile,
    read_file,
)
from npo_wizard.content.profile import Profile


@dataclass(frozen=True)
class Sources:
    """Every file as it was read, whole or with its problems."""

    root: Path
    steps: SourceFile[StepsFile]
    questions: SourceFile[QuestionsFile]
    nouns: SourceFile[NounsFile]
    choices: SourceFile[ChoicesFile]
    building_blocks: SourceFile[BuildingBlocksFile]
    rules: SourceFile[RulesFile]
    glossary: SourceFile[GlossaryFile]
    audit: SourceFile[AuditFile]
    messages: SourceFile[MessagesFile]
    profiles: tuple[SourceFile[Profile], ...]

    def files(self) -> Iterator[SourceFile[Any]]:
        """Yield each file."""
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, SourceFile):
                yield value
        yield from self.profiles

    def whole_profiles(self) -> tuple[Profile, ...]:
        """Return the profiles that have the right shape, by the name of their file."""
        return tuple(file.value for file in self.profiles if file.value is not None)


def read_sources(root: Path) -> Sources:
    """Read every file under the folder of resources `root`."""
    names = sorted(path.name for path in (root / "profiles").glob("*.toml"))
    return Sources(
        root=root,
        steps=read_file(root, "content/steps.toml", StepsFile),
        questions=read_file(root, "content/questions.toml", QuestionsFile),
        nouns=read_file(root, "content/nouns.toml", NounsFile),
        choices=read_file(root, "content/choices.toml", ChoicesFile),
        building_blocks=read_file(root, "content/building_blocks.toml", BuildingBlocksFile),
        rules=read_file(root, "content/rules.toml", RulesFile),
        glossary=read_file(root, "content/glossary.toml", GlossaryFile),
        audit=read_file(root, "content/audit.toml", AuditFile),
        messages=read_file(root, "content/messages.toml", MessagesFile),
        profiles=tuple(read_file(root, f"profiles/{name}", Profile) for name in names),
    )
