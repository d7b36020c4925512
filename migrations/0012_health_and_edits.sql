-- How sources are doing, and what happens to pages after their first day.
-- +goose Up

-- What one crawl met; saved counts pages with new bytes.
ALTER TABLE crawls
    ADD COLUMN links      int NOT NULL DEFAULT 0,    -- different articles that its lists link to
    ADD COLUMN fetched    int NOT NULL DEFAULT 0,    -- articles asked for
    ADD COLUMN failed     int NOT NULL DEFAULT 0,    -- of these, without an answer to keep
    ADD COLUMN gone       int NOT NULL DEFAULT 0,    -- of these, answered that there is no such page
    ADD COLUMN challenged int NOT NULL DEFAULT 0;    -- of these, answered with a challenge page

-- What the latest crawl was judged to mean, beside last_error.
ALTER TABLE sources
    ADD COLUMN quiet text NOT NULL DEFAULT '',       -- why nothing or little is new, though the site answers
    ADD COLUMN notes text[] NOT NULL DEFAULT '{}',   -- what else is odd
    ADD COLUMN due   timestamptz;                    -- by when the next crawl should have ended

-- How the article pages of a source are built; see health.Layout.
CREATE TABLE layouts (
    source     text   NOT NULL REFERENCES sources,
    layout     bigint NOT NULL,
    first_seen timestamptz NOT NULL,
    pages      int    NOT NULL,
    PRIMARY KEY (source, layout)
);

-- When a page is looked at again: edits and deletions come soon or late, so the rests grow.
-- +goose StatementBegin
CREATE FUNCTION next_visit(first_seen timestamptz, checked timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE
    RETURN coalesce((
        SELECT min(first_seen + rest)
        FROM unnest('{1 hour,6 hours,1 day,3 days,7 days,30 days,90 days,180 days,1 year}'::interval[]) AS rest
        WHERE first_seen + rest > checked
    ), checked + interval '1 year');
-- +goose StatementEnd
ALTER TABLE pages ADD COLUMN revisit timestamptz;
UPDATE pages SET revisit = next_visit(first_seen, checked);
ALTER TABLE pages ALTER COLUMN revisit SET NOT NULL;
CREATE INDEX pages_revisit ON pages (source, revisit) WHERE gone IS NULL;

-- A page that turns into what other addresses show as well is the site's error page.
CREATE INDEX pages_sha256 ON pages (source, sha256);

-- Texts of articles that were replaced by others; the newest text is in articles.
CREATE TABLE editions (
    source   text NOT NULL,
    page     uuid NOT NULL,
    version  int  NOT NULL,               -- of the page, that had this text
    title    text NOT NULL,
    body     text NOT NULL,
    replaced timestamptz NOT NULL,        -- when the page was first seen with the next text
    by_version int NOT NULL,              -- of the page, that has it
    PRIMARY KEY (source, page, version),
    FOREIGN KEY (source, page) REFERENCES pages
);
CREATE INDEX editions_replaced ON editions (replaced DESC, source, page);

-- When pages vanished, and came back.
CREATE TABLE absences (
    source text NOT NULL,
    page   uuid NOT NULL,
    gone   timestamptz NOT NULL,
    back   timestamptz,
    how    text NOT NULL,                 -- what the site answered, in words
    PRIMARY KEY (source, page, gone),
    FOREIGN KEY (source, page) REFERENCES pages
);
CREATE INDEX absences_gone ON absences (gone DESC, source, page);
INSERT INTO absences (source, page, gone, how)
SELECT source, page, gone, problem FROM pages WHERE gone IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON layouts, absences TO xiaozu_crawler;
GRANT SELECT, INSERT ON editions TO xiaozu_crawler;
GRANT SELECT ON layouts, editions, absences TO xiaozu_web, xiaozu_export;

-- +goose Down
DROP TABLE absences, editions, layouts;
DROP INDEX pages_sha256, pages_revisit;
ALTER TABLE pages DROP COLUMN revisit;
DROP FUNCTION next_visit(timestamptz, timestamptz);
ALTER TABLE sources DROP COLUMN quiet, DROP COLUMN notes, DROP COLUMN due;
ALTER TABLE crawls DROP COLUMN links, DROP COLUMN fetched, DROP COLUMN failed, DROP COLUMN gone, DROP COLUMN challenged;
