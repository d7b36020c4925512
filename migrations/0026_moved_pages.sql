-- A page that moves stays the page that it was: its new address is known as one more of it. When both were
-- kept, the younger one is given up: its versions stay as they are, and none of them is its newest.
-- +goose Up
ALTER TABLE pages ADD COLUMN kept_as uuid; -- the page that this is another address of; null: of none
CREATE INDEX pages_kept_as ON pages (source, kept_as) WHERE kept_as IS NOT NULL;

-- Passages that curators added to an article become those of another with the same text. Nothing else about
-- them is for the crawler to say.
-- +goose StatementBegin
CREATE FUNCTION move_passages(of_source text, page_from uuid, page_to uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    INSERT INTO public.curator_evidence (fact, source, page, span_start, span_end, text, added_by, added)
    SELECT fact, source, page_to, span_start, span_end, text, added_by, added
    FROM public.curator_evidence
    WHERE source = of_source AND page = page_from
    ON CONFLICT DO NOTHING;
    DELETE FROM public.curator_evidence WHERE source = of_source AND page = page_from;
$$;
-- +goose StatementEnd
REVOKE EXECUTE ON FUNCTION move_passages(text, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION move_passages(text, uuid, uuid) TO xiaozu_crawler;

GRANT DELETE ON articles, article_pairs, article_terms TO xiaozu_crawler;

-- +goose Down
REVOKE DELETE ON articles, article_pairs, article_terms FROM xiaozu_crawler;
DROP FUNCTION move_passages(text, uuid, uuid);
DROP INDEX pages_kept_as;
ALTER TABLE pages DROP COLUMN kept_as;
