-- Programs are told of facts in the order in which these were found, and go on where they stopped.
-- +goose Up
CREATE INDEX facts_in_order ON facts (found, fact);

-- +goose Down
DROP INDEX facts_in_order;
