-- Everything that curators said, in one list: decisions on facts, second opinions, ends of seats, who is who. The
-- rows are those of four tables that no role may change, and of which triggers keep the owner, too.
-- +goose Up
CREATE INDEX opinions_given        ON opinions (given DESC, fact DESC, n DESC);
CREATE INDEX end_decisions_decided ON end_decisions (decided DESC, fact DESC, n DESC);

CREATE VIEW acts AS
SELECT 'decision'::text AS what, decided AS at, decided_by AS made_by,
    fact,                               -- of who is who: 0, since it is about none
    n, verdict, reason, note,
    kind AS fact_kind,
    ''::text AS subject,                -- group or person: where the seat is that ends, who is who
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
FROM identity_decisions;

GRANT SELECT ON acts TO xiaozu_web, xiaozu_export;

-- +goose Down
DROP VIEW acts;
DROP INDEX end_decisions_decided, opinions_given;
