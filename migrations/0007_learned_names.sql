-- Names that accepted facts teach join those that the workers read with, and the articles that may
-- contain them are read again.
-- +goose Up

-- What the registry knows beyond the dictionaries.
CREATE VIEW taught_names AS
    SELECT n.group_id, n.name, n.kind,
        coalesce(nullif(n.valid_from, ''), g.established) AS valid_from,
        coalesce(nullif(n.valid_to, ''), g.ended) AS valid_to
    FROM group_names n
    JOIN groups g ON g.id = n.group_id
    WHERE n.basis = 'fact';
CREATE INDEX group_names_taught ON group_names (group_id) WHERE basis = 'fact';

-- What of it the workers read with. It has no key, since a name whose dates change is deleted and
-- inserted by one statement.
CREATE TABLE learned_names (
    group_id   text NOT NULL,
    name       text NOT NULL,
    kind       text NOT NULL,
    valid_from partial_date,
    valid_to   partial_date
);

-- One row. A worker compares version with that of the names it has.
CREATE TABLE learning (
    version  bigint NOT NULL,
    look_for text[] NOT NULL                -- names that came or went and whose articles are still to be found
);
INSERT INTO learning VALUES (0, '{}');

-- Which pairs of neighbouring characters an article has, as numbers and after folding, so that
-- traditional script, line ends and padding are no hindrance: an article holds a name only if it has
-- all pairs of the name. The trigrams of pg_trgm need a locale that takes Han characters for letters,
-- see nothing in names of two characters, and know no folding.
CREATE TABLE article_pairs (
    source text  NOT NULL,
    page   uuid  NOT NULL,
    pairs  int[] NOT NULL,
    PRIMARY KEY (source, page),
    FOREIGN KEY (source, page) REFERENCES pages
);
CREATE INDEX article_pairs_pairs ON article_pairs USING gin (pairs);

GRANT SELECT ON taught_names TO xiaozu_crawler;
GRANT SELECT, INSERT, DELETE ON learned_names TO xiaozu_crawler;
GRANT SELECT, INSERT, UPDATE ON article_pairs TO xiaozu_crawler;
GRANT SELECT, UPDATE ON learning TO xiaozu_crawler;

-- +goose Down
DROP TABLE article_pairs, learning, learned_names;
DROP INDEX group_names_taught;
DROP VIEW taught_names;
