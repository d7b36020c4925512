-- What curators say beyond yes and no: corrections, acts of several decisions, additions of their own;
-- and the order in which facts are looked at.
-- +goose Up

-- How far up a body stands, by how its name begins: 4 the centre, 3 a province or unknown, 2 a city,
-- 1 a county or no name at all. The dictionaries know few of the bodies that facts are about.
CREATE FUNCTION body_rank(body text) RETURNS smallint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN body = '' THEN 1
        WHEN body ~ '^(中共中央|中央|党中央|国务院|全国|国家)' THEN 4
        WHEN body ~ '^(县|.{1,12}(县|自治旗))' THEN 1
        WHEN body ~ '^(北京|上海|天津|重庆)市' THEN 3
        WHEN body ~ '^(市|.{0,8}[^城]市|.{1,9}(自治州|盟|地区))' THEN 2
        ELSE 3 END;

-- Novelty × rank × uncertainty × number of independent stories.
CREATE FUNCTION fact_importance(kind text, action text, body text, body_entry text, confidence real, voices smallint) RETURNS real
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (CASE
            WHEN kind = 'background' THEN 0.1
            WHEN kind = 'group' AND action <> 'adjusted' THEN 4
            WHEN kind IN ('group', 'appointment') THEN 2
            WHEN kind IN ('office', 'by_office') THEN 1.5
            ELSE 1 END
        * CASE WHEN body_entry = '' THEN 1.5 ELSE 1 END
        * body_rank(body)
        * (0.2 + 3.2 * confidence * (1 - confidence))
        * least(voices, 10))::real;

-- corrected: a curator put another fact in its place, corrected_to. withdrawn: a curator added it and
-- took that back; it stands in no list, and is proposed as soon as an article states it.
ALTER TABLE facts
    DROP CONSTRAINT facts_state_check,
    ADD CONSTRAINT facts_state_check CHECK (state IN ('proposed', 'accepted', 'rejected', 'unsure', 'corrected', 'withdrawn')),
    ADD COLUMN corrected_to uuid REFERENCES facts,
    ADD COLUMN pinned boolean NOT NULL DEFAULT false,     -- its date and post are a curator's: no reading changes them
    ADD COLUMN voices smallint NOT NULL DEFAULT 1,        -- different stories that state it, when the last was told
    ADD COLUMN body_rank smallint NOT NULL GENERATED ALWAYS AS (body_rank(body)) STORED,
    ADD COLUMN importance real NOT NULL GENERATED ALWAYS AS (fact_importance(kind, action, body, body_entry, confidence, voices)) STORED;

-- The orders of the queue, each also within a kind or a level where it is not spread evenly.
CREATE INDEX facts_by_importance  ON facts (importance, fact) WHERE state = 'proposed';
CREATE INDEX facts_kind_important ON facts (kind, importance, fact) WHERE state = 'proposed';
CREATE INDEX facts_rank_important ON facts (body_rank, importance, fact) WHERE state = 'proposed';
CREATE INDEX facts_by_uncertainty ON facts (abs(confidence - 0.5::real), fact) WHERE state = 'proposed';
CREATE INDEX facts_by_age         ON facts (found, fact) WHERE state = 'proposed';
-- How often a rule was right.
CREATE INDEX facts_judged    ON facts (rule, state) WHERE state IN ('accepted', 'rejected', 'corrected');
CREATE INDEX facts_corrected ON facts (corrected_to) WHERE corrected_to IS NOT NULL;
-- The facts of one source.
CREATE INDEX evidence_source ON evidence (source, fact);

-- Decisions that were taken together are one act, and are taken back together.
ALTER TABLE decisions
    DROP CONSTRAINT decisions_verdict_check,
    ADD CONSTRAINT decisions_verdict_check CHECK (verdict IN ('accept', 'reject', 'correct', 'unsure', 'undo')),
    ADD COLUMN act      uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN undoes   uuid,                             -- the act that an undo takes back
    ADD COLUMN evidence jsonb NOT NULL DEFAULT '{}';      -- the best passage as it was then, since readings replace it
CREATE INDEX decisions_act    ON decisions (act);
CREATE INDEX decisions_undoes ON decisions (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX decisions_by     ON decisions (decided_by, decided);

-- Passages for what no rule read: of corrected facts, and of those that curators added. Readings leave
-- them alone.
CREATE TABLE curator_evidence (
    fact       uuid NOT NULL REFERENCES facts,
    source     text NOT NULL,
    page       uuid NOT NULL,
    span_start int  NOT NULL,
    span_end   int  NOT NULL,
    text       text NOT NULL,
    added_by   text NOT NULL,
    added      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (fact, source, page, span_start, span_end),
    FOREIGN KEY (source, page) REFERENCES articles
);

-- Who is looking at which fact: nobody else is led there until the lease ends. Losing them in a crash
-- does no harm.
CREATE UNLOGGED TABLE leases (
    holder  text PRIMARY KEY,
    fact    uuid NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX leases_fact ON leases (fact, expires);

-- A fact that a curator took back is proposed again once an article states it. Everything else about
-- a fact's state is not for the crawler to say.
-- +goose StatementBegin
CREATE FUNCTION repropose(key uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ UPDATE public.facts SET state = 'proposed' WHERE fact = key AND state = 'withdrawn' $$;
-- +goose StatementEnd
REVOKE EXECUTE ON FUNCTION repropose(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION repropose(uuid) TO xiaozu_crawler;

GRANT INSERT ON facts TO xiaozu_web;
GRANT UPDATE (own_post, date, basis, corrected_to, pinned) ON facts TO xiaozu_web;
GRANT UPDATE (voices) ON facts TO xiaozu_crawler;
GRANT SELECT, INSERT ON curator_evidence TO xiaozu_web;
GRANT SELECT ON curator_evidence TO xiaozu_crawler, xiaozu_export;
GRANT SELECT, INSERT, UPDATE, DELETE ON leases TO xiaozu_web;

-- +goose Down
DROP FUNCTION repropose(uuid);
DROP TABLE leases, curator_evidence;
DROP INDEX evidence_source, decisions_act, decisions_undoes, decisions_by;
ALTER TABLE decisions DROP COLUMN act, DROP COLUMN undoes, DROP COLUMN evidence;
ALTER TABLE facts DROP COLUMN importance, DROP COLUMN body_rank, DROP COLUMN voices, DROP COLUMN pinned, DROP COLUMN corrected_to;
DROP FUNCTION fact_importance(text, text, text, text, real, smallint);
DROP FUNCTION body_rank(text);
