-- What is fetched to fill the past, and what newer rules read in pages of old, is told to who asks for it.
-- +goose Up
ALTER TABLE watches ADD COLUMN past boolean NOT NULL DEFAULT false;
CREATE INDEX watches_past ON watches (watch) WHERE past;

-- First stated by a page that was fetched to fill the past, or that was read before and is read anew.
ALTER TABLE facts ADD COLUMN past boolean NOT NULL DEFAULT false;
GRANT INSERT (past) ON facts TO xiaozu_crawler;

ALTER TABLE tidings DROP CONSTRAINT tidings_what_check;
ALTER TABLE tidings ADD CONSTRAINT tidings_what_check
    CHECK (what IN ('reading', 'past', 'again', 'gone', 'decision', 'source', 'channel'));
-- News first, however much of the past waits.
DROP INDEX tidings_noted;
CREATE INDEX tidings_order ON tidings ((what IN ('past', 'again')), noted);

-- +goose Down
DROP INDEX tidings_order;
DELETE FROM tidings WHERE what IN ('past', 'again');
CREATE INDEX tidings_noted ON tidings (noted);
ALTER TABLE tidings DROP CONSTRAINT tidings_what_check;
ALTER TABLE tidings ADD CONSTRAINT tidings_what_check CHECK (what IN ('reading', 'gone', 'decision', 'source', 'channel'));
ALTER TABLE facts DROP COLUMN past;
ALTER TABLE watches DROP COLUMN past;
