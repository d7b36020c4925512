-- The best evidence of a fact is asked for whenever one more article states it, and some facts are stated by
-- every second article: the index has it in order, so that no list of passages is sorted.
-- +goose Up
CREATE INDEX evidence_best ON evidence (fact, array_position('{stated,dateline,published}', basis),
    length(date) DESC, confidence DESC, source, page, span_start, span_end);
DROP INDEX evidence_fact;

-- +goose Down
CREATE INDEX evidence_fact ON evidence (fact);
DROP INDEX evidence_best;
