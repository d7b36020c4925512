-- What the dictionary's entry of a person rests on, and which dictionaries it is from, so that rows of people lead
-- back to their source as all others do.
-- +goose Up
ALTER TABLE people
    ADD verification text NOT NULL DEFAULT '',
    ADD source       text NOT NULL DEFAULT ''; -- what supports the entry; empty if it is unverified
DELETE FROM dictionary; -- so that the next start fills them in
GRANT SELECT ON dictionary TO xiaozu_web, xiaozu_export;

-- +goose Down
REVOKE SELECT ON dictionary FROM xiaozu_web, xiaozu_export;
ALTER TABLE people DROP verification, DROP source;
