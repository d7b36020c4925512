-- What a second curator says of facts that were decided on, and what a third says where the two differ.
-- +goose Up
CREATE TABLE opinions (
    fact      uuid    NOT NULL REFERENCES facts,
    n         int     NOT NULL,               -- place among the opinions on the fact, from 1
    decision  int     NOT NULL,               -- the latest decision then
    blind     boolean NOT NULL,               -- given without being shown it; else it settles a disagreement
    drawn     boolean NOT NULL,               -- the fact is one of the share that is drawn: agreement is counted over these
    verdict   text    NOT NULL CHECK (verdict IN ('accept', 'reject', 'unsure')),
    reason    text    NOT NULL DEFAULT '',    -- of a rejection, from the same list as a decision's
    note      text    NOT NULL DEFAULT '',
    given_by  text    NOT NULL,               -- a user's name; no key, so that accounts can go
    given     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (fact, n),
    FOREIGN KEY (fact, decision) REFERENCES decisions (fact, n)
);
CREATE INDEX opinions_by ON opinions (given_by, given);
CREATE TRIGGER keep_decisions BEFORE UPDATE OR DELETE OR TRUNCATE ON opinions
    FOR EACH STATEMENT EXECUTE FUNCTION keep_decisions();

-- The state that the latest opinion would give the fact; '' where there is none.
ALTER TABLE facts ADD COLUMN opinion text NOT NULL DEFAULT '';

-- Keys are hashes, so that those up to a bound are a share drawn at random, and always the same.
CREATE INDEX facts_to_second ON facts (fact) WHERE opinion = '' AND state IN ('accepted', 'rejected', 'corrected');
CREATE INDEX facts_unsure_to_second ON facts (fact) WHERE opinion = '' AND state = 'unsure';
CREATE INDEX facts_disputed ON facts (fact) WHERE opinion <> '' AND state IN ('accepted', 'rejected', 'corrected', 'unsure')
    AND opinion <> CASE state WHEN 'corrected' THEN 'rejected' ELSE state END;

GRANT SELECT, INSERT ON opinions TO xiaozu_web;
GRANT SELECT ON opinions TO xiaozu_crawler, xiaozu_export;
GRANT UPDATE (opinion) ON facts TO xiaozu_web;

-- +goose Down
DROP INDEX facts_to_second, facts_unsure_to_second, facts_disputed;
ALTER TABLE facts DROP COLUMN opinion;
DROP TABLE opinions;
