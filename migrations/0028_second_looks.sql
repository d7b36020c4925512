-- What a second curator says of facts that were decided on, and what a third says where the two differ;
-- what the names that curators taught changed in the articles that were read again for them; and by what
-- decisions are looked up.
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

-- A name that came to those that pages are read with, that went, or of which the dates changed.
CREATE TABLE lessons (
    lesson   uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    version  bigint NOT NULL,               -- of learning, from which on pages are read so
    name     text   NOT NULL,
    group_id text   NOT NULL,
    what     text   NOT NULL CHECK (what IN ('came', 'went', 'dated')),
    fact     uuid   REFERENCES facts,       -- that taught it, where a fact did
    learned  timestamptz NOT NULL DEFAULT now(),
    found    timestamptz,                   -- when the articles that may have it were looked for
    articles int                            -- how many these were
);
CREATE INDEX lessons_learned  ON lessons (learned DESC, lesson);
CREATE INDEX lessons_fact     ON lessons (fact) WHERE fact IS NOT NULL;
CREATE INDEX lessons_to_find  ON lessons (version) WHERE found IS NULL;

-- Articles that are yet to be read again for a lesson.
CREATE TABLE lesson_pages (
    source text NOT NULL,
    page   uuid NOT NULL,
    lesson uuid NOT NULL REFERENCES lessons,
    PRIMARY KEY (source, page, lesson)
);
CREATE INDEX lesson_pages_lesson ON lesson_pages (lesson);

-- Facts that an article states since it was read again, in place of what it stated before. Facts that
-- nobody decided on go when no article states them, so what they said is kept.
CREATE TABLE lesson_effects (
    lesson uuid NOT NULL REFERENCES lessons,
    source text NOT NULL,
    page   uuid NOT NULL,
    n      int  NOT NULL,
    before uuid,                            -- key of the fact; none where one is gained
    after  uuid,                            -- none where one is lost
    said   jsonb,
    says   jsonb,
    PRIMARY KEY (lesson, source, page, n),
    FOREIGN KEY (source, page) REFERENCES articles
);

-- Names that wait to be looked for are now lessons of which the articles are not found.
INSERT INTO lessons (version, name, group_id, what)
SELECT version, unnest(look_for), '', 'came' FROM learning;
ALTER TABLE learning DROP COLUMN look_for;

GRANT SELECT, INSERT, UPDATE ON lessons TO xiaozu_crawler;
GRANT SELECT, INSERT, DELETE ON lesson_pages TO xiaozu_crawler;
GRANT SELECT, INSERT ON lesson_effects TO xiaozu_crawler;
GRANT SELECT ON lessons, lesson_pages, lesson_effects TO xiaozu_web;

-- Decisions in the order of their time, also those of one curator or on one kind of fact. A fact's kind
-- is part of its key and never changes, so that a copy of it cannot be wrong.
ALTER TABLE decisions ADD COLUMN kind text;
ALTER TABLE decisions DISABLE TRIGGER keep_decisions;
UPDATE decisions d SET kind = f.kind FROM facts f WHERE f.fact = d.fact;
ALTER TABLE decisions ENABLE TRIGGER keep_decisions;
ALTER TABLE decisions ALTER kind SET NOT NULL;
DROP INDEX decisions_decided, decisions_by;
CREATE INDEX decisions_decided ON decisions (decided DESC, fact DESC, n DESC);
CREATE INDEX decisions_by      ON decisions (decided_by, decided DESC, fact DESC, n DESC);
CREATE INDEX decisions_kind    ON decisions (kind, decided DESC, fact DESC, n DESC);

-- +goose Down
DROP INDEX decisions_kind, decisions_decided, decisions_by;
CREATE INDEX decisions_decided ON decisions (decided DESC);
CREATE INDEX decisions_by ON decisions (decided_by, decided);
ALTER TABLE decisions DROP COLUMN kind;
ALTER TABLE learning ADD COLUMN look_for text[] NOT NULL DEFAULT '{}';
ALTER TABLE learning ALTER look_for DROP DEFAULT;
DROP TABLE lesson_effects, lesson_pages, lessons;
DROP INDEX facts_to_second, facts_unsure_to_second, facts_disputed;
ALTER TABLE facts DROP COLUMN opinion;
DROP TABLE opinions;
