-- What curators said about facts. A decision is never changed: taking one back is another.
-- +goose Up
CREATE TABLE users (
    name     text PRIMARY KEY,              -- stands under decisions for good
    role     text NOT NULL CHECK (role IN ('watcher', 'curator', 'researcher', 'administrator')),
    email    text NOT NULL DEFAULT '',
    created  timestamptz NOT NULL DEFAULT now(),
    disabled timestamptz,
    -- Part of the address of the user's feeds, which readers cannot sign in to. It opens nothing but
    -- what the feeds show, must be shown again, and so is not hashed.
    feed_token text UNIQUE
);

CREATE TABLE decisions (
    fact      uuid NOT NULL REFERENCES facts,
    n         int  NOT NULL,                -- place among the fact's decisions, from 1
    verdict   text NOT NULL CHECK (verdict IN ('accept', 'reject', 'unsure', 'undo')),
    before    text NOT NULL,                -- state of the fact
    after     text NOT NULL,
    reason    text NOT NULL DEFAULT '',     -- of a rejection, from a short list
    note      text NOT NULL DEFAULT '',
    corrected jsonb,                        -- arguments that the curator put in place of the read ones
    decided_by text NOT NULL,               -- a user's name; no key, so that accounts can go
    decided   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (fact, n)
);
CREATE INDEX decisions_decided ON decisions (decided DESC);

-- Grants keep the roles from changing decisions; this keeps the owner from doing it by accident.
-- +goose StatementBegin
CREATE FUNCTION keep_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decisions are append-only: record another decision instead of % on %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;
-- +goose StatementEnd
CREATE TRIGGER keep_decisions BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions
    FOR EACH STATEMENT EXECUTE FUNCTION keep_decisions();

GRANT SELECT, INSERT ON decisions TO xiaozu_web;
GRANT SELECT ON decisions TO xiaozu_crawler, xiaozu_export;
GRANT SELECT, INSERT, UPDATE ON users TO xiaozu_web;

-- +goose Down
DROP TABLE decisions, users;
DROP FUNCTION keep_decisions();
