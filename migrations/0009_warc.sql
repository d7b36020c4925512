-- Every response is kept as a member of a WARC file: articles, list pages, robots.txt, redirects and
-- errors. A version of a page has its bytes there; those that were kept before are moved by the program
-- after this file (see postgres.Migrate), a few at a time, and stay readable meanwhile.
-- +goose Up
CREATE TABLE archive_records (
    source  text        NOT NULL REFERENCES sources,
    page    uuid        NOT NULL,           -- from the canonical address; lists have one, but no row in pages
    fetched timestamptz NOT NULL,
    record  uuid        NOT NULL,           -- WARC-Record-ID
    url     text        NOT NULL,
    status  int         NOT NULL,
    type    text        NOT NULL CHECK (type IN ('response', 'revisit')),
    sha256  bytea       NOT NULL,           -- of the payload; a revisit has that of the record that holds it
    member  bytea       NOT NULL,           -- one gzip member with one record
    PRIMARY KEY (source, page, fetched, record)
);
-- It is packed already.
ALTER TABLE archive_records ALTER COLUMN member SET STORAGE EXTERNAL;
-- Where the bytes of a version or of a revisit are.
CREATE INDEX archive_records_payload ON archive_records (source, page, sha256) WHERE type = 'response';
-- Exports and checks go through a source by time.
CREATE INDEX archive_records_fetched ON archive_records (source, fetched, record);

-- How far files of other archives were read, so that a stopped import goes on.
CREATE TABLE archive_imports (
    file       text PRIMARY KEY,            -- length, and SHA-256 of the first mebibyte
    at_offset  bigint NOT NULL,             -- all that stands before is saved
    at_inside  bigint NOT NULL,             -- within a gzip member: bytes of its content
    saved      int    NOT NULL,
    elsewhere  int    NOT NULL,             -- no article of a declared source
    other      int    NOT NULL,             -- redirects and the like
    skipped    int    NOT NULL,             -- damaged
    finished   timestamptz                  -- when its end was reached
);

ALTER TABLE page_versions ALTER COLUMN body DROP NOT NULL;
ALTER TABLE page_versions ADD COLUMN bytes int NOT NULL DEFAULT 0; -- how many the body has
UPDATE page_versions SET bytes = length(body);
-- Versions whose bytes are still to be moved.
CREATE INDEX page_versions_unarchived ON page_versions (source, page, version) WHERE body IS NOT NULL;

GRANT SELECT, INSERT ON archive_records TO xiaozu_crawler;
GRANT SELECT, INSERT, UPDATE ON archive_imports TO xiaozu_crawler;
GRANT SELECT ON archive_records TO xiaozu_web, xiaozu_export;

-- +goose Down
-- Fails while the archive alone holds the bytes of a version.
ALTER TABLE page_versions ALTER COLUMN body SET NOT NULL;
DROP INDEX page_versions_unarchived;
ALTER TABLE page_versions DROP COLUMN bytes;
DROP TABLE archive_records, archive_imports;
