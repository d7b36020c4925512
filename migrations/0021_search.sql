-- Finding names by how they are written, sound or begin, and articles by their text.
-- +goose Up

-- What may be typed to find a name: the name, its pinyin and its initials, each from any character,
-- syllable or word on. So every search is for what begins with something, which a B-tree does in any
-- script. A key belongs to the writing of a name, not to whom it names, and so never goes stale.
CREATE TABLE name_keys (
    key  text COLLATE "C" NOT NULL,
    form text NOT NULL,                     -- written, pinyin, initials
    at   int  NOT NULL,                     -- how much of the name stands before it
    kind text NOT NULL CHECK (kind IN ('group', 'person')),
    name text NOT NULL,
    PRIMARY KEY (key, kind, name, form, at)
);

-- The names that have their keys.
CREATE TABLE keyed_names (
    kind text NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (kind, name)
);
CREATE INDEX facts_new_persons ON facts (found) WHERE person <> '' AND person_entry = '';
CREATE INDEX seats_person_name ON seats (person_name);

-- How often groups and people are mentioned, counted every hour: what is named often is shown first.
CREATE TABLE name_counts (
    kind     text NOT NULL,
    subject  text NOT NULL,
    mentions int  NOT NULL,
    PRIMARY KEY (kind, subject)
);

-- The pairs of neighbouring Han characters and the Latin words of each article, as numbers and after folding. A
-- thousand entries an article are dear in an index, so they are made in the background and many articles at
-- a time, never while an article is being stored.
CREATE TABLE article_terms (
    source text  NOT NULL,
    page   uuid  NOT NULL,
    day    date  NOT NULL,                  -- of publication, else -infinity
    terms  int[] NOT NULL,
    PRIMARY KEY (source, page)
);
-- Kept out of the rows, and not compressed, since numbers without order cannot be: what has a term is then
-- found in a few thousand blocks instead of in as many as there are articles.
ALTER TABLE article_terms SET (toast_tuple_target = 128);
ALTER TABLE article_terms ALTER terms SET STORAGE EXTERNAL;
CREATE INDEX article_terms_terms ON article_terms USING gin (terms) WITH (gin_pending_list_limit = 32768); -- kB
CREATE INDEX article_terms_day ON article_terms (day, source, page);
CREATE INDEX article_terms_source ON article_terms (source, day, page);

-- The articles that were stored since they got their terms.
CREATE TABLE unindexed_articles (
    source text NOT NULL,
    page   uuid NOT NULL,
    PRIMARY KEY (source, page)
);
INSERT INTO unindexed_articles SELECT source, page FROM articles;

-- +goose StatementBegin
CREATE FUNCTION index_later() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO unindexed_articles SELECT source, page FROM stored ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER index_new AFTER INSERT ON articles
    REFERENCING NEW TABLE AS stored FOR EACH STATEMENT EXECUTE FUNCTION index_later();
CREATE TRIGGER index_changed AFTER UPDATE ON articles
    REFERENCING NEW TABLE AS stored FOR EACH STATEMENT EXECUTE FUNCTION index_later();

-- One row: by which rules keys and terms were made, up to when facts were looked through for names, and when
-- mentions were counted last.
CREATE TABLE search_rules (
    version int         NOT NULL,
    until   timestamptz NOT NULL,
    counted timestamptz NOT NULL
);
INSERT INTO search_rules VALUES (0, '-infinity', '-infinity');

GRANT SELECT ON name_keys, name_counts, article_terms TO xiaozu_web, xiaozu_export;
GRANT SELECT, INSERT, DELETE ON name_keys, keyed_names TO xiaozu_crawler;
GRANT SELECT, INSERT, UPDATE ON article_terms, name_counts TO xiaozu_crawler;
GRANT SELECT, INSERT, UPDATE, DELETE ON unindexed_articles TO xiaozu_crawler; -- UPDATE to lock rows
GRANT SELECT, UPDATE ON search_rules TO xiaozu_crawler;

-- +goose Down
DROP TABLE search_rules;
DROP TRIGGER index_changed ON articles;
DROP TRIGGER index_new ON articles;
DROP FUNCTION index_later();
DROP TABLE unindexed_articles, article_terms;
DROP INDEX seats_person_name, facts_new_persons;
DROP TABLE name_counts, keyed_names, name_keys;
