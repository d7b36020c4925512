-- On which days which source was asked, so that a day without articles can be told from one on which nobody asked; and in
-- which months, since adding up twelve years of days takes several times as long as a series may.
-- +goose Up
CREATE TABLE crawl_days (
    day           date NOT NULL,            -- on which the crawls began, in Beijing
    source        text NOT NULL REFERENCES sources,
    crawls        int  NOT NULL,
    failed        int  NOT NULL,            -- those of them that had a problem
    first_success timestamptz,              -- when a crawl that had none ended
    last_success  timestamptz,
    PRIMARY KEY (day, source)
);
CREATE TABLE crawl_months (LIKE crawl_days INCLUDING INDEXES); -- day is the first of the month
ALTER TABLE crawl_months ADD FOREIGN KEY (source) REFERENCES sources;

INSERT INTO crawl_days
SELECT (started AT TIME ZONE 'Asia/Shanghai')::date AS day, source, count(*), count(*) FILTER (WHERE problem <> ''),
    min(finished) FILTER (WHERE problem = ''), max(finished) FILTER (WHERE problem = '')
FROM crawls
GROUP BY day, source;
INSERT INTO crawl_months
SELECT date_trunc('month', day::timestamp)::date AS month, source, sum(crawls), sum(failed), min(first_success), max(last_success)
FROM crawl_days
GROUP BY month, source;
GRANT SELECT, INSERT, UPDATE ON crawl_days, crawl_months TO xiaozu_crawler;
GRANT SELECT ON crawl_days, crawl_months TO xiaozu_web, xiaozu_export;

-- +goose Down
DROP TABLE crawl_months, crawl_days;
