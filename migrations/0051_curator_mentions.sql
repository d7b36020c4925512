-- Mentions that curators found where no rule read one, of groups and people that are known. A decision is never changed: taking
-- one back is another. What stands is one more mention of its article at once, by a trigger, and of every later reading of it,
-- where that still has the words. In mentions its number is below 0: that of its decision.
-- +goose Up
CREATE TABLE mention_decisions (
    n          int  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action     text NOT NULL CHECK (action IN ('add', 'undo')),
    undoes     int  UNIQUE REFERENCES mention_decisions,
    source     text NOT NULL,
    page       uuid NOT NULL,
    version    int  NOT NULL,               -- of the page that the curator saw
    kind       text NOT NULL CHECK (kind IN ('group', 'person')),
    form       text NOT NULL CHECK (form IN ('full', 'short', 'bare')),
    span_start int  NOT NULL,               -- in characters of the article's text
    span_end   int  NOT NULL,
    text       text NOT NULL,
    canonical  text NOT NULL,
    entry      text NOT NULL,
    subject    text NOT NULL GENERATED ALWAYS AS (CASE WHEN entry <> '' THEN entry ELSE canonical END) STORED, -- as in mentions
    decided_by text NOT NULL,               -- a user's name; no key, so that accounts can go
    decided    timestamptz NOT NULL DEFAULT now(),
    CHECK ((action = 'undo') = (undoes IS NOT NULL)),
    FOREIGN KEY (source, page) REFERENCES pages
);
CREATE INDEX mention_decisions_page    ON mention_decisions (source, page);
CREATE INDEX mention_decisions_subject ON mention_decisions (subject);
CREATE INDEX mention_decisions_decided ON mention_decisions (decided DESC, n DESC);
CREATE TRIGGER keep_decisions BEFORE UPDATE OR DELETE OR TRUNCATE ON mention_decisions
    FOR EACH STATEMENT EXECUTE FUNCTION keep_decisions();

-- Takes no decision where the text has other words at the place, or names the subject there already. The lock on the page
-- keeps readings of it apart from this.
-- +goose StatementBegin
CREATE FUNCTION place_mention() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    of_day date;
BEGIN
    PERFORM FROM public.pages WHERE (source, page) = (NEW.source, NEW.page) FOR NO KEY UPDATE;
    SELECT coalesce(day, '-infinity') INTO of_day
    FROM public.articles
    WHERE (source, page) = (NEW.source, NEW.page)
        AND (NEW.action = 'undo' OR substr(title || E'\n' || body, NEW.span_start + 1, NEW.span_end - NEW.span_start) = NEW.text);
    IF NEW.action = 'undo' THEN
        DELETE FROM public.mentions WHERE (source, page, day, n) = (NEW.source, NEW.page, of_day, -NEW.undoes);
        RETURN NEW;
    END IF;
    IF of_day IS NULL OR EXISTS (
        SELECT FROM public.mentions
        WHERE (source, page, day, kind) = (NEW.source, NEW.page, of_day, NEW.kind) AND subject = coalesce(nullif(NEW.entry, ''), NEW.canonical)
            AND span_start < NEW.span_end AND NEW.span_start < span_end
    ) THEN
        RETURN NULL;
    END IF;
    INSERT INTO public.mentions (source, page, day, n, kind, form, span_start, span_end, text, canonical, entry, post)
    VALUES (NEW.source, NEW.page, of_day, -NEW.n, NEW.kind, NEW.form, NEW.span_start, NEW.span_end, NEW.text, NEW.canonical, NEW.entry, '');
    INSERT INTO public.stale_days (source, day) VALUES (NEW.source, of_day);
    RETURN NEW;
END
$$;

-- What curators added to an article becomes that of another with the same text.
CREATE OR REPLACE FUNCTION move_passages(of_source text, page_from uuid, page_to uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    INSERT INTO public.curator_evidence (fact, source, page, span_start, span_end, text, added_by, added)
    SELECT fact, source, page_to, span_start, span_end, text, added_by, added
    FROM public.curator_evidence
    WHERE source = of_source AND page = page_from
    ON CONFLICT DO NOTHING;
    DELETE FROM public.curator_evidence WHERE source = of_source AND page = page_from;
    INSERT INTO public.mentions (source, page, day, n, kind, form, span_start, span_end, text, canonical, entry, post)
    SELECT m.source, page_to, coalesce(k.day, '-infinity'), m.n, m.kind, m.form, m.span_start, m.span_end, m.text, m.canonical, m.entry, m.post
    FROM public.mentions m
    JOIN public.articles a USING (source, page)
    JOIN public.articles k ON (k.source, k.page) = (of_source, page_to)
    WHERE m.source = of_source AND m.page = page_from AND m.day = coalesce(a.day, '-infinity') AND m.n < 0
        AND NOT EXISTS (
            SELECT FROM public.mentions o
            WHERE (o.source, o.page, o.day, o.kind, o.subject) = (of_source, page_to, coalesce(k.day, '-infinity'), m.kind, m.subject)
                AND o.span_start < m.span_end AND m.span_start < o.span_end
        );
    INSERT INTO public.stale_days (source, day)
    SELECT source, coalesce(day, '-infinity') FROM public.articles WHERE source = of_source AND page = page_to;
$$;
-- +goose StatementEnd
CREATE TRIGGER place_mention BEFORE INSERT ON mention_decisions FOR EACH ROW EXECUTE FUNCTION place_mention();

GRANT SELECT, INSERT ON mention_decisions TO xiaozu_web;
GRANT SELECT ON mention_decisions TO xiaozu_crawler, xiaozu_export;

CREATE OR REPLACE VIEW acts AS
SELECT 'decision'::text AS what, decided AS at, decided_by AS made_by,
    fact,                               -- of who is who, and of mentions: 0, since they are about none
    n, verdict, reason, note,
    kind AS fact_kind,
    ''::text AS subject,                -- group or person: where the seat is that ends, who is who, who is mentioned
    ''::text AS other,                  -- whose seat ends; the other that is who
    ''::text AS role,                   -- of the seat that ends
    stated, corrected, evidence,
    jsonb_build_object('before', before, 'after', after, 'act', act, 'undoes', undoes) AS details
FROM decisions
UNION ALL
SELECT 'opinion', given, given_by, fact, n, verdict, reason, note,
    (SELECT kind FROM facts f WHERE f.fact = o.fact), '', '', '', NULL, NULL, '{}'::jsonb,
    jsonb_build_object('decision', decision, 'blind', blind, 'drawn', drawn)
FROM opinions o
UNION ALL
SELECT 'end', decided, decided_by, fact, n, verdict, '', '',
    (SELECT kind FROM facts f WHERE f.fact = e.fact), body, person, role, NULL, NULL, '{}'::jsonb, '{}'::jsonb
FROM end_decisions e
UNION ALL
SELECT 'identity', decided, decided_by, '00000000-0000-0000-0000-000000000000'::uuid, n, action, reason, '',
    '', subject, other, '', NULL, NULL, '{}'::jsonb,
    jsonb_build_object('kind', kind, 'bodies', bodies, 'since', since, 'undoes', undoes)
FROM identity_decisions
UNION ALL
SELECT 'mention', decided, decided_by, '00000000-0000-0000-0000-000000000000'::uuid, n, action, '', '',
    '', subject, canonical, '', NULL, NULL,
    jsonb_build_object('source', source, 'page', page, 'version', version,
        'url', (SELECT url FROM pages p WHERE (p.source, p.page) = (m.source, m.page)), 'start', span_start, 'end', span_end, 'text', text),
    jsonb_build_object('kind', kind, 'form', form, 'undoes', undoes)
FROM mention_decisions m;

-- +goose Down
CREATE OR REPLACE VIEW acts AS
SELECT 'decision'::text AS what, decided AS at, decided_by AS made_by, fact, n, verdict, reason, note, kind AS fact_kind,
    ''::text AS subject, ''::text AS other, ''::text AS role, stated, corrected, evidence,
    jsonb_build_object('before', before, 'after', after, 'act', act, 'undoes', undoes) AS details
FROM decisions
UNION ALL
SELECT 'opinion', given, given_by, fact, n, verdict, reason, note,
    (SELECT kind FROM facts f WHERE f.fact = o.fact), '', '', '', NULL, NULL, '{}'::jsonb,
    jsonb_build_object('decision', decision, 'blind', blind, 'drawn', drawn)
FROM opinions o
UNION ALL
SELECT 'end', decided, decided_by, fact, n, verdict, '', '',
    (SELECT kind FROM facts f WHERE f.fact = e.fact), body, person, role, NULL, NULL, '{}'::jsonb, '{}'::jsonb
FROM end_decisions e
UNION ALL
SELECT 'identity', decided, decided_by, '00000000-0000-0000-0000-000000000000'::uuid, n, action, reason, '',
    '', subject, other, '', NULL, NULL, '{}'::jsonb,
    jsonb_build_object('kind', kind, 'bodies', bodies, 'since', since, 'undoes', undoes)
FROM identity_decisions;
DELETE FROM mentions WHERE n < 0;
DROP TABLE mention_decisions;
DROP FUNCTION place_mention();
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION move_passages(of_source text, page_from uuid, page_to uuid) RETURNS void
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
