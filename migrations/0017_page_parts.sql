-- An article may go on at further addresses. Those are parts of each version of its first page, whose row in
-- pages stands for all of them: pages.sha256 is then a sum over all. Their bytes are in the archive.
-- +goose Up
CREATE TABLE page_parts (
    source  text NOT NULL,
    page    uuid NOT NULL,
    version int  NOT NULL,
    number  int  NOT NULL,                  -- from 2 on, in the order of reading
    part    uuid NOT NULL,                  -- under which the archive has it
    url     text NOT NULL,
    sha256  bytea,                          -- null: it did not come
    problem text NOT NULL,                  -- why it did not come
    PRIMARY KEY (source, page, version, number),
    FOREIGN KEY (source, page, version) REFERENCES page_versions
);
GRANT SELECT, INSERT ON page_parts TO xiaozu_crawler;
GRANT SELECT ON page_parts TO xiaozu_web, xiaozu_export;

-- Of articles that were kept without their further pages: those are fetched with the next visit.
UPDATE pages SET etag = '', last_modified = '', revisit = least(revisit, now())
FROM articles a
WHERE a.source = pages.source AND a.page = pages.page AND a.next_pages <> '{}';

-- +goose Down
DROP TABLE page_parts;
