-- A curator who looked at a suspicion can say that it is none: nothing changes but that it is not raised again.
-- +goose Up
ALTER TABLE identity_decisions DROP CONSTRAINT identity_decisions_action_check,
    ADD CONSTRAINT identity_decisions_action_check CHECK (action IN ('merge', 'split', 'link', 'stay', 'undo'));

-- +goose Down
ALTER TABLE identity_decisions DROP CONSTRAINT identity_decisions_action_check,
    ADD CONSTRAINT identity_decisions_action_check CHECK (action IN ('merge', 'split', 'link', 'undo')) NOT VALID;
