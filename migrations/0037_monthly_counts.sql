-- A subject is named about once a day by a source, if at all: counts of mentions by day and source were as many rows as the
-- mentions, and cost more to keep than the mentions themselves. Months are counted from the mentions, which lie together by
-- month; and what is asked for by day, by week or of one source is counted when it is asked for.
--
--	articles, mentions, stories ──triggers──▶ stale_days ──roll-up──▶ daily_articles, monthly_articles, monthly_mentions
-- +goose Up
DROP VIEW counted_article_months, counted_months, counted_mentions, counted_articles;
DROP FUNCTION count_months(date[]), count_article_months(date[]), count_articles(text[], date[]);
DROP FUNCTION count_mentions(text[], date[]);
DROP TABLE daily_mentions;

-- Articles without a date are found by the index of days, too, which has them as null.
CREATE OR REPLACE FUNCTION articles_of(sources text[], days date[])
    RETURNS TABLE (source text, day date, page uuid, first_printing boolean)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
AS $$
    SELECT a.source, coalesce(a.day, '-infinity'), a.page,
        NOT EXISTS (
            SELECT FROM public.printings p
            JOIN public.stories s USING (story)
            WHERE (p.source, p.page) = (a.source, a.page) AND (s.source, s.page) <> (a.source, a.page)
        )
    FROM (
        SELECT a.source, a.day, a.page
        FROM unnest(sources, days) AS d (source, day)
        JOIN public.articles a ON (a.source, a.day) = (d.source, d.day)
        UNION ALL
        SELECT a.source, a.day, a.page
        FROM unnest(sources, days) AS d (source, day)
        JOIN public.articles a ON a.source = d.source AND a.day IS NULL
        WHERE d.day = '-infinity'
    ) a
$$;
DROP INDEX articles_source_day;

-- How often groups were named on a day, which the calendar of a year shows.
ALTER TABLE daily_articles ADD group_mentions int NOT NULL DEFAULT 0; -- in these articles, bare forms not counted

-- +goose StatementBegin
CREATE FUNCTION count_articles(sources text[], days date[])
    RETURNS TABLE (source text, day date, articles int, stories int, group_mentions int)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT a.source, a.day, a.articles, a.stories, coalesce(m.mentions, 0)
    FROM (
        SELECT source, day, count(*)::int AS articles, (count(*) FILTER (WHERE first_printing))::int AS stories
        FROM public.articles_of(sources, days)
        GROUP BY source, day
    ) a
    LEFT JOIN (
        SELECT source, day, count(*)::int AS mentions
        FROM public.mentions
        WHERE day = ANY (days) AND kind = 'group' AND form <> 'bare' -- so that partitions of other months are left out
        GROUP BY source, day
    ) m USING (source, day);
END
$$;
-- +goose StatementEnd

CREATE VIEW counted_articles AS
SELECT source, day, articles, stories, group_mentions
FROM daily_articles d
WHERE NOT EXISTS (SELECT FROM stale_days s WHERE (s.source, s.day) = (d.source, d.day))
UNION ALL
SELECT c.source, c.day, c.articles, c.stories, c.group_mentions
FROM stale, count_articles(stale.sources, stale.days) c;

-- Months of which days are stale, those of one subject or, for '', of all. Mentions are counted by a statement a month, which reads one partition.
-- +goose StatementBegin
CREATE FUNCTION count_article_months(sources text[], days date[])
    RETURNS TABLE (month date, source text, articles bigint, stories bigint)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT month, source, sum(articles), sum(stories)
    FROM (
        SELECT s.month, d.source, d.articles, d.stories
        FROM (SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM unnest(days) AS day) s
        JOIN public.daily_articles d ON d.day BETWEEN s.month AND s.month + interval '1 month' - interval '1 day'
        WHERE NOT EXISTS (SELECT FROM unnest(sources, days) AS stale (source, day) WHERE (stale.source, stale.day) = (d.source, d.day))
        UNION ALL
        SELECT date_trunc('month', a.day::timestamp)::date, a.source, 1, CASE WHEN a.first_printing THEN 1 ELSE 0 END
        FROM public.articles_of(sources, days) a
    ) day
    GROUP BY month, source;
END
$$;
CREATE FUNCTION count_months(days date[], of text)
    RETURNS TABLE (subject text, kind text, month date, articles bigint, stories bigint, full_forms bigint, short_forms bigint, bare_forms bigint)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000
AS $$
#variable_conflict use_column
DECLARE
    first date;
BEGIN
    FOR first IN SELECT DISTINCT date_trunc('month', day::timestamp)::date FROM unnest(days) AS day LOOP
        RETURN QUERY
        WITH named AS MATERIALIZED (
            SELECT subject, kind, source, page,
                count(*) FILTER (WHERE form = 'full') AS full_forms,
                count(*) FILTER (WHERE form = 'short') AS short_forms,
                count(*) FILTER (WHERE form = 'bare') AS bare_forms
            FROM public.mentions
            WHERE day >= first AND day <= (first + interval '1 month' - interval '1 day')::date
                AND (of = '' OR subject = of)
            GROUP BY subject, kind, source, page
        ), reprints AS MATERIALIZED (
            SELECT p.source, p.page
            FROM (SELECT DISTINCT source, page FROM named) n
            JOIN public.printings p USING (source, page)
            JOIN public.stories s ON s.story = p.story AND (s.source, s.page) <> (p.source, p.page)
        )
        SELECT n.subject, n.kind, first,
            count(*) FILTER (WHERE full_forms + short_forms > 0),
            count(*) FILTER (WHERE full_forms + short_forms > 0 AND r.page IS NULL),
            sum(full_forms)::bigint, sum(short_forms)::bigint, sum(bare_forms)::bigint
        FROM named n
        LEFT JOIN reprints r USING (source, page)
        GROUP BY n.subject, n.kind;
    END LOOP;
END
$$;
-- +goose StatementEnd

CREATE VIEW counted_article_months AS
SELECT month, source, articles, stories
FROM monthly_articles
WHERE month NOT IN (SELECT date_trunc('month', day::timestamp)::date FROM stale_days)
UNION ALL
SELECT c.month, c.source, c.articles, c.stories
FROM stale, count_article_months(stale.sources, stale.days) c;

-- The months of one subject, of all if it is ''. A view could not tell for whom stale months are to be counted.
-- +goose StatementBegin
CREATE FUNCTION counted_months(of text)
    RETURNS TABLE (subject text, kind text, month date, articles bigint, stories bigint, full_forms bigint, short_forms bigint, bare_forms bigint)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
AS $$
    SELECT m.subject, m.kind, m.month, m.articles, m.stories, m.full_forms, m.short_forms, m.bare_forms
    FROM public.monthly_mentions m
    WHERE (of = '' OR m.subject = of) AND m.month NOT IN (SELECT date_trunc('month', day::timestamp)::date FROM public.stale_days)
    UNION ALL
    SELECT c.subject, c.kind, c.month, c.articles, c.stories, c.full_forms, c.short_forms, c.bare_forms
    FROM public.stale, public.count_months(stale.days, of) c
$$;
-- +goose StatementEnd

GRANT SELECT ON daily_articles, monthly_mentions, stale_days, stale, counted_articles, counted_article_months
    TO xiaozu_crawler, xiaozu_web, xiaozu_export;

-- The new column is counted by the next roll-up.
INSERT INTO stale_days SELECT DISTINCT source, coalesce(day, '-infinity') FROM articles;

-- Mentions come by COPY, which takes rows to the partitions one by one where a trigger wants to see them all. Those of a new
-- article lie on a day that the article marks; who reads one again marks its day.
DROP TRIGGER stale_new ON mentions;

-- New people are found by the index of all facts in the order in which they were found.
DROP INDEX facts_new_persons;

-- +goose Down
CREATE INDEX facts_new_persons ON facts (found) WHERE person <> '' AND person_entry = '';
CREATE TRIGGER stale_new AFTER INSERT ON mentions REFERENCING NEW TABLE AS changed EXECUTE FUNCTION mark_stale_days();
DROP VIEW counted_article_months, counted_articles;
DROP FUNCTION counted_months(text), count_months(date[], text), count_article_months(text[], date[]), count_articles(text[], date[]);
REVOKE SELECT ON daily_articles, monthly_mentions, stale_days FROM xiaozu_web, xiaozu_export;
REVOKE SELECT ON stale FROM xiaozu_crawler, xiaozu_web, xiaozu_export;
ALTER TABLE daily_articles DROP group_mentions;
CREATE TABLE daily_mentions (
    subject  text NOT NULL,                 -- as in mentions
    kind     text NOT NULL,
    day      date NOT NULL,
    source   text NOT NULL,
    articles int  NOT NULL,                 -- that name the subject by more than a bare form
    stories  int  NOT NULL,                 -- those of them that are the first printing of their story
    full_forms  int NOT NULL,
    short_forms int NOT NULL,
    bare_forms  int NOT NULL,               -- 该小组: resolved by context, so never added to the others
    PRIMARY KEY (subject, kind, day, source)
);
CREATE INDEX daily_mentions_day ON daily_mentions (day, source);
CREATE INDEX articles_source_day ON articles (source, coalesce(day, '-infinity'));
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION articles_of(sources text[], days date[])
    RETURNS TABLE (source text, day date, page uuid, first_printing boolean)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
AS $$
    SELECT a.source, d.day, a.page,
        NOT EXISTS (
            SELECT FROM public.printings p
            JOIN public.stories s USING (story)
            WHERE (p.source, p.page) = (a.source, a.page) AND (s.source, s.page) <> (a.source, a.page)
        )
    FROM unnest(sources, days) AS d (source, day)
    JOIN public.articles a ON a.source = d.source AND coalesce(a.day, '-infinity') = d.day
$$;
CREATE FUNCTION count_articles(sources text[], days date[])
    RETURNS TABLE (source text, day date, articles int, stories int)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
AS $$
    SELECT a.source, a.day, count(*)::int, (count(*) FILTER (WHERE a.first_printing))::int
    FROM public.articles_of(sources, days) a
    GROUP BY a.source, a.day
$$;
CREATE FUNCTION count_mentions(sources text[], days date[])
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
CREATE VIEW counted_articles AS
SELECT source, day, articles, stories
FROM daily_articles d
WHERE NOT EXISTS (SELECT FROM stale_days s WHERE (s.source, s.day) = (d.source, d.day))
UNION ALL
SELECT c.source, c.day, c.articles, c.stories
FROM stale, count_articles(stale.sources, stale.days) c;
CREATE VIEW counted_mentions AS
SELECT subject, kind, day, source, articles, stories, full_forms, short_forms, bare_forms
FROM daily_mentions d
WHERE NOT EXISTS (SELECT FROM stale_days s WHERE (s.source, s.day) = (d.source, d.day))
UNION ALL
SELECT c.subject, c.kind, c.day, c.source, c.articles, c.stories, c.full_forms, c.short_forms, c.bare_forms
FROM stale, count_mentions(stale.sources, stale.days) c;
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
CREATE VIEW counted_months AS
SELECT subject, kind, month, articles, stories, full_forms, short_forms, bare_forms
FROM monthly_mentions
WHERE month NOT IN (SELECT date_trunc('month', day::timestamp)::date FROM stale_days)
UNION ALL
SELECT c.subject, c.kind, c.month, c.articles, c.stories, c.full_forms, c.short_forms, c.bare_forms
FROM stale, count_months(stale.days) c;
GRANT SELECT, INSERT, DELETE ON daily_mentions TO xiaozu_crawler;
GRANT SELECT ON counted_articles, counted_mentions, counted_months, counted_article_months TO xiaozu_crawler, xiaozu_web, xiaozu_export;
INSERT INTO stale_days SELECT DISTINCT source, coalesce(day, '-infinity') FROM articles;
