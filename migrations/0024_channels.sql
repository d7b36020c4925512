-- What becomes of a channel is news, too; and how long watchers waited is looked at minute by minute.
-- +goose Up
ALTER TABLE tidings DROP CONSTRAINT tidings_what_check;
ALTER TABLE tidings ADD CHECK (what IN ('reading', 'gone', 'decision', 'source', 'channel', 'look'));
ALTER TABLE tidings ADD COLUMN channel uuid;
CREATE INDEX events_follows ON events (follows) WHERE follows IS NOT NULL;

-- +goose Down
DROP INDEX events_follows;
DELETE FROM tidings WHERE what IN ('channel', 'look');
ALTER TABLE tidings DROP COLUMN channel, DROP CONSTRAINT tidings_what_check;
ALTER TABLE tidings ADD CHECK (what IN ('reading', 'gone', 'decision', 'source'));
