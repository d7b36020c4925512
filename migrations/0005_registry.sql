-- Groups, people and seats through time: the dictionaries plus accepted facts. Rows with the basis
-- 'dictionary' are seeded; rows with the basis 'fact', and ends with an ended_by, are remade from
-- accepted facts whenever one of them changes. An id is the dictionary's, else the canonical name:
-- the subject of mentions and the body_key of facts, so that all three join without a table between.
-- +goose Up
CREATE TABLE groups (
    id              text PRIMARY KEY,
    level           text NOT NULL DEFAULT '',
    form            text NOT NULL DEFAULT '',
    permanence      text NOT NULL DEFAULT '',
    established     partial_date,
    ended           partial_date,
    end_kind        text NOT NULL DEFAULT '',
    office_host     text NOT NULL DEFAULT '',
    office_relation text NOT NULL DEFAULT '',
    verification    text NOT NULL DEFAULT '',
    notes           text NOT NULL DEFAULT '',
    basis           text NOT NULL CHECK (basis IN ('dictionary', 'fact')),
    fact            uuid REFERENCES facts,      -- that made it known
    ended_by        uuid REFERENCES facts       -- that set ended
);
CREATE INDEX groups_level ON groups (level, id);

CREATE TABLE group_names (
    group_id   text NOT NULL REFERENCES groups ON DELETE CASCADE,
    name       text NOT NULL,
    language   text NOT NULL,               -- BCP 47: zh-Hans, zh-Hant, en
    kind       text NOT NULL CHECK (kind IN ('official', 'alias', 'office')),
    valid_from partial_date,
    valid_to   partial_date,
    basis      text NOT NULL CHECK (basis IN ('dictionary', 'fact')),
    fact       uuid REFERENCES facts,
    PRIMARY KEY (group_id, name, language, kind)
);
CREATE INDEX group_names_name ON group_names (name);

-- Which group became which. Ends may lie outside the dictionary, so neither side is a key.
CREATE TABLE lineage (
    predecessor text NOT NULL,
    successor   text NOT NULL,
    kind        text NOT NULL DEFAULT '',   -- renamed, merged, …
    basis       text NOT NULL CHECK (basis IN ('dictionary', 'fact')),
    fact        uuid REFERENCES facts,
    PRIMARY KEY (predecessor, successor)
);
CREATE INDEX lineage_successor ON lineage (successor);

CREATE TABLE people (
    id         text PRIMARY KEY,
    birth_year int,
    wikidata   text NOT NULL DEFAULT '',
    basis      text NOT NULL CHECK (basis IN ('dictionary', 'fact'))
);

CREATE TABLE person_names (
    person_id text NOT NULL REFERENCES people ON DELETE CASCADE,
    name      text NOT NULL,
    language  text NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('official', 'alias')),
    PRIMARY KEY (person_id, name, language, kind)
);
CREATE INDEX person_names_name ON person_names (name);

-- Who sat where. body and person are ids, or names where nobody resolved them.
CREATE TABLE seats (
    body        text NOT NULL,
    person      text NOT NULL,
    role        text NOT NULL,
    valid_from  partial_date,
    valid_to    partial_date,               -- unknown does not mean still in the seat
    body_name   text NOT NULL,
    person_name text NOT NULL,
    basis       text NOT NULL CHECK (basis IN ('dictionary', 'fact')),
    fact        uuid REFERENCES facts,      -- that opened it
    ended_by    uuid REFERENCES facts,      -- that set valid_to
    PRIMARY KEY (body, person, role, valid_from)
);
CREATE INDEX seats_person ON seats (person);

-- The dictionaries that the rows with the basis 'dictionary' were made from.
CREATE TABLE dictionary (
    version text NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON groups, group_names, lineage, people, person_names, seats TO xiaozu_web;
GRANT SELECT ON groups, group_names, lineage, people, person_names, seats TO xiaozu_crawler, xiaozu_export;

-- +goose Down
DROP TABLE dictionary, seats, person_names, people, lineage, group_names, groups;
