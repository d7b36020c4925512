-- Storing a reading costs less: a fact is proposed with what its first text says of it instead of being written
-- twice, and the pairs of more articles wait before they are sorted into the index together.
-- +goose Up
GRANT INSERT (own_post, date, basis, rule, confidence) ON facts TO xiaozu_crawler;
ALTER INDEX article_pairs_pairs SET (gin_pending_list_limit = 32768); -- kB, some 10,000 articles

-- +goose Down
ALTER INDEX article_pairs_pairs RESET (gin_pending_list_limit);
REVOKE INSERT (own_post, date, basis, rule, confidence) ON facts FROM xiaozu_crawler;
