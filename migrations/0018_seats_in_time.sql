-- What is known of a seat between its ends, and how its end is known.
-- +goose Up
ALTER TABLE seats
    ADD first_seen partial_date,            -- days on which accepted facts show the person in the seat
    ADD last_seen  partial_date,
    ADD end_basis  text NOT NULL DEFAULT '' CHECK (end_basis IN ('', 'inferred', 'confirmed'));
CREATE INDEX seats_inferred ON seats (valid_to DESC, body, person, role) WHERE end_basis = 'inferred';
-- A fact that goes asks whether seats rest on it.
CREATE INDEX seats_fact     ON seats (fact) WHERE fact IS NOT NULL;
CREATE INDEX seats_ended_by ON seats (ended_by) WHERE ended_by IS NOT NULL;

-- What an entry of the dictionary rests on.
ALTER TABLE groups
    ADD established_by text NOT NULL DEFAULT '', -- founding notice or meeting
    ADD source         text NOT NULL DEFAULT ''; -- what supports the entry; empty if it is unverified
DELETE FROM dictionary; -- so that the next start fills them in

-- What curators said of ends that follow only from a new roster's silence. The latest row counts;
-- none is ever changed.
CREATE TABLE end_decisions (
    body       text NOT NULL,
    person     text NOT NULL,
    role       text NOT NULL,
    fact       uuid NOT NULL REFERENCES facts, -- that ends the seat
    n          int  NOT NULL,                  -- place among the decisions on this end, from 1
    verdict    text NOT NULL CHECK (verdict IN ('confirm', 'refuse', 'undo')),
    decided_by text NOT NULL,                  -- a user's name; no key, so that accounts can go
    decided    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (body, person, role, fact, n)
);
CREATE INDEX end_decisions_fact ON end_decisions (fact);
CREATE TRIGGER keep_decisions BEFORE UPDATE OR DELETE OR TRUNCATE ON end_decisions
    FOR EACH STATEMENT EXECUTE FUNCTION keep_decisions();

GRANT SELECT, INSERT ON end_decisions TO xiaozu_web;
GRANT SELECT ON end_decisions TO xiaozu_crawler, xiaozu_export;

-- +goose Down
DROP TABLE end_decisions;
DROP INDEX seats_inferred, seats_fact, seats_ended_by;
ALTER TABLE groups DROP established_by, DROP source;
ALTER TABLE seats DROP first_seen, DROP last_seen, DROP end_basis;
