-- Three roles without login say what a part of xiaozu may do. A connection logs in as the owner
-- and takes one of them at once, so that a hole in the web pages cannot rewrite the archive and
-- an export cannot read who the users are. Every later file grants what it creates.
--
-- Roles belong to the whole server: another database, or a process that migrates at the same
-- moment, may make them first or grant them in the same instant ("tuple concurrently updated").
-- +goose Up
-- +goose StatementBegin
DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['xiaozu_crawler', 'xiaozu_web', 'xiaozu_export'] LOOP
        FOR attempt IN 1..20 LOOP
            BEGIN
                IF to_regrole(part) IS NULL THEN
                    EXECUTE format('CREATE ROLE %I NOLOGIN', part);
                END IF;
                EXECUTE format('GRANT %I TO %I', part, current_user);
                EXIT;
            EXCEPTION
                WHEN duplicate_object OR unique_violation OR internal_error THEN
                    PERFORM pg_sleep(0.05 * attempt);
                WHEN insufficient_privilege THEN
                    -- Somebody else made the roles; being a member is all that is needed.
                    IF to_regrole(part) IS NULL OR NOT pg_has_role(current_user, part, 'MEMBER') THEN
                        RAISE EXCEPTION 'user % can neither make the role % nor is a member of it; as a superuser: CREATE ROLE %; GRANT % TO %',
                            current_user, part, part, part, quote_ident(current_user);
                    END IF;
                    EXIT;
            END;
        END LOOP;
    END LOOP;
END
$$;
-- +goose StatementEnd

-- A date as precisely as it is known: '2018', '2018-08', '2018-08-15', or '' for unknown. Such
-- texts sort by their first day, and nothing pretends to a day that no source printed.
CREATE DOMAIN partial_date AS text NOT NULL DEFAULT ''
    CHECK (VALUE ~ '^([1-9]\d{3}(-\d\d(-\d\d)?)?)?$');

-- The first day that a partial date can mean; -infinity for an unknown one, so that it sorts and
-- pages like any other. A misprinted 30 February runs over into March instead of failing.
CREATE FUNCTION first_day(d text) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN d = '' THEN '-infinity'::date ELSE (
        make_date(left(d, 4)::int, 1, 1) + make_interval(
            months => greatest(coalesce(nullif(substr(d, 6, 2), '')::int, 1), 1) - 1,
            days => greatest(coalesce(nullif(substr(d, 9, 2), '')::int, 1), 1) - 1
        ))::date END;

-- +goose Down
DROP FUNCTION first_day(text);
DROP DOMAIN partial_date;
