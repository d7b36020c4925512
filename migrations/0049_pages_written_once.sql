-- A page that comes is written once, and marking it as read touches no index: what waits to be read stands in a table of
-- its own instead of in an index of a column that every page changes soon after it came.
-- +goose Up
CREATE TABLE unread_pages (
    outdated boolean NOT NULL,              -- read, but by other versions than those in learning
    source   text    NOT NULL,
    page     uuid    NOT NULL,
    PRIMARY KEY (outdated, source, page)
);
INSERT INTO unread_pages SELECT false, source, page FROM pages WHERE version > 0 AND reading IS NULL;

-- By which versions all pages that do not wait were read; '' until the first sweep.
ALTER TABLE learning ADD versions text NOT NULL DEFAULT '';

-- +goose StatementBegin
CREATE FUNCTION read_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO unread_pages SELECT false, source, page FROM added WHERE version > 0 AND reading IS NULL ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE FUNCTION read_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO unread_pages VALUES (false, NEW.source, NEW.page) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER read_new AFTER INSERT ON pages
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION read_new();
CREATE TRIGGER read_again AFTER UPDATE OF reading ON pages
    FOR EACH ROW WHEN (NEW.version > 0 AND NEW.reading IS NULL AND (OLD.version = 0 OR OLD.reading IS NOT NULL)) EXECUTE FUNCTION read_again();
GRANT SELECT, INSERT, DELETE ON unread_pages TO xiaozu_crawler;
GRANT SELECT ON unread_pages TO xiaozu_web, xiaozu_export;

DROP INDEX pages_reading;
ALTER TABLE pages SET (fillfactor = 50); -- room for the row that says who read the page

-- Which addresses showed the same bytes is told by the archive, whose index of them need not be another one.
DROP INDEX pages_sha256, archive_records_payload;
CREATE INDEX archive_records_payload ON archive_records (source, sha256, page) WHERE type = 'response';

-- +goose Down
DROP INDEX archive_records_payload;
CREATE INDEX archive_records_payload ON archive_records (source, page, sha256) WHERE type = 'response';
CREATE INDEX pages_sha256 ON pages (source, sha256);
ALTER TABLE pages RESET (fillfactor);
CREATE INDEX pages_reading ON pages (reading, source, page) WHERE version > 0;
DROP TRIGGER read_again ON pages;
DROP TRIGGER read_new ON pages;
DROP FUNCTION read_again(), read_new();
ALTER TABLE learning DROP versions;
DROP TABLE unread_pages;
