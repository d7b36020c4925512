-- As many articles as the table size says, over twelve years, for BenchmarkStoriesNear: every
-- fourth is a copy of the one before, and each has the key of one of ten forms.
DO $$
DECLARE
    n int := (SELECT rows FROM size);
BEGIN
    INSERT INTO sources (id, declaration) VALUES ('s', '{}');
    CREATE TEMP TABLE story AS
    SELECT i, date '2013-01-01' + (i::bigint * 4500 / n)::int AS day,
        encode(set_byte(set_byte(h, 6, get_byte(h, 6) & 15 | 128), 8, get_byte(h, 8) & 63 | 128), 'hex')::uuid AS page
    FROM generate_series(0, n - 1) i, substr(sha256(convert_to(i::text, 'UTF8')), 1, 16) h;
    INSERT INTO pages (source, page, url, version, first_seen, checked, revisit)
    SELECT 's', page, i, 1, day, day, day FROM story;
    INSERT INTO articles (source, page, version, url, title, published, published_precision, day, publisher, author,
        body, charset, language, script, problems)
    SELECT 's', page, 1, i, '题', day, 'day', day, '', '', repeat('云岭省海岛', 100), 'utf-8', 'zh', 'Hans', '{}' FROM story;
    INSERT INTO story_keys (key, day, source, page)
    SELECT CASE WHEN k = 0 THEN i % 10 ELSE ('x' || left(md5(k || 's' || i - (i % 4 = 1)::int), 16))::bit(64)::bigint END, day, 's', page
    FROM story, generate_series(0, 15) k;
END
$$;
