"""Fixed lists of choices. What belongs to one programme is not here but in its profile."""

from enum import StrEnum


class PlanStatus(StrEnum):
    """How far the plan is on its way to adoption."""

    CONCEPT = "concept"
    WORKING_GROUP = "werkgroep"
    EXECUTIVE = "college"
    ADOPTED = "vastgesteld"


class PartnerKind(StrEnum):
    """What kind of organisation a partner is."""

    MUNICIPALITY = "gemeente"
    SCHOOL_BOARD_PRIMARY = "schoolbestuur_po"
    SCHOOL_BOARD_SECONDARY = "schoolbestuur_vo"
    SCHOOL_BOARD_SPECIAL = "schoolbestuur_so"
    EDUCATION_PARTNERSHIP = "samenwerkingsverband"
    CHILDCARE = "kinderopvang"
    OUT_OF_SCHOOL_CARE = "bso"
    YOUTH_HEALTH = "jgz"
    LIBRARY = "bibliotheek"
    WELFARE = "welzijn"
    SPORT = "sport"
    CULTURE = "cultuur"
    YOUTH_AND_PARENTS = "jongeren_ouders"
    FURTHER_EDUCATION = "mbo_hbo_wo"
    OTHER = "anders"


class DecisionState(StrEnum):
    """Where a decision stands."""

    PLANNED = "gepland"
    TAKEN = "genomen"
    POSTPONED = "uitgesteld"


class Priority(StrEnum):
    """How much a need weighs."""

    HIGH = "hoog"
    MEDIUM = "midden"
    LOW = "laag"


class Score(StrEnum):
    """How well a measure meets a building block."""

    NOT_YET = "nog_niet"
    PARTLY = "deels"
    YES = "ja"


class MonitoringKind(StrEnum):
    """What is measured of a result or measure."""

    REACH = "bereik"
    BENEFIT = "nut"
    ATTAINMENT = "doelrealisatie"
    IMPROVEMENT = "verbetering"


class ActionState(StrEnum):
    """How far an action is."""

    TO_DO = "te_doen"
    BUSY = "bezig"
    DONE = "klaar"
    DROPPED = "vervallen"


class Level(StrEnum):
    """Size of a chance or an effect."""

    SMALL = "klein"
    MEDIUM = "midden"
    LARGE = "groot"


class Moment(StrEnum):
    """The moment a version was kept for."""

    WORKING_GROUP = "werkgroep"
    EXECUTIVE = "college"
    COUNCIL = "raad"
    ADOPTED = "vastgesteld"
