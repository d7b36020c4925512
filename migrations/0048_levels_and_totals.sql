-- How often the groups of each level were named on each day. An article that names several of them counts once, so that
-- counts of groups cannot be added up; but it is of one day, so that days can: to weeks, months and years.
--
-- A level is what the registry says of a group, and the registry is derived anew all the time. So days are counted together
-- with a copy of what it said, and whoever reads them compares: nobody has to tell that a group is of another level now.
-- +goose Up
CREATE TABLE daily_levels (
    level    text NOT NULL,
    day      date NOT NULL,                 -- in Beijing
    articles int  NOT NULL,
    stories  int  NOT NULL,
    full_forms  int NOT NULL,
    short_forms int NOT NULL,
    bare_forms  int NOT NULL,
    PRIMARY KEY (level, day)
);
CREATE TABLE counted_groups (
    id    text PRIMARY KEY,
    level text NOT NULL                     -- as which daily_levels has the group
);

-- Months that name a group which was of another level when they were counted.
CREATE VIEW regraded_months AS
SELECT DISTINCT m.month
FROM (SELECT id, level FROM groups WHERE level <> '') g
FULL JOIN counted_groups c USING (id)
JOIN monthly_mentions m ON m.kind = 'group' AND m.subject = id
WHERE g.level IS DISTINCT FROM c.level;

-- The days of some months of one level or, for '', of all. A statement a month reads one partition of the mentions.
-- +goose StatementBegin
CREATE FUNCTION count_levels(months date[], of text)
    RETURNS TABLE (level text, day date, articles bigint, stories bigint, full_forms bigint, short_forms bigint, bare_forms bigint)
    LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000
AS $$
#variable_conflict use_column
DECLARE
    first date;
BEGIN
    FOREACH first IN ARRAY months LOOP
        RETURN QUERY
        WITH named AS MATERIALIZED (
            SELECT g.level, m.day, m.source, m.page,
                count(*) FILTER (WHERE m.form = 'full') AS full_forms,
                count(*) FILTER (WHERE m.form = 'short') AS short_forms,
                count(*) FILTER (WHERE m.form = 'bare') AS bare_forms
            FROM public.mentions m
            JOIN public.groups g ON g.id = m.subject
            WHERE m.day >= first AND m.day <= (first + interval '1 month' - interval '1 day')::date
                AND m.kind = 'group' AND g.level <> '' AND (of = '' OR g.level = of)
            GROUP BY g.level, m.day, m.source, m.page
        ), reprints AS MATERIALIZED (
            SELECT p.source, p.page
            FROM (SELECT DISTINCT source, page FROM named) n
            JOIN public.printings p USING (source, page)
            JOIN public.stories s ON s.story = p.story AND (s.source, s.page) <> (p.source, p.page)
        )
        SELECT n.level, n.day,
            count(*) FILTER (WHERE full_forms + short_forms > 0),
            count(*) FILTER (WHERE full_forms + short_forms > 0 AND r.page IS NULL),
            sum(full_forms)::bigint, sum(short_forms)::bigint, sum(bare_forms)::bigint
        FROM named n
        LEFT JOIN reprints r USING (source, page)
        GROUP BY n.level, n.day;
    END LOOP;
END
$$;
-- +goose StatementEnd

-- The days of one level, of all if it is '', called as counted_months calls its months.
-- +goose StatementBegin
CREATE FUNCTION counted_levels(of text)
    RETURNS TABLE (subject text, kind text, day date, articles bigint, stories bigint, full_forms bigint, short_forms bigint, bare_forms bigint)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
AS $$
    WITH stale AS MATERIALIZED (
        SELECT month FROM public.regraded_months
        UNION
        SELECT date_trunc('month', day::timestamp)::date FROM public.stale_days
    )
    SELECT l.level, 'group', l.day, l.articles, l.stories, l.full_forms, l.short_forms, l.bare_forms
    FROM public.daily_levels l
    WHERE (of = '' OR l.level = of) AND date_trunc('month', l.day::timestamp)::date NOT IN (SELECT month FROM stale)
    UNION ALL
    SELECT c.level, 'group', c.day, c.articles, c.stories, c.full_forms, c.short_forms, c.bare_forms
    FROM public.count_levels(ARRAY(SELECT month FROM stale), of) c
$$;
-- +goose StatementEnd

GRANT SELECT ON daily_levels, regraded_months TO xiaozu_crawler, xiaozu_web, xiaozu_export;
GRANT INSERT, DELETE ON daily_levels TO xiaozu_crawler;
GRANT SELECT, INSERT, DELETE ON counted_groups TO xiaozu_crawler;

-- What was read of each month: the sums of monthly_articles, so that a series need not go by all sources and months. Where each
-- source begins and ends is the ends of an index.
CREATE TABLE monthly_totals (
    month    date PRIMARY KEY,              -- its first day
    articles int NOT NULL,
    stories  int NOT NULL,
    sources  int NOT NULL
);
INSERT INTO monthly_totals
SELECT month, sum(articles), sum(stories), count(*)
FROM monthly_articles
GROUP BY month;
CREATE INDEX monthly_articles_source ON monthly_articles (source, month);

-- Sources begin, end and are silent as seen from all months: of one that began by now and did not end before, nothing was read now.
CREATE VIEW counted_totals AS
WITH stale_months AS MATERIALIZED (
    SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM stale_days
), fresh AS MATERIALIZED (
    SELECT c.month, c.source, c.articles, c.stories
    FROM stale, count_article_months(stale.sources, stale.days) c
    WHERE c.month >= '0001-01-01'
), lives AS MATERIALIZED (
    SELECT min(first) AS first, max(last) AS last
    FROM (
        SELECT s.id AS source, f.month AS first, l.month AS last
        FROM sources s
        CROSS JOIN LATERAL (
            SELECT month FROM monthly_articles
            WHERE source = s.id AND month >= '0001-01-01' AND month NOT IN (SELECT month FROM stale_months)
            ORDER BY month
            LIMIT 1
        ) f
        CROSS JOIN LATERAL (
            SELECT month FROM monthly_articles
            WHERE source = s.id AND month >= '0001-01-01' AND month NOT IN (SELECT month FROM stale_months)
            ORDER BY month DESC
            LIMIT 1
        ) l
        UNION ALL
        SELECT source, min(month), max(month) FROM fresh GROUP BY source
    ) life
    GROUP BY source
), ends AS (
    SELECT month, sum(e.first) AS first, sum(e.last) AS last
    FROM lives, LATERAL (VALUES (lives.first, 1, 0), (lives.last, 0, 1)) AS e (month, first, last)
    GROUP BY month
), months AS (
    SELECT month, articles, stories, sources
    FROM monthly_totals
    WHERE month >= '0001-01-01' AND month NOT IN (SELECT month FROM stale_months)
    UNION ALL
    SELECT month, sum(articles), sum(stories), count(*)
    FROM fresh
    GROUP BY month
)
SELECT month, articles, stories, sources, coalesce(first, 0) AS first, coalesce(last, 0) AS last,
    sum(coalesce(first, 0) - coalesce(last, 0)) OVER (ORDER BY month) + coalesce(last, 0) - sources AS silent
FROM months
LEFT JOIN ends USING (month);

GRANT SELECT, INSERT, DELETE ON monthly_totals TO xiaozu_crawler;
GRANT SELECT ON counted_totals TO xiaozu_crawler, xiaozu_web, xiaozu_export;

-- +goose Down
DROP VIEW counted_totals;
DROP INDEX monthly_articles_source;
DROP TABLE monthly_totals;
DROP FUNCTION counted_levels(text), count_levels(date[], text);
DROP VIEW regraded_months;
DROP TABLE counted_groups, daily_levels;
