-- What else is said of a group itself, and not of a person in it, is found without going through its appointments.
-- +goose Up
CREATE INDEX facts_body_alone ON facts (body_key, kind, day, fact) WHERE person_key = '';

-- +goose Down
DROP INDEX facts_body_alone;
