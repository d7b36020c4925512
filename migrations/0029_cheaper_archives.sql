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

-- Versions and articles are written while their page is locked, and no page ever goes.
ALTER TABLE page_versions DROP CONSTRAINT page_versions_source_page_fkey;
ALTER TABLE articles DROP CONSTRAINT articles_source_page_fkey;

-- +goose Down
ALTER TABLE articles ADD FOREIGN KEY (source, page) REFERENCES pages;
ALTER TABLE page_versions ADD FOREIGN KEY (source, page) REFERENCES pages;
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
