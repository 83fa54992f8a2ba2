"""What of the chain is shown: whole chains only, so that no link between shown rows is lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from npo_wizard.golden_thread.graph import Graph
from npo_wizard.plan.nouns import Need
from npo_wizard.plan.searching import holds
from npo_wizard.plan.view import PlanView


@dataclass(frozen=True)
class Selection:
    """What the user asks to see; all that is asked must hold, and empty asks nothing."""

    need: str = ""
    """Id of a need."""
    domain: str = ""
    """Id of the domain of needs."""
    partner: str = ""
    """Id of a partner."""
    words: str = ""
    """Words in the title of a row."""
    is_loose: bool = False
    """Only chains with a loose end."""
    alone: str = ""
    """Id of the one node whose chain is looked at."""

    def shown(self, whole: Graph, view: PlanView) -> Graph:
        """Return the chains that are asked for, with every link between their rows."""
        found = whole
        for nodes in self._asked(whole, view):
            known = {node.id for node in found.nodes}
            chains = (found.chain(each) for each in nodes if each in known)
            found = found.only({each for chain in chains for each in chain})
        return found

    def _asked(self, whole: Graph, view: PlanView) -> Iterator[Iterable[str]]:
        if self.domain:
            yield (f"need:{n.id}" for n in view.rows(Need) if n.domain == self.domain)
        if self.need:
            yield (f"need:{self.need}",)
        if self.partner:
            yield (f"partner:{self.partner}",)
        if self.words.strip():
            yield (node.id for node in whole.nodes if holds(node.title, self.words))
        if self.is_loose:
            yield (node.id for node in whole.nodes if node.missing)
        if self.alone:
            yield (self.alone,)
