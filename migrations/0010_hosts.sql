-- What all workers must know of the web servers that they ask, so that a server's delay, its wish
-- to be left alone and its robots.txt hold over all of them.
-- +goose Up

-- One row a host, as in an address: with its port unless that is the default one.
CREATE TABLE hosts (
    host       text        PRIMARY KEY,
    holder     text        NOT NULL DEFAULT '',  -- the crawl that may ask now
    held_until timestamptz,
    wanted     text        NOT NULL DEFAULT '',  -- the crawl that waits for it
    wanted_at  timestamptz,
    asked      timestamptz,                      -- end of the last request
    rest_until timestamptz,                      -- nobody asks before
    strikes    int         NOT NULL DEFAULT 0,   -- failures in a row, weighted
    why        text        NOT NULL DEFAULT ''   -- it rests
) WITH (fillfactor = 50); -- updated in place, again and again

-- One row an origin: scheme and host.
CREATE TABLE robots (
    origin  text        PRIMARY KEY,
    fetched timestamptz NOT NULL,
    status  int         NOT NULL,
    body    bytea       NOT NULL
);

-- Requests to a source on a day of its zone.
CREATE TABLE request_days (
    source   text NOT NULL,
    day      date NOT NULL,
    requests int  NOT NULL,
    PRIMARY KEY (source, day)
);

-- Addresses that led to a page which is kept under another one, so that they are not asked for again
-- because a list links to them.
CREATE TABLE moved_pages (
    source text        NOT NULL REFERENCES sources,
    page   uuid        NOT NULL,     -- from the canonical address
    target uuid        NOT NULL,     -- where it leads
    noted  timestamptz NOT NULL,     -- last time it did
    PRIMARY KEY (source, page)
);

GRANT SELECT, INSERT, UPDATE ON moved_pages TO xiaozu_crawler;
GRANT SELECT ON moved_pages TO xiaozu_web, xiaozu_export;
GRANT SELECT, INSERT, UPDATE ON hosts, robots, request_days TO xiaozu_crawler;
GRANT SELECT ON hosts, robots, request_days TO xiaozu_web, xiaozu_export;

-- +goose Down
DROP TABLE moved_pages, request_days, robots, hosts;
