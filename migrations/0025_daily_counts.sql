-- How often everything was named on each day by each source: a count over years adds up days instead of
-- mentions. Nothing writes these rows but roll-up, which counts a day of a source anew and whole, so that
-- articles that come late, change or are read again need no arithmetic of their own.
--
--	articles, mentions, stories ──triggers──▶ stale_days ──roll-up──▶ daily_articles, daily_mentions, monthly_mentions
--
-- Counts are read through the views below, which count stale days from the mentions themselves: what is
-- read is exact at any moment, and a roll-up only makes it fast.
-- +goose Up
CREATE TABLE daily_articles (
    source   text NOT NULL,
    day      date NOT NULL,                 -- in Beijing; -infinity for articles without a date
    articles int  NOT NULL,
    stories  int  NOT NULL,                 -- those of them that are the first printing of their story
    PRIMARY KEY (source, day)
);
CREATE INDEX daily_articles_day ON daily_articles (day, source) INCLUDE (articles, stories);

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
CREATE INDEX daily_mentions_day ON daily_mentions (day, kind, subject) INCLUDE (source, articles, stories, full_forms, short_forms);
CREATE INDEX daily_mentions_source ON daily_mentions (source, day);

-- The same by month over all sources: what charts over all groups and years are made of.
CREATE TABLE monthly_mentions (
    subject  text NOT NULL,
    kind     text NOT NULL,
    month    date NOT NULL,                 -- its first day
    articles int  NOT NULL,
    stories  int  NOT NULL,
    full_forms  int NOT NULL,
    short_forms int NOT NULL,
    bare_forms  int NOT NULL,
    PRIMARY KEY (subject, kind, month)
);
CREATE INDEX monthly_mentions_month ON monthly_mentions (month);

-- Days whose rows above are out of date: a mark for each change, so that writers never wait for each other.
CREATE TABLE stale_days (
    source text NOT NULL,
    day    date NOT NULL
);
CREATE INDEX stale_days_day ON stale_days (source, day);

-- Each trigger calls what it saw "changed".
-- +goose StatementBegin
CREATE FUNCTION mark_stale_days() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
    CASE TG_TABLE_NAME
    WHEN 'articles' THEN
        INSERT INTO stale_days SELECT DISTINCT source, coalesce(day, '-infinity') FROM changed;
    WHEN 'mentions' THEN
        INSERT INTO stale_days SELECT DISTINCT source, day FROM changed;
    WHEN 'printings' THEN
        INSERT INTO stale_days
        SELECT DISTINCT source, coalesce(day, '-infinity')
        FROM changed
        JOIN articles USING (source, page);
    WHEN 'stories' THEN
        INSERT INTO stale_days
        SELECT DISTINCT a.source, coalesce(a.day, '-infinity')
        FROM changed
        JOIN printings p USING (story)
        JOIN articles a ON (a.source, a.page) = (p.source, p.page);
    END CASE;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
REVOKE EXECUTE ON FUNCTION mark_stale_days() FROM PUBLIC;

CREATE TRIGGER stale_new AFTER INSERT ON articles REFERENCING NEW TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_now AFTER UPDATE ON articles REFERENCING NEW TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_before AFTER UPDATE ON articles REFERENCING OLD TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_gone AFTER DELETE ON articles REFERENCING OLD TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_new AFTER INSERT ON mentions REFERENCING NEW TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_now AFTER UPDATE ON mentions REFERENCING NEW TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_gone AFTER DELETE ON mentions REFERENCING OLD TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_new AFTER INSERT ON printings REFERENCING NEW TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_now AFTER UPDATE ON printings REFERENCING NEW TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_new AFTER INSERT ON stories REFERENCING NEW TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_now AFTER UPDATE ON stories REFERENCING NEW TABLE AS changed EXECUTE FUNCTION mark_stale_days();
CREATE TRIGGER stale_gone AFTER DELETE ON stories REFERENCING OLD TABLE AS changed EXECUTE FUNCTION mark_stale_days();

-- The articles of some days of sources, given as two arrays side by side, and whether each is the first
-- printing of its story.
-- +goose StatementBegin
CREATE FUNCTION articles_of(sources text[], days date[])
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
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION count_articles(sources text[], days date[])
    RETURNS TABLE (source text, day date, articles int, stories int)
    LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
AS $$
    SELECT a.source, a.day, count(*)::int, (count(*) FILTER (WHERE a.first_printing))::int
    FROM public.articles_of(sources, days) a
    GROUP BY a.source, a.day
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION count_mentions(sources text[], days date[])
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
CREATE INDEX articles_source_day ON articles (source, coalesce(day, '-infinity'));

CREATE VIEW stale AS
SELECT coalesce(array_agg(source), '{}') AS sources, coalesce(array_agg(day), '{}') AS days
FROM (SELECT DISTINCT source, day FROM stale_days) d;

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

CREATE VIEW counted_months AS
SELECT subject, kind, month, articles, stories, full_forms, short_forms, bare_forms
FROM monthly_mentions
WHERE month NOT IN (SELECT date_trunc('month', day::timestamp)::date FROM stale_days)
UNION ALL
SELECT c.subject, c.kind, s.month, sum(c.articles), sum(c.stories), sum(c.full_forms), sum(c.short_forms), sum(c.bare_forms)
FROM (SELECT DISTINCT date_trunc('month', day::timestamp)::date AS month FROM stale_days) s
JOIN counted_mentions c ON c.day BETWEEN s.month AND s.month + interval '1 month' - interval '1 day'
GROUP BY c.subject, c.kind, s.month;

-- What is there already is counted by the first roll-up.
INSERT INTO stale_days SELECT DISTINCT source, coalesce(day, '-infinity') FROM articles;

GRANT SELECT, INSERT, DELETE ON daily_articles, daily_mentions, monthly_mentions, stale_days TO xiaozu_crawler;
GRANT SELECT ON counted_articles, counted_mentions, counted_months TO xiaozu_crawler, xiaozu_web, xiaozu_export;

-- +goose Down
DROP VIEW counted_months, counted_mentions, counted_articles, stale;
DROP INDEX articles_source_day;
DROP FUNCTION count_mentions(text[], date[]);
DROP FUNCTION count_articles(text[], date[]);
DROP FUNCTION articles_of(text[], date[]);
DROP TRIGGER stale_new ON articles;
DROP TRIGGER stale_now ON articles;
DROP TRIGGER stale_before ON articles;
DROP TRIGGER stale_gone ON articles;
DROP TRIGGER stale_new ON mentions;
DROP TRIGGER stale_now ON mentions;
DROP TRIGGER stale_gone ON mentions;
DROP TRIGGER stale_new ON printings;
DROP TRIGGER stale_now ON printings;
DROP TRIGGER stale_new ON stories;
DROP TRIGGER stale_now ON stories;
DROP TRIGGER stale_gone ON stories;
DROP FUNCTION mark_stale_days();
DROP TABLE stale_days, monthly_mentions, daily_mentions, daily_articles;
