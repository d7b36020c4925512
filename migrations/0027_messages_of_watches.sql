-- The log of a watch's messages goes from its events to them, and metrics count every minute those that were given up.
-- +goose Up
CREATE INDEX delivery_events_event ON delivery_events (event);
CREATE INDEX deliveries_dead ON deliveries (delivery) WHERE state = 'dead';

-- +goose Down
DROP INDEX deliveries_dead, delivery_events_event;
