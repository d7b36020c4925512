-- Who is who: that two entries are one, that one is two, and where else one reads about it. A decision is never
-- changed: taking one back is another. What stands is a function of them, and of facts that keep their keys.
-- +goose Up
CREATE TABLE identity_decisions (
    n          int  PRIMARY KEY,            -- place among all of them, from 1
    action     text NOT NULL CHECK (action IN ('merge', 'split', 'link', 'undo')),
    kind       text NOT NULL CHECK (kind IN ('group', 'person')),
    subject    text NOT NULL,               -- id
    other      text NOT NULL DEFAULT '',    -- merge: the id that stays; split: the new one; link: an address
    bodies     text[] NOT NULL DEFAULT '{}', -- a split person's: where the new one has seats
    since      partial_date,                -- a split group's: from when on it is the new one
    undoes     int  REFERENCES identity_decisions,
    reason     text NOT NULL DEFAULT '',
    decided_by text NOT NULL,               -- a user's name; no key, so that accounts can go
    decided    timestamptz NOT NULL DEFAULT now(),
    CHECK ((action = 'undo') = (undoes IS NOT NULL)),
    UNIQUE (undoes)
);
CREATE TRIGGER keep_decisions BEFORE UPDATE OR DELETE OR TRUNCATE ON identity_decisions
    FOR EACH STATEMENT EXECUTE FUNCTION keep_decisions();

GRANT SELECT, INSERT ON identity_decisions TO xiaozu_web;
GRANT SELECT ON identity_decisions TO xiaozu_crawler, xiaozu_export;

-- +goose Down
DROP TABLE identity_decisions;
