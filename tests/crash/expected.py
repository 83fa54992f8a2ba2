"""What must be there after a kill, from what was told before it."""

from dataclasses import dataclass, field
from typing import Any

from tests.crash.driver import BEAT_MS

WITHIN = 1.0
"""Seconds: what was typed longer before the kill than this must be there.

Counted in beats of the program: time that a busy machine does not give it does not count.
"""


@dataclass
class Expected:
    """The texts that may be found at each place after a kill, and those that must be.

    Begins with the texts that the program had when it opened the plan.
    """

    texts: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    passed: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    added: list[tuple[float, str]] = field(default_factory=list)
    beats: list[float] = field(default_factory=list)
    saved: str = ""
    is_opened: bool = False

    def hear(self, told: list[list[Any]]) -> None:
        """Take in what the program told."""
        for word, at, *said in told:
            match word:
                case "opened":
                    self.is_opened = True
                    self.texts = {place: [(0.0, text)] for place, text in said[0].items()}
                case "typing" | "typed":
                    self._note(at, said[0], said[1])
                case "passed":
                    self.passed.append((said[0], said[1]))
                    for place, text in said[1].items():
                        self._note(at, place, text)
                case "added":
                    self.added.append((at, said[0]))
                case "beat":
                    self.beats.append(at)
                case "saved":
                    self.saved = max(self.saved, said[0])

    def _note(self, at: float, place: str, text: str) -> None:
        texts = self.texts.setdefault(place, [(0.0, "")])
        if texts[-1][1] != text:
            texts.append((at, text))

    def lost(self, found: dict[str, str]) -> list[str]:
        """What was typed more than `WITHIN` before the kill and is not there."""
        return [
            f"{place}: {found[place]!r}, and not {texts[-1][1]!r}"
            for place, texts in self.texts.items()
            if place in found and self._lasted(self._followed(place, found[place])) > WITHIN
        ] + [
            f"{place} was added and is not there"
            for at, place in self.added
            if place not in found and self._lasted(at) > WITHIN
        ]

    def oldest(self, found: dict[str, str], killed: float) -> float:
        """How long before the kill the first key was typed that is lost, in seconds."""
        first = min(self._followed(place, found[place]) for place in self.texts if place in found)
        return max(0.0, killed - first)

    def _followed(self, place: str, text: str) -> float:
        """When another text came after this one, which is lost; never where it is the last."""
        texts = self.texts[place]
        known = [number for number, (_, each) in enumerate(texts) if each == text]
        if not known:
            return 0.0
        after = known[-1] + 1
        return texts[after][0] if after < len(texts) else float("inf")

    def _lasted(self, since: float) -> float:
        """Seconds that the program had since a moment."""
        return sum(at > since for at in self.beats) * BEAT_MS / 1000

    def broken_promises(self, found: dict[str, str]) -> list[str]:
        """What the program said to be saved and is not there; clocks play no part in this."""
        return [
            f"{place}: {found.get(place)!r}, and {text!r} was said to be saved"
            for at, texts in self.passed
            if at <= self.saved
            for place, text in texts.items()
            if not self._is_at_least(place, text, found.get(place))
        ]

    def _is_at_least(self, place: str, text: str, found: str | None) -> bool:
        texts = [each for _, each in self.texts[place]]
        if found is None or found not in texts:
            return False
        return len(texts) - texts[::-1].index(found) >= texts.index(text) + 1
