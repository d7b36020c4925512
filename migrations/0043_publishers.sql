-- Counts of what one publisher printed have all its articles as their denominator.
-- +goose Up
CREATE INDEX articles_publisher ON articles (publisher, day);

-- +goose Down
DROP INDEX articles_publisher;
