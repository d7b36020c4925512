-- How people sign in, and what they chose. Secrets are kept as hashes only.
-- +goose Up
ALTER TABLE users
    ADD COLUMN password  text NOT NULL DEFAULT '',   -- argon2id as a PHC string; '' signs in by one-time addresses alone
    ADD COLUMN language  text NOT NULL DEFAULT '' CHECK (language IN ('', 'en', 'zh-Hans', 'zh-Hant')),
    ADD COLUMN shortcuts boolean NOT NULL DEFAULT true,
    ADD COLUMN signed_in timestamptz;

DELETE FROM sessions;                                -- nobody knows whose they are: sign in again
ALTER TABLE sessions
    ADD COLUMN user_name text REFERENCES users,      -- null before somebody signs in
    ADD COLUMN agent     text NOT NULL DEFAULT '',   -- what the browser calls itself
    ADD COLUMN created   timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN seen      timestamptz NOT NULL DEFAULT now();
CREATE INDEX sessions_user ON sessions (user_name);

CREATE TABLE api_tokens (
    token     uuid PRIMARY KEY DEFAULT gen_random_uuid(),   -- names it; opens nothing
    hash      bytea NOT NULL UNIQUE,
    user_name text NOT NULL REFERENCES users,
    label     text NOT NULL,
    scope     text NOT NULL CHECK (scope IN ('read', 'research', 'review')),
    created   timestamptz NOT NULL DEFAULT now(),
    expires   timestamptz,                           -- null: when it is revoked
    used      timestamptz,
    revoked   timestamptz
);
CREATE INDEX api_tokens_user ON api_tokens (user_name);

-- Passwords tried, by account and by address, within a window of time.
CREATE TABLE sign_in_attempts (
    subject text PRIMARY KEY,
    since   timestamptz NOT NULL,
    n       int NOT NULL
);
CREATE INDEX sign_in_attempts_since ON sign_in_attempts (since);

GRANT SELECT, INSERT, UPDATE ON api_tokens TO xiaozu_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempts TO xiaozu_web;

-- +goose Down
DROP TABLE sign_in_attempts, api_tokens;
ALTER TABLE sessions DROP COLUMN user_name, DROP COLUMN agent, DROP COLUMN created, DROP COLUMN seen;
ALTER TABLE users DROP COLUMN password, DROP COLUMN language, DROP COLUMN shortcuts, DROP COLUMN signed_in;
