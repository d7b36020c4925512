-- No tiding says that it is time to look at many articles together: workers look by the clock.
-- +goose Up
ALTER TABLE tidings DROP CONSTRAINT tidings_what_check;
ALTER TABLE tidings ADD CONSTRAINT tidings_what_check CHECK (what IN ('reading', 'gone', 'decision', 'source', 'channel'));

-- +goose Down
ALTER TABLE tidings DROP CONSTRAINT tidings_what_check;
ALTER TABLE tidings ADD CONSTRAINT tidings_what_check CHECK (what IN ('reading', 'gone', 'decision', 'source', 'channel', 'look'));
