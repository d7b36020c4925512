-- Storing many articles costs less, in time and in bytes.
-- +goose Up

-- The keys of a story are taken away when its article changes. Which these are is told by one row an article instead
-- of by an index with sixteen entries for each.
ALTER TABLE article_pairs
    ADD story_keys bigint[] NOT NULL DEFAULT '{}', -- that stand in story_keys
    ADD story_day  date     NOT NULL DEFAULT '-infinity'; -- under which they stand there
UPDATE article_pairs a SET story_keys = k.keys, story_day = k.day
FROM (SELECT source, page, array_agg(key) AS keys, min(day) AS day FROM story_keys GROUP BY source, page) k
WHERE (a.source, a.page) = (k.source, k.page);
DROP INDEX story_keys_page;

-- All mentions of an article are written by one transaction, which numbers them: that no two have one number need not be checked.
-- Entries of one article are folded into one, which leaves a fifth of the index.
ALTER TABLE mentions DROP CONSTRAINT mentions_pkey;
CREATE INDEX mentions_page ON mentions (source, page);

-- One narrow index of days serves counts of everything, counts of one source and the next counting of a day. The rows
-- lie in the order of days, so that there is little to gain from an index that holds them all.
DROP INDEX daily_mentions_day, daily_mentions_source;
CREATE INDEX daily_mentions_day ON daily_mentions (day, source);

-- The first stale days are found without sorting all.
DROP INDEX stale_days_day;
CREATE INDEX stale_days_day ON stale_days (day, source);

-- With each decision a body is derived anew from what was accepted of it. Until a tenth of all facts was decided on, the
-- server believes that none is accepted and goes through all that are; an expression leaves it no such choice.
CREATE INDEX facts_accepted ON facts ((CASE WHEN state = 'accepted' THEN body_key END))
    WHERE (CASE WHEN state = 'accepted' THEN body_key END) IS NOT NULL;

-- What was made findable waits in a list, up to 32 MB long, until it is sorted into the index; and each search goes
-- through that list. So it is sorted in, at once, whenever no more is to come.
-- +goose StatementBegin
CREATE FUNCTION sort_in_terms() RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp
    SET maintenance_work_mem = '128MB'
AS $$ SELECT gin_clean_pending_list('public.article_terms_terms') $$;
-- +goose StatementEnd
REVOKE EXECUTE ON FUNCTION sort_in_terms() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sort_in_terms() TO xiaozu_crawler;

-- What is counted from the mentions is planned only when days are stale, and once a connection: to plan a join with
-- some hundred months of mentions takes longer than to read a series.
CREATE OR REPLACE VIEW stale AS
SELECT array_agg(source) AS sources, array_agg(day) AS days
FROM (SELECT DISTINCT source, day FROM stale_days) d
HAVING count(*) > 0;
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION count_mentions(sources text[], days date[])
    RETURNS TABLE (subject text, kind text, day date, source text, articles int, stories int, full_forms int, short_forms int, bare_forms int)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT subject, kind, day, source,
        (count(*) FILTER (WHERE full_forms + short_forms > 0))::int,
        (count(*) FILTER (WHERE full_forms + short_forms > 0 AND first_printing))::int,
        sum(full_forms)::int, sum(short_forms)::int, sum(bare_forms)::int
    FROM (
        SELECT m.subject, m.kind, m.day, m.source, m.page, a.first_printing,
            count(*) FILTER (WHERE m.form = 'full') AS full_forms,
            count(*) FILTER (WHERE m.form = 'short') AS short_forms,
            count(*) FILTER (WHERE m.form = 'bare') AS bare_forms
        FROM public.articles_of(sources, days) a
        JOIN public.mentions m ON (m.source, m.page, m.day) = (a.source, a.page, a.day)
        GROUP BY m.subject, m.kind, m.day, m.source, m.page, a.first_printing
    ) article
    GROUP BY subject, kind, day, source;
END
$$;
-- +goose StatementEnd

-- What charts are made of stands together by kind, whole, in the index.
ALTER TABLE monthly_mentions DROP CONSTRAINT monthly_mentions_pkey,
    ADD PRIMARY KEY (kind, subject, month) INCLUDE (articles, stories, full_forms, short_forms, bare_forms);

-- The denominators of months, as monthly_mentions are the numerators.
CREATE TABLE monthly_articles (
    month    date NOT NULL,                 -- its first day
    source   text NOT NULL,
    articles int  NOT NULL,
    stories  int  NOT NULL,
    PRIMARY KEY (month, source)
);
INSERT INTO monthly_articles
SELECT date_trunc('month', day::timestamp)::date AS month, source, sum(articles), sum(stories)
FROM daily_articles
GROUP BY month, source;

-- Months of which days are stale, added up from their days.
-- +goose StatementBegin
CREATE FUNCTION count_article_months(days date[])
    RETURNS TABLE (month date, source text, articles bigint, stories bigint)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT s.month, c.source, c.articles, c.stories
    FROM (SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM unnest(days) AS day) s
    CROSS JOIN LATERAL (
        SELECT source, sum(articles) AS articles, sum(stories) AS stories
        FROM public.counted_articles
        WHERE day BETWEEN s.month AND s.month + interval '1 month' - interval '1 day'
        GROUP BY source
    ) c;
END
$$;
CREATE FUNCTION count_months(days date[])
    RETURNS TABLE (subject text, kind text, month date, articles bigint, stories bigint, full_forms bigint, short_forms bigint, bare_forms bigint)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT c.subject, c.kind, s.month, c.articles, c.stories, c.full_forms, c.short_forms, c.bare_forms
    FROM (SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM unnest(days) AS day) s
    CROSS JOIN LATERAL (
        SELECT subject, kind, sum(articles) AS articles, sum(stories) AS stories,
            sum(full_forms) AS full_forms, sum(short_forms) AS short_forms, sum(bare_forms) AS bare_forms
        FROM public.counted_mentions
        WHERE day BETWEEN s.month AND s.month + interval '1 month' - interval '1 day'
        GROUP BY subject, kind
    ) c;
END
$$;
-- +goose StatementEnd

CREATE VIEW counted_article_months AS
SELECT month, source, articles, stories
FROM monthly_articles
WHERE month NOT IN (SELECT date_trunc('month', day::timestamp)::date FROM stale_days)
UNION ALL
SELECT c.month, c.source, c.articles, c.stories
FROM stale, count_article_months(stale.days) c;

CREATE OR REPLACE VIEW counted_months AS
SELECT subject, kind, month, articles, stories, full_forms, short_forms, bare_forms
FROM monthly_mentions
WHERE month NOT IN (SELECT date_trunc('month', day::timestamp)::date FROM stale_days)
UNION ALL
SELECT c.subject, c.kind, c.month, c.articles, c.stories, c.full_forms, c.short_forms, c.bare_forms
FROM stale, count_months(stale.days) c;

GRANT SELECT, INSERT, DELETE ON monthly_articles TO xiaozu_crawler;
GRANT SELECT ON counted_article_months TO xiaozu_crawler, xiaozu_web, xiaozu_export;

-- Versions and articles are written while their page is locked, and no page ever goes.
ALTER TABLE page_versions DROP CONSTRAINT page_versions_source_page_fkey;
ALTER TABLE articles DROP CONSTRAINT articles_source_page_fkey;

-- +goose Down
ALTER TABLE articles ADD FOREIGN KEY (source, page) REFERENCES pages;
ALTER TABLE page_versions ADD FOREIGN KEY (source, page) REFERENCES pages;
ALTER TABLE monthly_mentions DROP CONSTRAINT monthly_mentions_pkey, ADD PRIMARY KEY (subject, kind, month);
CREATE OR REPLACE VIEW counted_months AS
SELECT subject, kind, month, articles, stories, full_forms, short_forms, bare_forms
FROM monthly_mentions
WHERE month NOT IN (SELECT date_trunc('month', day::timestamp)::date FROM stale_days)
UNION ALL
SELECT c.subject, c.kind, s.month, sum(c.articles), sum(c.stories), sum(c.full_forms), sum(c.short_forms), sum(c.bare_forms)
FROM (SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM stale_days) s
JOIN counted_mentions c ON c.day BETWEEN s.month AND s.month + interval '1 month' - interval '1 day'
GROUP BY c.subject, c.kind, s.month;
DROP VIEW counted_article_months;
DROP FUNCTION count_months(date[]), count_article_months(date[]);
DROP TABLE monthly_articles;
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION count_mentions(sources text[], days date[])
    RETURNS TABLE (subject text, kind text, day date, source text, articles int, stories int, full_forms int, short_forms int, bare_forms int)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
AS $$
    SELECT subject, kind, day, source,
        (count(*) FILTER (WHERE full_forms + short_forms > 0))::int,
        (count(*) FILTER (WHERE full_forms + short_forms > 0 AND first_printing))::int,
        sum(full_forms)::int, sum(short_forms)::int, sum(bare_forms)::int
    FROM (
        SELECT m.subject, m.kind, m.day, m.source, m.page, a.first_printing,
            count(*) FILTER (WHERE m.form = 'full') AS full_forms,
            count(*) FILTER (WHERE m.form = 'short') AS short_forms,
            count(*) FILTER (WHERE m.form = 'bare') AS bare_forms
        FROM public.articles_of(sources, days) a
        JOIN public.mentions m ON (m.source, m.page, m.day) = (a.source, a.page, a.day)
        GROUP BY m.subject, m.kind, m.day, m.source, m.page, a.first_printing
    ) article
    GROUP BY subject, kind, day, source
$$;
-- +goose StatementEnd
CREATE OR REPLACE VIEW stale AS
SELECT coalesce(array_agg(source), '{}') AS sources, coalesce(array_agg(day), '{}') AS days
FROM (SELECT DISTINCT source, day FROM stale_days) d;
DROP FUNCTION sort_in_terms();
DROP INDEX facts_accepted;
DROP INDEX stale_days_day;
CREATE INDEX stale_days_day ON stale_days (source, day);
DROP INDEX daily_mentions_day;
CREATE INDEX daily_mentions_day ON daily_mentions (day, kind, subject) INCLUDE (source, articles, stories, full_forms, short_forms);
CREATE INDEX daily_mentions_source ON daily_mentions (source, day);
DROP INDEX mentions_page;
ALTER TABLE mentions ADD PRIMARY KEY (source, page, day, n);
CREATE INDEX story_keys_page ON story_keys (source, page);
ALTER TABLE article_pairs DROP story_keys, DROP story_day;
