-- Signing in, and being told. Secrets are kept as SHA-256 only: a stolen copy opens nothing.
-- +goose Up
CREATE TABLE sign_in_tokens (
    hash      bytea PRIMARY KEY,
    user_name text NOT NULL REFERENCES users,
    expires   timestamptz NOT NULL,
    used      timestamptz                   -- a token opens one session
);

CREATE TABLE sessions (
    hash    bytea PRIMARY KEY,
    data    bytea NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX sessions_expires ON sessions (expires);

CREATE TABLE watches (
    watch     uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_name text NOT NULL REFERENCES users,
    condition jsonb NOT NULL,               -- a fixed form, never an expression
    accepted_only boolean NOT NULL DEFAULT false,
    created   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX watches_user ON watches (user_name);

-- One alert for a watch and a fact, however often the fact is read again.
CREATE TABLE alerts (
    watch     uuid NOT NULL REFERENCES watches ON DELETE CASCADE,
    fact      uuid NOT NULL,
    created   timestamptz NOT NULL DEFAULT now(),
    delivered timestamptz,
    PRIMARY KEY (watch, fact)
);
CREATE INDEX alerts_waiting ON alerts (created) WHERE delivered IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_tokens, sessions, watches TO xiaozu_web;
GRANT SELECT ON alerts TO xiaozu_web;
-- An alert is recorded in the transaction that records its fact.
GRANT SELECT ON watches TO xiaozu_crawler;
GRANT SELECT, INSERT, UPDATE ON alerts TO xiaozu_crawler;

-- +goose Down
DROP TABLE alerts, watches, sessions, sign_in_tokens;
