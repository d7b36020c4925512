-- Storing an article costs less.
-- +goose Up

-- Only articles that others copy, or that copy others, have a row: three in four print a story of their own, which needs no name.
DELETE FROM printings p WHERE NOT EXISTS (SELECT FROM stories s WHERE s.story = p.story);
CREATE TRIGGER stale_gone AFTER DELETE ON printings REFERENCING OLD TABLE AS changed EXECUTE FUNCTION mark_stale_days();

-- +goose Down
DROP TRIGGER stale_gone ON printings;
INSERT INTO printings (source, page, story)
SELECT source, page, gen_random_uuid() FROM articles
ON CONFLICT DO NOTHING;
