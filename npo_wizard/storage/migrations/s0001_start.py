"""The first format: every table of a plan, written out.

Frozen. A later change is a step of its own; this text never follows the nouns.
"""

from sqlalchemy import Connection

FORMAT = 1000
"""Number of the format after this step."""

_TABLES = """
CREATE TABLE meta (
    id INTEGER NOT NULL CONSTRAINT meta_id_valid CHECK (id = 1), file_id TEXT NOT NULL,
    revision INTEGER NOT NULL, saved_at TEXT NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE history (
    seq INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT history_kind_valid CHECK (kind IN ('edit', 'undo', 'redo')),
    of_seq INTEGER, label TEXT NOT NULL, edit TEXT NOT NULL, inverse TEXT NOT NULL,
    PRIMARY KEY (seq), FOREIGN KEY(of_seq) REFERENCES history (seq)
);
CREATE TABLE plan (
    id TEXT NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL,
    municipality_code TEXT NOT NULL, municipality_name TEXT NOT NULL, profile TEXT NOT NULL,
    start_on DATE, end_on DATE,
    grant_eur INTEGER CONSTRAINT plan_grant_eur_valid CHECK (grant_eur BETWEEN 0 AND 2000000000),
    status VARCHAR(40) NOT NULL CONSTRAINT plan_status_valid CHECK (status IN ('concept',
        'werkgroep', 'college', 'vastgesteld')),
    version_label TEXT NOT NULL, contact TEXT NOT NULL, requested_decision TEXT NOT NULL,
    summary TEXT NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE funding_stream (
    id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, recipient TEXT NOT NULL,
    purpose TEXT NOT NULL,
    amount_eur INTEGER CONSTRAINT funding_stream_amount_eur_valid
        CHECK (amount_eur BETWEEN 0 AND 2000000000),
    is_grant BOOLEAN CONSTRAINT funding_stream_is_grant_valid CHECK (is_grant IN (0, 1)),
    PRIMARY KEY (id)
);
CREATE TABLE partner (
    id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
    kind VARCHAR(40) CONSTRAINT partner_kind_valid CHECK (kind IN ('gemeente',
        'schoolbestuur_po', 'schoolbestuur_vo', 'schoolbestuur_so', 'samenwerkingsverband',
        'kinderopvang', 'bso', 'jgz', 'bibliotheek', 'welzijn', 'sport', 'cultuur',
        'jongeren_ouders', 'mbo_hbo_wo', 'anders')),
    role TEXT NOT NULL, mandate TEXT NOT NULL, contribution TEXT NOT NULL,
    contact TEXT NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE body (
    id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, task TEXT NOT NULL,
    mandate TEXT NOT NULL, frequency TEXT NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE body_member (
    owner_id TEXT NOT NULL, position INTEGER NOT NULL, target_id TEXT NOT NULL,
    PRIMARY KEY (owner_id, position), CONSTRAINT body_member_once UNIQUE (owner_id, target_id),
    FOREIGN KEY(owner_id) REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(target_id) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE consultation (
    id TEXT NOT NULL, position INTEGER NOT NULL, subject TEXT NOT NULL, partner_id TEXT,
    party TEXT NOT NULL, held_on DATE, outcome TEXT NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(partner_id) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE decision (
    id TEXT NOT NULL, position INTEGER NOT NULL, what TEXT NOT NULL, who TEXT NOT NULL,
    due_on DATE,
    state VARCHAR(40) NOT NULL CONSTRAINT decision_state_valid CHECK (state IN ('gepland',
        'genomen', 'uitgesteld')),
    remark TEXT NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE source (
    id TEXT NOT NULL, position INTEGER NOT NULL, theme TEXT NOT NULL, figure TEXT NOT NULL,
    year INTEGER, comparison TEXT NOT NULL, origin TEXT NOT NULL, reading TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE need (
    id TEXT NOT NULL, position INTEGER NOT NULL, statement TEXT NOT NULL, domain TEXT NOT NULL,
    priority VARCHAR(40) CONSTRAINT need_priority_valid CHECK (priority IN ('hoog', 'midden',
        'laag')),
    target_group TEXT NOT NULL, age_groups TEXT NOT NULL,
    children_count INTEGER CONSTRAINT need_children_count_valid
        CHECK (children_count BETWEEN 0 AND 2000000000),
    explanation TEXT NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE need_source (
    owner_id TEXT NOT NULL, position INTEGER NOT NULL, target_id TEXT NOT NULL,
    PRIMARY KEY (owner_id, position), CONSTRAINT need_source_once UNIQUE (owner_id, target_id),
    FOREIGN KEY(owner_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(target_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE result (
    id TEXT NOT NULL, position INTEGER NOT NULL, statement TEXT NOT NULL,
    ambition TEXT NOT NULL, indicator TEXT NOT NULL, baseline_value TEXT NOT NULL,
    baseline_year INTEGER, target_value TEXT NOT NULL, target_year INTEGER,
    data_source TEXT NOT NULL, PRIMARY KEY (id)
);
CREATE TABLE result_need (
    owner_id TEXT NOT NULL, position INTEGER NOT NULL, target_id TEXT NOT NULL,
    PRIMARY KEY (owner_id, position), CONSTRAINT result_need_once UNIQUE (owner_id, target_id),
    FOREIGN KEY(owner_id) REFERENCES result (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(target_id) REFERENCES need (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE measure (
    id TEXT NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL,
    target_group TEXT NOT NULL,
    reach_count INTEGER CONSTRAINT measure_reach_count_valid
        CHECK (reach_count BETWEEN 0 AND 2000000000),
    purpose TEXT NOT NULL, life_domains TEXT NOT NULL, school_intervention TEXT NOT NULL,
    lead_id TEXT, start_on DATE, end_on DATE,
    is_additional BOOLEAN CONSTRAINT measure_is_additional_valid CHECK (is_additional IN (0, 1)),
    evidence TEXT NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(lead_id) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE measure_result (
    owner_id TEXT NOT NULL, position INTEGER NOT NULL, target_id TEXT NOT NULL,
    PRIMARY KEY (owner_id, position),
    CONSTRAINT measure_result_once UNIQUE (owner_id, target_id),
    FOREIGN KEY(owner_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(target_id) REFERENCES result (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE measure_partner (
    owner_id TEXT NOT NULL, position INTEGER NOT NULL, target_id TEXT NOT NULL,
    PRIMARY KEY (owner_id, position),
    CONSTRAINT measure_partner_once UNIQUE (owner_id, target_id),
    FOREIGN KEY(owner_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(target_id) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE measure_cost (
    id TEXT NOT NULL, position INTEGER NOT NULL, measure_id TEXT NOT NULL,
    stream_id TEXT NOT NULL, year INTEGER,
    planned_eur INTEGER CONSTRAINT measure_cost_planned_eur_valid
        CHECK (planned_eur BETWEEN 0 AND 2000000000),
    spent_eur INTEGER CONSTRAINT measure_cost_spent_eur_valid
        CHECK (spent_eur BETWEEN 0 AND 2000000000),
    PRIMARY KEY (id),
    FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(stream_id) REFERENCES funding_stream (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE building_block_score (
    id TEXT NOT NULL, position INTEGER NOT NULL, measure_id TEXT NOT NULL, block TEXT NOT NULL,
    score VARCHAR(40) CONSTRAINT building_block_score_score_valid CHECK (score IN ('nog_niet',
        'deels', 'ja')),
    note TEXT NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE monitoring (
    id TEXT NOT NULL, position INTEGER NOT NULL, what TEXT NOT NULL,
    kind VARCHAR(40) CONSTRAINT monitoring_kind_valid CHECK (kind IN ('bereik', 'nut',
        'doelrealisatie', 'verbetering')),
    result_id TEXT, measure_id TEXT, method TEXT NOT NULL, frequency TEXT NOT NULL,
    first_on DATE, owner_id TEXT, body_id TEXT, on_deviation TEXT NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(result_id) REFERENCES result (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(owner_id) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(body_id) REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE measurement (
    id TEXT NOT NULL, position INTEGER NOT NULL, monitoring_id TEXT NOT NULL, measured_on DATE,
    value TEXT NOT NULL, remark TEXT NOT NULL, PRIMARY KEY (id),
    FOREIGN KEY(monitoring_id) REFERENCES monitoring (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE action (
    id TEXT NOT NULL, position INTEGER NOT NULL, what TEXT NOT NULL, measure_id TEXT,
    owner_id TEXT, start_on DATE, due_on DATE,
    state VARCHAR(40) NOT NULL CONSTRAINT action_state_valid CHECK (state IN ('te_doen',
        'bezig', 'klaar', 'vervallen')),
    PRIMARY KEY (id),
    FOREIGN KEY(measure_id) REFERENCES measure (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(owner_id) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE risk (
    id TEXT NOT NULL, position INTEGER NOT NULL, what TEXT NOT NULL,
    chance VARCHAR(40) CONSTRAINT risk_chance_valid CHECK (chance IN ('klein', 'midden', 'groot')),
    effect VARCHAR(40) CONSTRAINT risk_effect_valid CHECK (effect IN ('klein', 'midden', 'groot')),
    answer TEXT NOT NULL, owner_id TEXT, PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES partner (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE answer (
    id TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
    is_not_applicable BOOLEAN CONSTRAINT answer_is_not_applicable_valid CHECK (is_not_applicable
        IN (0, 1)),
    reason TEXT NOT NULL,
    needs_attention BOOLEAN CONSTRAINT answer_needs_attention_valid CHECK (needs_attention IN
        (0, 1)),
    PRIMARY KEY (id)
);
CREATE TABLE note (
    id TEXT NOT NULL, position INTEGER NOT NULL, on_noun TEXT NOT NULL, on_id TEXT NOT NULL,
    on_field TEXT NOT NULL, text TEXT NOT NULL, author TEXT NOT NULL,
    is_done BOOLEAN CONSTRAINT note_is_done_valid CHECK (is_done IN (0, 1)), PRIMARY KEY (id)
);
CREATE TABLE version (
    id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
    moment VARCHAR(40) CONSTRAINT version_moment_valid CHECK (moment IN ('werkgroep', 'college',
        'raad', 'vastgesteld')),
    made_on DATE, made_by TEXT NOT NULL, snapshot TEXT NOT NULL, PRIMARY KEY (id)
);
"""


def upgrade(connection: Connection) -> None:
    """Make the tables in an empty file."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            connection.exec_driver_sql(statement)
