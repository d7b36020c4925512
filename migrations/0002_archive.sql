-- What was fetched, kept as it came. Everything else can be remade from these tables.
-- +goose Up
CREATE TABLE sources (
    id            text PRIMARY KEY,
    declaration   jsonb NOT NULL,
    last_crawl    timestamptz,             -- end of the latest crawl, good or bad
    last_success  timestamptz,             -- end of the latest crawl without a problem
    last_error    text NOT NULL DEFAULT '',
    problem_since timestamptz,             -- end of the first of the failures in a row
    failures      int  NOT NULL DEFAULT 0  -- how many in a row
);

-- One row a crawl: what coverage and the health of a source are told from.
CREATE TABLE crawls (
    source   text        NOT NULL REFERENCES sources,
    started  timestamptz NOT NULL,
    finished timestamptz NOT NULL,
    saved    int NOT NULL,                 -- pages with new bytes
    problem  text NOT NULL DEFAULT '',
    PRIMARY KEY (source, started)
);

-- One row an address. Keys start with the source, by which the tables would be distributed.
CREATE TABLE pages (
    source        text        NOT NULL REFERENCES sources,
    page          uuid        NOT NULL,     -- from the canonical address
    url           text        NOT NULL,
    version       int         NOT NULL DEFAULT 0,  -- newest kept version; 0: none came yet
    sha256        bytea,                    -- of the newest version's bytes
    etag          text        NOT NULL DEFAULT '',
    last_modified text        NOT NULL DEFAULT '',
    first_seen    timestamptz NOT NULL,     -- first attempt
    last_seen     timestamptz,              -- last time the newest version was there
    checked       timestamptz NOT NULL,     -- last attempt
    status        int         NOT NULL DEFAULT 0,  -- of the last attempt
    problem       text        NOT NULL DEFAULT '', -- of the last attempt
    failures      int         NOT NULL DEFAULT 0,  -- attempts in a row without an answer to keep
    gone          timestamptz,              -- since when the address answers 404 or 410
    reading       text,                     -- versions that read the newest bytes; null: unread
    PRIMARY KEY (source, page)
);

-- The sweep looks for pages whose reading is missing or another one, over all sources.
CREATE INDEX pages_reading ON pages (reading, source, page) WHERE version > 0;
-- Young pages are visited again to notice silent edits.
CREATE INDEX pages_first_seen ON pages (source, first_seen);

-- What vanished lately.
CREATE INDEX pages_gone ON pages (gone) WHERE gone IS NOT NULL;

CREATE TABLE page_versions (
    source  text        NOT NULL,
    page    uuid        NOT NULL,
    version int         NOT NULL,
    fetched timestamptz NOT NULL,
    status  int         NOT NULL,
    headers jsonb       NOT NULL,
    sha256  bytea       NOT NULL,
    body    bytea       NOT NULL,           -- before any charset
    problem text        NOT NULL DEFAULT '',
    PRIMARY KEY (source, page, version),
    FOREIGN KEY (source, page) REFERENCES pages
);

GRANT SELECT, INSERT, UPDATE ON sources, pages TO xiaozu_crawler;
GRANT SELECT, INSERT ON crawls, page_versions TO xiaozu_crawler;
GRANT SELECT ON sources, crawls, pages, page_versions TO xiaozu_web, xiaozu_export;

-- +goose Down
DROP TABLE page_versions, pages, crawls, sources;
