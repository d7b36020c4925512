-- Storing an article costs less. Which articles may hold a new name is told by a Bloom filter of the pairs of
-- each, half a kilobyte that is read from end to end when names came or went, in place of an index of a
-- thousand entries an article.
-- +goose Up
-- +goose StatementBegin
CREATE FUNCTION pair_filter(pairs int[]) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE
AS $$
DECLARE
    size   int   := 8 << ceil(log(2, cardinality(pairs) * 4 / 64 + 1))::int; -- bytes
    filter bytea := decode(repeat('00', size), 'hex');
    pair   int;
BEGIN
    FOREACH pair IN ARRAY pairs LOOP
        filter := set_bit(filter, pair & (8 * size - 1), 1);
    END LOOP;
    RETURN filter;
END
$$;
-- +goose StatementEnd
ALTER TABLE article_pairs ADD filter bytea;
UPDATE article_pairs SET filter = pair_filter(pairs);
DROP FUNCTION pair_filter(int[]);
ALTER TABLE article_pairs ALTER filter SET NOT NULL, ALTER filter SET STORAGE EXTERNAL, DROP pairs;

-- Evidence is written while its facts and its page are locked, and the facts are gone only with their last
-- evidence: checking each row once more would cost more than it tells, as with mentions.
ALTER TABLE evidence DROP CONSTRAINT evidence_fact_fkey, DROP CONSTRAINT evidence_source_page_fkey;
-- Nor can a page go while its article is saved: it is locked, and no page ever goes.
ALTER TABLE article_pairs DROP CONSTRAINT article_pairs_source_page_fkey;
ALTER TABLE printings DROP CONSTRAINT printings_source_page_fkey;

-- +goose Down
ALTER TABLE evidence ADD FOREIGN KEY (fact) REFERENCES facts, ADD FOREIGN KEY (source, page) REFERENCES articles;
ALTER TABLE article_pairs ADD FOREIGN KEY (source, page) REFERENCES pages;
ALTER TABLE printings ADD FOREIGN KEY (source, page) REFERENCES pages;
-- The pairs are gone: every page is read again.
ALTER TABLE article_pairs ADD pairs int[] NOT NULL DEFAULT '{}', DROP filter;
ALTER TABLE article_pairs ALTER pairs DROP DEFAULT;
CREATE INDEX article_pairs_pairs ON article_pairs USING gin (pairs) WITH (gin_pending_list_limit = 32768);
UPDATE pages SET reading = NULL;
