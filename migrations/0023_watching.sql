-- Watches, what they notice, and how it is told.
--
--   tidings ──matched with watches──▶ events, alerts ──▶ deliveries ──sent through──▶ channels
--
-- A tiding is written in the transaction that makes the thing happen, and taken away in the one that
-- writes its events, alerts and deliveries: whatever is killed between any two steps, nothing is lost.
-- +goose Up
DROP TABLE alerts;
ALTER TABLE watches
    ADD COLUMN name         text NOT NULL DEFAULT '',
    ADD COLUMN rhythm       text NOT NULL DEFAULT 'at_once' CHECK (rhythm IN ('at_once', 'hourly', 'daily', 'weekly')),
    ADD COLUMN cool_down    int  NOT NULL DEFAULT 0,        -- minutes
    ADD COLUMN silent_until timestamptz,
    ADD COLUMN channels     uuid[] NOT NULL DEFAULT '{}',   -- none: all of the owner's
    -- Part of the addresses of its feeds: see users.feed_token.
    ADD COLUMN feed_token   text NOT NULL UNIQUE DEFAULT replace(gen_random_uuid()::text, '-', '');

-- Raised with every change of watches, so that workers know when theirs are old.
CREATE TABLE watching (version bigint NOT NULL);
INSERT INTO watching VALUES (1);

-- The newest version of a page of which nothing is to be told any more: told, or fetched to fill the past.
ALTER TABLE pages ADD COLUMN told int NOT NULL DEFAULT 0;
UPDATE pages SET told = version;

CREATE TABLE tidings (
    tiding  uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    what    text NOT NULL CHECK (what IN ('reading', 'gone', 'decision', 'source')),
    source  text NOT NULL DEFAULT '',
    page    uuid,
    version int  NOT NULL DEFAULT 0,
    facts   uuid[] NOT NULL DEFAULT '{}',  -- of a reading: those that nobody had stated before; of a decision: on which
    note    text NOT NULL DEFAULT '',
    noted   timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tidings_noted ON tidings (noted);

CREATE TABLE events (
    event   uuid PRIMARY KEY,              -- of a new fact: its key
    source  text NOT NULL DEFAULT '',
    page    uuid,
    fact    uuid,
    noted   timestamptz NOT NULL,
    follows uuid,                          -- the event that it corrects
    content jsonb NOT NULL                 -- as it was when it happened
);
CREATE INDEX events_page ON events (source, page);
CREATE INDEX events_fact ON events (fact);

-- One alert for a watch and an event, however often it is met.
CREATE TABLE alerts (
    watch uuid NOT NULL REFERENCES watches ON DELETE CASCADE,
    event uuid NOT NULL REFERENCES events,
    made  timestamptz NOT NULL,
    PRIMARY KEY (watch, event)
);
CREATE INDEX alerts_made ON alerts (watch, made DESC, event);
CREATE INDEX alerts_event ON alerts (event);

-- Where somebody is told. Addresses and secrets are used again and again, and so are not hashed.
CREATE TABLE channels (
    channel    uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_name  text NOT NULL REFERENCES users,
    kind       text NOT NULL CHECK (kind IN ('webhook', 'email', 'chat')),
    address    text NOT NULL,
    secret     text NOT NULL DEFAULT '',   -- signs what is sent to a webhook
    old_secret text NOT NULL DEFAULT '',   -- signs as well until old_until
    old_until  timestamptz,
    token      text NOT NULL UNIQUE DEFAULT replace(gen_random_uuid()::text, '-', ''), -- confirms and unsubscribes
    confirmed  timestamptz,                -- nothing but the question whether it may is sent to others
    closed     timestamptz,                -- nothing is sent since; what comes waits
    why_closed text NOT NULL DEFAULT '',
    created    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX channels_user ON channels (user_name);

-- One message on its way. Its id is that of the message, the same at every attempt.
CREATE TABLE deliveries (
    delivery uuid PRIMARY KEY,
    channel  uuid NOT NULL REFERENCES channels ON DELETE CASCADE,
    due      timestamptz NOT NULL,
    state    text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts int  NOT NULL DEFAULT 0,
    first    timestamptz,                  -- attempt, since it last was to be sent
    last     timestamptz,                  -- attempt
    answer   text NOT NULL DEFAULT '',     -- to the last attempt, in words
    made     timestamptz NOT NULL,
    sent     timestamptz
);
CREATE INDEX deliveries_due ON deliveries (due) WHERE state = 'waiting';
CREATE INDEX deliveries_channel ON deliveries (channel, made DESC, delivery);
CREATE INDEX deliveries_sent ON deliveries (sent) WHERE state = 'sent';

CREATE TABLE delivery_events (
    delivery uuid NOT NULL REFERENCES deliveries ON DELETE CASCADE,
    event    uuid NOT NULL REFERENCES events,
    PRIMARY KEY (delivery, event)
);

-- How a person is told.
CREATE TABLE manners (
    user_name   text PRIMARY KEY REFERENCES users,
    language    text NOT NULL DEFAULT 'en',
    zone        text NOT NULL DEFAULT 'Asia/Shanghai',
    quiet_from  int  NOT NULL DEFAULT 0,   -- minutes after midnight; equal: never quiet
    quiet_until int  NOT NULL DEFAULT 0,
    digest_at   int  NOT NULL DEFAULT 480  -- minutes after midnight, of daily and weekly digests
);

GRANT SELECT, INSERT, UPDATE, DELETE ON channels, manners TO xiaozu_web;
GRANT SELECT, INSERT, UPDATE ON deliveries, delivery_events, events TO xiaozu_web;
GRANT SELECT, INSERT ON alerts, tidings TO xiaozu_web;
GRANT SELECT, UPDATE ON watching TO xiaozu_web;

GRANT SELECT (name, role, disabled) ON users TO xiaozu_crawler;
GRANT SELECT ON watching, manners TO xiaozu_crawler;
GRANT SELECT, UPDATE (closed, why_closed) ON channels TO xiaozu_crawler;
GRANT SELECT, INSERT, UPDATE ON alerts, events, deliveries, delivery_events TO xiaozu_crawler;
GRANT SELECT, INSERT, UPDATE, DELETE ON tidings TO xiaozu_crawler;

-- +goose Down
DROP TABLE manners, delivery_events, deliveries, channels, alerts, events, tidings, watching;
ALTER TABLE pages DROP COLUMN told;
ALTER TABLE watches DROP COLUMN name, DROP COLUMN rhythm, DROP COLUMN cool_down, DROP COLUMN silent_until,
    DROP COLUMN channels, DROP COLUMN feed_token;
CREATE TABLE alerts (
    watch     uuid NOT NULL REFERENCES watches ON DELETE CASCADE,
    fact      uuid NOT NULL,
    created   timestamptz NOT NULL DEFAULT now(),
    delivered timestamptz,
    PRIMARY KEY (watch, fact)
);
CREATE INDEX alerts_waiting ON alerts (created) WHERE delivered IS NULL;
GRANT SELECT ON alerts TO xiaozu_web;
GRANT SELECT, INSERT, UPDATE ON alerts TO xiaozu_crawler;
