-- As many pages and facts as the table size says, and three mentions a page, over 40 sources and
-- twelve years from 2013: the shape of a large archive, for TestPlans.
DO $$
DECLARE
    n int := (SELECT rows FROM size);
BEGIN
    INSERT INTO sources (id, declaration)
    SELECT 's' || i, '{"Name": {"ZH": "云岭"}}' FROM generate_series(0, 39) i;

    CREATE TEMP TABLE story AS
    SELECT i, 's' || i % 40 AS source, date '2013-01-01' + (i::bigint * 4500 / n)::int AS day,
        -- the key that news.PageID gives: the first half of the SHA-256, as a UUID of version 8
        encode(set_byte(set_byte(h, 6, get_byte(h, 6) & 15 | 128), 8, get_byte(h, 8) & 63 | 128), 'hex')::uuid AS page
    FROM generate_series(0, n - 1) i, substr(sha256(convert_to('http://x.example/' || i, 'UTF8')), 1, 16) h;

    INSERT INTO pages (source, page, url, version, sha256, first_seen, last_seen, checked, revisit, status, gone, reading)
    SELECT source, page, 'http://x.example/' || i, 1, sha256(convert_to(i::text, 'UTF8')), day, day, day, next_visit(day, day), 200, CASE WHEN i % 5000 = 9 THEN day END,
        CASE WHEN i % 10000 <> 7 THEN 'parser=1 extractor=1 lexicon=a stories=1' END
    FROM story;
    UPDATE learning SET versions = 'parser=1 extractor=1 lexicon=a stories=1';
    INSERT INTO page_versions (source, page, version, fetched, status, headers, sha256, body)
    SELECT source, page, 1, day, 200, '{}', '', '' FROM story;
    INSERT INTO archive_records (source, page, fetched, record, url, status, type, sha256, member)
    SELECT source, page, day, page, 'http://x.example/' || i, 200, 'response', '', '' FROM story;
    INSERT INTO articles (source, page, version, url, title, published, published_precision, day, publisher, author,
        body, charset, language, script, problems)
    SELECT source, page, 1, 'http://x.example/' || i, '题', day, 'day', day, '云岭日报', '', repeat('云岭省海岛', 20),
        'utf-8', 'zh', 'Hans', '{}'
    FROM story;

    -- Every tenth was edited, as many vanished for a time.
    INSERT INTO editions (source, page, version, title, body, replaced, by_version)
    SELECT source, page, 1, '题', '旧', day, 2 FROM story WHERE i % 10 = 1;
    INSERT INTO absences (source, page, gone, how)
    SELECT source, page, day, '410' FROM story WHERE i % 10 = 3;

    -- Every fourth article is a copy of the one before, and one key in sixteen is the mark of a form
    -- that a tenth of all articles are made by.
    INSERT INTO printings (source, page, story)
    SELECT source, page, md5('s' || i - (i % 4 = 1)::int)::uuid FROM story;
    INSERT INTO stories (story, source, page, publisher)
    SELECT md5('s' || i)::uuid, source, page, '云岭日报' FROM story WHERE i % 4 = 0;
    INSERT INTO story_keys (key, day, source, page)
    SELECT CASE WHEN k = 0 THEN i % 10 ELSE ('x' || left(md5(k || 's' || i - (i % 4 = 1)::int), 16))::bit(64)::bigint END, day, source, page
    FROM story, generate_series(0, 15) k;

    -- Half the bits of the filters are ones; every thousandth article holds the name -1 to -12.
    INSERT INTO article_pairs (source, page, filter)
    SELECT source, page, CASE WHEN i % 1000 = 7 THEN overlay(filter PLACING '\xffff' FROM 511) ELSE filter END
    FROM story, LATERAL (SELECT decode(string_agg(md5(i || 'p' || k), ''), 'hex') AS filter FROM generate_series(1, 32) k) x;

    -- What is searched by: some terms are in most articles and most in few; every thousandth article has -1 and
    -- -2 together, which apart are in many.
    INSERT INTO article_terms (source, page, day, terms)
    SELECT source, page, day, array_agg(DISTINCT (50000 * power(random(), 4))::int)
        || CASE WHEN i % 1000 = 7 THEN '{-1,-2}'::int[] ELSE ARRAY[-1 - i % 2] END
    FROM story, generate_series(1, 40)
    GROUP BY source, page, day, i;
    INSERT INTO name_keys (key, form, at, kind, name)
    SELECT substr('人' || i, at + 1), 'written', at, 'person', '人' || i FROM generate_series(0, n - 1) i, generate_series(0, 1) at;
    DELETE FROM unindexed_articles WHERE source <> 's7';
    UPDATE search_rules SET until = '2025-01-01', counted = '2025-01-01';

    PERFORM add_mentions_month(month::date)
    FROM generate_series(date '2013-01-01', date '2025-06-01', interval '1 month') month;
    INSERT INTO mentions (source, page, day, n, kind, form, span_start, span_end, text, canonical, entry, post)
    SELECT source, page, day, k, CASE k WHEN 1 THEN 'person' ELSE 'group' END, CASE k WHEN 2 THEN 'bare' ELSE 'full' END,
        k, k + 8, '组', '组' || g, CASE WHEN g < 250 THEN 'g' || g ELSE '' END, ''
    FROM story, generate_series(0, 2) k, LATERAL (SELECT (i * 7 + k * 13) % 500 AS g) x;

    INSERT INTO groups (id, level, basis)
    SELECT 'g' || g, 'provincial', 'dictionary' FROM generate_series(0, 249) g;
    INSERT INTO group_names (group_id, name, language, kind, basis)
    SELECT 'g' || g, '组' || g, 'zh-Hans', 'official', 'dictionary' FROM generate_series(0, 249) g;

    -- A million-page archive's groups have some ten thousand seats; those of a hundredth end by inference.
    INSERT INTO seats (body, person, role, valid_from, valid_to, body_name, person_name, basis, end_basis)
    SELECT 'g' || i % 250, '人' || i % 1999, '成员', 2000 + i % 20 || '', CASE WHEN i % 100 = 0 THEN '2024-01' ELSE '' END,
        '组' || i % 250, '人' || i % 1999, 'dictionary', CASE WHEN i % 100 = 0 THEN 'inferred' ELSE '' END
    FROM generate_series(0, 9999) i
    ON CONFLICT DO NOTHING;

    -- One in sixty of those that were accepted has a second opinion, and one in six hundred another one; one in
    -- three hundred of those that were rejected is read otherwise since.
    INSERT INTO facts (fact, kind, action, person, person_entry, role, body, body_entry, other, date, basis, state, found, opinion, reopened, rule)
    SELECT md5('f' || i)::uuid, CASE WHEN g THEN 'group' ELSE 'appointment' END, CASE WHEN g THEN 'found' ELSE 'appointed' END,
        CASE WHEN g THEN '' ELSE '人' || i % 200 END, '', '组长', '组' || i % 3000,
        CASE WHEN i % 3000 < 250 THEN 'g' || i % 3000 ELSE '' END, '', to_char(day, 'YYYY-MM-DD'), 'stated',
        (ARRAY['proposed', 'proposed', 'proposed', 'accepted', 'rejected', 'unsure'])[1 + i % 6], day,
        CASE WHEN i % 600 = 3 THEN 'rejected' WHEN i % 60 = 3 THEN 'accepted' ELSE '' END, CASE WHEN i % 300 = 4 THEN day END, 'r' || i % 40
    FROM story, LATERAL (SELECT i % 50 = 0 AS g) x;
    INSERT INTO decisions (fact, n, verdict, before, after, decided_by, decided, kind)
    SELECT md5('f' || i)::uuid, 1, (ARRAY['accept', 'reject', 'unsure'])[i % 6 - 2], 'proposed',
        (ARRAY['accepted', 'rejected', 'unsure'])[i % 6 - 2], 'curator' || i % 7, day + interval '9 hours',
        CASE WHEN i % 50 = 0 THEN 'group' ELSE 'appointment' END
    FROM story WHERE i % 6 > 2;
    INSERT INTO opinions (fact, n, decision, blind, drawn, verdict, given_by, given)
    SELECT md5('f' || i)::uuid, 1, 1, true, true, CASE WHEN i % 600 = 3 THEN 'reject' ELSE 'accept' END, 'curator' || i % 5, day
    FROM story WHERE i % 60 = 3;
    INSERT INTO evidence (source, page, fact, span_start, span_end, text, person, body, own_post, date, basis, rule, confidence)
    SELECT source, page, md5('f' || i)::uuid, 5, 20, '云岭', '人', '组', '', to_char(day, 'YYYY-MM-DD'), 'stated', 'r', 0.9
    FROM story
    UNION ALL
    SELECT source, page, md5('f' || i - 1)::uuid, 25, 40, '云岭', '人', '组', '', to_char(day, 'YYYY-MM-DD'), 'stated', 'r', 0.9
    FROM story WHERE i % 2 = 1;

    -- A name was learned for every hundredth article, which changed a fact in ten of them; some wait.
    INSERT INTO lessons (lesson, version, name, group_id, what, fact, learned, found, articles)
    SELECT md5('l' || i)::uuid, 0, '名' || i, 'g1', 'came', md5('f' || i)::uuid, day, day, 10 FROM story WHERE i % 100 = 0;
    INSERT INTO lesson_pages (source, page, lesson) SELECT source, page, md5('l' || i / 100 * 100)::uuid FROM story WHERE i % 50 = 1;
    INSERT INTO lesson_effects (lesson, source, page, n, before, after)
    SELECT md5('l' || i / 100 * 100)::uuid, source, page, 0, md5('f' || i)::uuid, md5('f' || i + 1)::uuid FROM story WHERE i % 10 = 2;

    -- Every fifth fact was told of, each event to two of two hundred watches of fifty people with a channel
    -- each, and sent by itself; a hundredth of the messages wait. As many tidings wait as pages are read at once.
    INSERT INTO users (name, role, email) SELECT 'watcher' || u, 'watcher', '' FROM generate_series(0, 49) u;
    INSERT INTO watches (watch, user_name, name, condition, feed_token)
    SELECT md5('w' || w)::uuid, 'watcher' || w % 50, '名' || w, '{"kind": "new_groups"}', 'feed' || w FROM generate_series(0, 199) w;
    INSERT INTO channels (channel, user_name, kind, address, confirmed)
    SELECT md5('c' || c)::uuid, 'watcher' || c, 'chat', '', now() FROM generate_series(0, 49) c;
    INSERT INTO events (event, source, page, fact, noted, content)
    SELECT md5('f' || i)::uuid, source, page, md5('f' || i)::uuid, day, jsonb_build_object('id', md5('f' || i)::uuid, 'fetched', day::timestamptz)
    FROM story WHERE i % 5 = 0;
    INSERT INTO alerts (watch, event, made)
    SELECT md5('w' || (i / 5 + k * 50) % 200)::uuid, md5('f' || i)::uuid, day FROM story, generate_series(0, 1) k WHERE i % 5 = 0;
    INSERT INTO deliveries (delivery, channel, due, state, made, sent, attempts)
    SELECT md5('d' || i)::uuid, md5('c' || i / 5 % 50)::uuid, day, CASE WHEN i % 500 = 0 THEN 'waiting' ELSE 'sent' END, day,
        CASE WHEN i % 500 > 0 THEN day + interval '9 seconds' END, (i % 500 > 0)::int
    FROM story WHERE i % 5 = 0;
    INSERT INTO delivery_events (delivery, event)
    SELECT md5('d' || i)::uuid, md5('f' || i)::uuid FROM story WHERE i % 5 = 0;
    INSERT INTO tidings (what, source, page, version, noted)
    SELECT 'reading', source, page, 1, now() FROM story WHERE i < 100;
END
$$;
