-- A fact stays what was decided on. A reading that puts it otherwise only marks it, so that a curator looks
-- again; and a decision keeps what the fact said then.
-- +goose Up
ALTER TABLE facts ADD COLUMN reopened timestamptz;  -- since when texts state it otherwise than it was decided on
CREATE INDEX facts_reopened ON facts (fact) WHERE reopened IS NOT NULL;
ALTER TABLE decisions ADD COLUMN stated jsonb;      -- the arguments that were decided on; null for decisions before this column

-- Gives a fact the arguments of its best evidence, if it has any.
-- +goose StatementBegin
CREATE FUNCTION take_up(key uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    UPDATE public.facts f
    SET person = best.person, body = best.body, own_post = best.own_post, date = best.date, basis = best.basis,
        rule = best.rule, confidence = best.confidence, pinned = false
    FROM (
        SELECT *
        FROM public.evidence
        WHERE fact = key
        ORDER BY array_position('{stated,dateline,published}', basis), length(date) DESC, confidence DESC,
            source, page, span_start, span_end
        LIMIT 1
    ) best
    WHERE f.fact = key
$$;
-- +goose StatementEnd

-- Gives a fact the arguments that the latest decision left that stands, or those of its best evidence where none does.
-- +goose StatementBegin
CREATE FUNCTION restore_decided(key uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    last record;
BEGIN
    SELECT d.stated, d.verdict = 'correct' AND d.after = 'accepted' AS pinned,
        CASE WHEN d.verdict = 'correct' AND d.after = 'accepted' THEN d.corrected ELSE d.stated END AS said
    INTO last
    FROM public.decisions d
    WHERE d.fact = key AND d.undoes IS NULL AND NOT EXISTS (SELECT FROM public.decisions u WHERE u.undoes = d.act)
    ORDER BY d.n DESC
    LIMIT 1;
    IF NOT FOUND THEN
        PERFORM public.take_up(key);
        RETURN;
    END IF;
    UPDATE public.facts
    SET person = last.said ->> 'person', body = last.said ->> 'body', own_post = last.said ->> 'own_post', date = last.said ->> 'date',
        basis = last.said ->> 'basis', rule = last.stated ->> 'rule', confidence = (last.stated ->> 'confidence')::real, pinned = last.pinned
    WHERE fact = key AND last.stated IS NOT NULL;
END
$$;
-- +goose StatementEnd

REVOKE EXECUTE ON FUNCTION take_up(uuid), restore_decided(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_up(uuid), restore_decided(uuid) TO xiaozu_web;
GRANT UPDATE (reopened) ON facts TO xiaozu_web, xiaozu_crawler;

-- +goose Down
DROP FUNCTION restore_decided(uuid), take_up(uuid);
ALTER TABLE decisions DROP COLUMN stated;
ALTER TABLE facts DROP COLUMN reopened;
