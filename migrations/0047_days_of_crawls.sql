-- On which days which source was asked, so that a day without articles can be told from one on which nobody asked.
-- +goose Up
CREATE TABLE crawl_days (
    source        text NOT NULL REFERENCES sources,
    day           date NOT NULL,            -- on which the crawls began, in Beijing
    crawls        int  NOT NULL,
    failed        int  NOT NULL,            -- those of them that had a problem
    first_success timestamptz,              -- when a crawl that had none ended
    last_success  timestamptz,
    PRIMARY KEY (source, day)
);
INSERT INTO crawl_days
SELECT source, (started AT TIME ZONE 'Asia/Shanghai')::date AS day, count(*), count(*) FILTER (WHERE problem <> ''),
    min(finished) FILTER (WHERE problem = ''), max(finished) FILTER (WHERE problem = '')
FROM crawls
GROUP BY source, day;
GRANT SELECT, INSERT, UPDATE ON crawl_days TO xiaozu_crawler;
GRANT SELECT ON crawl_days TO xiaozu_web, xiaozu_export;

-- +goose Down
DROP TABLE crawl_days;
