-- Which articles print one story. Copies are told from siblings by package reprint; here they are found.
-- +goose Up

-- One row an article that was told its story.
CREATE TABLE printings (
    source text NOT NULL,
    page   uuid NOT NULL,
    story  uuid NOT NULL,
    PRIMARY KEY (source, page),
    FOREIGN KEY (source, page) REFERENCES pages
);
CREATE INDEX printings_story ON printings (story, source, page);

-- Of stories with more than one printing: which was the first, and who published it.
CREATE TABLE stories (
    story     uuid PRIMARY KEY,
    source    text NOT NULL,
    page      uuid NOT NULL,
    publisher text NOT NULL
);

-- The keys of each article. Forms have keys that many articles share, so one looks from a day to
-- both sides and stops after some rows: however large the archive, and the nearest come first.
CREATE TABLE story_keys (
    key    bigint NOT NULL,
    day    date   NOT NULL,               -- of publication, else of the first fetch
    source text   NOT NULL,
    page   uuid   NOT NULL
);
CREATE INDEX story_keys_key ON story_keys (key, day);
CREATE INDEX story_keys_page ON story_keys (source, page);

GRANT SELECT, INSERT, UPDATE, DELETE ON printings, stories, story_keys TO xiaozu_crawler;
GRANT SELECT ON printings, stories TO xiaozu_web, xiaozu_export;

-- +goose Down
DROP TABLE story_keys, stories, printings;
