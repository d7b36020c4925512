-- What belongs to an article and is not in its text: the files that it links to, and the pages on which
-- it goes on. Articles that were read before have none until their pages are read again.
-- +goose Up
ALTER TABLE articles
    ADD attachments jsonb NOT NULL DEFAULT '[]', -- [{"name", "url"}] in the order of the page
    ADD next_pages  text[] NOT NULL DEFAULT '{}';

-- +goose Down
ALTER TABLE articles DROP attachments, DROP next_pages;
