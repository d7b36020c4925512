-- What the pages say. An article, its mentions and its evidence are replaced as a whole whenever
-- the page is read again; a fact stays as long as any article states it or anyone decided on it.
-- +goose Up
CREATE TABLE articles (
    source              text NOT NULL,
    page                uuid NOT NULL,
    version             int  NOT NULL,      -- of the page
    url                 text NOT NULL,
    title               text NOT NULL,
    published           timestamptz,
    published_precision text NOT NULL DEFAULT '' CHECK (published_precision IN ('', 'day', 'minute', 'second')),
    day                 date,               -- of published, in Beijing: what counts go by
    publisher           text NOT NULL,
    author              text NOT NULL,
    body                text NOT NULL,
    charset             text NOT NULL,
    language            text NOT NULL,
    script              text NOT NULL,
    problems            text[] NOT NULL,
    PRIMARY KEY (source, page),
    FOREIGN KEY (source, page) REFERENCES pages
);

-- The denominator of every share: all articles of a source in a time.
CREATE INDEX articles_day ON articles (day, source);

-- By month of publication, so that a count over a few months reads a few partitions and an old
-- month is never touched again. An undated mention has the day -infinity, since a key column
-- cannot be null, and stays in the default partition like days before 1949 or from 2100 on.
-- There is no foreign key to articles: both are written in one transaction, and checking each of
-- millions of rows would cost more than it tells.
CREATE TABLE mentions (
    source     text     NOT NULL,
    page       uuid     NOT NULL,
    day        date     NOT NULL,
    n          int      NOT NULL,           -- place among the article's mentions, from 0
    kind       text     NOT NULL CHECK (kind IN ('group', 'office', 'person', 'agency')),
    form       text     NOT NULL CHECK (form IN ('full', 'short', 'bare')),
    span_start int      NOT NULL,           -- in characters of the article's text
    span_end   int      NOT NULL,
    text       text     NOT NULL,
    canonical  text     NOT NULL,
    entry      text     NOT NULL,
    post       text     NOT NULL,
    -- The thing named: its dictionary entry, else its canonical name. Registry ids are the same.
    subject    text     NOT NULL GENERATED ALWAYS AS (CASE WHEN entry <> '' THEN entry ELSE canonical END) STORED,
    PRIMARY KEY (source, page, day, n)
) PARTITION BY RANGE (day);

CREATE TABLE mentions_other PARTITION OF mentions DEFAULT;

-- Counts of one group, and its latest articles, come from the index alone.
CREATE INDEX mentions_subject ON mentions (subject, kind, day, source, page) INCLUDE (form);

-- Makes the partition of a day's month. It runs as the owner, so that the crawler need not own
-- tables. Attaching instead of creating in place lets readers and writers of other months go on.
-- +goose StatementBegin
CREATE FUNCTION add_mentions_month(day date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    month date := date_trunc('month', day::timestamp)::date;
    name  text := 'mentions_' || to_char(month::timestamp, 'YYYY_MM');
BEGIN
    IF day < '1949-01-01' OR day >= '2100-01-01' OR to_regclass('public.' || name) IS NOT NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock('public.mentions'::regclass::bigint);
    -- Another worker may have made it while this one waited. The table is asked, not to_regclass: waiting
    -- for an advisory lock does not refresh what this session remembers of names that were not there.
    IF EXISTS (SELECT FROM pg_class WHERE relname = name AND relnamespace = 'public'::regnamespace) THEN
        RETURN;
    END IF;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.mentions INCLUDING GENERATED INCLUDING CONSTRAINTS)', name);
    EXECUTE format('ALTER TABLE public.mentions ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
        name, month, (month + interval '1 month')::date);
END
$$;
-- +goose StatementEnd
REVOKE EXECUTE ON FUNCTION add_mentions_month(date) FROM PUBLIC;

-- One row a statement, under the key that all its texts share. The arguments are those of its best
-- evidence. state is what the decisions amount to, and changes only together with them.
CREATE TABLE facts (
    fact         uuid PRIMARY KEY,
    kind         text NOT NULL,
    action       text NOT NULL,
    person       text NOT NULL,
    person_entry text NOT NULL,
    role         text NOT NULL,
    body         text NOT NULL,
    body_entry   text NOT NULL,
    own_post     text NOT NULL DEFAULT '',
    other        text NOT NULL,
    date         partial_date,
    basis        text NOT NULL DEFAULT '',
    rule         text NOT NULL DEFAULT '',
    confidence   real NOT NULL DEFAULT 0,
    found        timestamptz NOT NULL DEFAULT now(), -- when it was first proposed
    state        text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'accepted', 'rejected', 'unsure')),
    day          date NOT NULL GENERATED ALWAYS AS (first_day(date)) STORED,
    body_key     text NOT NULL GENERATED ALWAYS AS (CASE WHEN body_entry <> '' THEN body_entry ELSE body END) STORED,
    person_key   text NOT NULL GENERATED ALWAYS AS (CASE WHEN person_entry <> '' THEN person_entry ELSE person END) STORED
);

-- The review queue and lists, read backwards: newest first, the same order always.
CREATE INDEX facts_queue  ON facts (state, day, fact);
CREATE INDEX facts_states ON facts (state, kind, day, fact);
CREATE INDEX facts_recent ON facts (day, fact);
CREATE INDEX facts_kind   ON facts (kind, action, day, fact);
CREATE INDEX facts_body   ON facts (body_key, day, fact);
CREATE INDEX facts_person ON facts (person_key, day, fact) WHERE person_key <> '';
-- What a group's new name was, to find the old one.
CREATE INDEX facts_renamed ON facts (other) WHERE kind = 'group' AND other <> '';
-- The feed of new groups.
CREATE INDEX facts_found  ON facts (found, fact) WHERE kind = 'group' AND body_entry = '';

-- Where a fact is stated, and how this text put it.
CREATE TABLE evidence (
    source       text NOT NULL,
    page         uuid NOT NULL,
    fact         uuid NOT NULL REFERENCES facts,
    span_start   int  NOT NULL,
    span_end     int  NOT NULL,
    text         text NOT NULL,
    person       text NOT NULL,
    body         text NOT NULL,
    own_post     text NOT NULL,
    date         partial_date,
    basis        text NOT NULL,
    rule         text NOT NULL,
    confidence   real NOT NULL,
    PRIMARY KEY (source, page, fact, span_start, span_end),
    FOREIGN KEY (source, page) REFERENCES articles
);

CREATE INDEX evidence_fact ON evidence (fact);

GRANT EXECUTE ON FUNCTION add_mentions_month(date) TO xiaozu_crawler;
GRANT SELECT, INSERT, UPDATE ON articles TO xiaozu_crawler;
GRANT SELECT, INSERT, DELETE ON mentions, evidence TO xiaozu_crawler;
-- The crawler proposes; it cannot settle anything.
GRANT SELECT, DELETE ON facts TO xiaozu_crawler;
GRANT INSERT (fact, kind, action, person, person_entry, role, body, body_entry, other) ON facts TO xiaozu_crawler;
GRANT UPDATE (person, body, own_post, date, basis, rule, confidence) ON facts TO xiaozu_crawler;
GRANT UPDATE (state) ON facts TO xiaozu_web;
GRANT SELECT ON articles, mentions, facts, evidence TO xiaozu_web, xiaozu_export;

-- +goose Down
DROP TABLE evidence, facts, mentions, articles;
DROP FUNCTION add_mentions_month(date);
