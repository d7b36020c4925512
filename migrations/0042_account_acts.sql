-- Who made, changed and shut out accounts, and gave them what opens them. Triggers write it, so that no way to do so goes
-- unnoted, and nobody else can: neither secrets nor addresses of mail are in it.
-- +goose Up
CREATE TABLE account_acts (
    n       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    made_by text NOT NULL,                  -- the account; terminal:NAME for an operator; xiaozu for the program itself
    account text NOT NULL,                  -- a user's name; no key, so that accounts can go
    action  text NOT NULL CHECK (action IN ('added', 'role', 'shut out', 'let in', 'password set', 'password removed', 'mail', 'address made',
        'token made', 'token revoked')),
    details text NOT NULL DEFAULT ''        -- the role; of a token its id, scope and what it is for
);
CREATE TRIGGER keep_decisions BEFORE UPDATE OR DELETE OR TRUNCATE ON account_acts
    FOR EACH STATEMENT EXECUTE FUNCTION keep_decisions();

-- +goose StatementBegin
CREATE FUNCTION note_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    operator text := nullif(current_setting('xiaozu.by', true), '');
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO account_acts (made_by, account, action, details) VALUES (coalesce(operator, 'xiaozu'), NEW.name, 'added', NEW.role);
        RETURN NULL;
    END IF;
    INSERT INTO account_acts (made_by, account, action, details)
    SELECT coalesce(operator, NEW.name), NEW.name, action, details
    FROM (VALUES (NEW.role <> OLD.role, 'role', NEW.role),
        (NEW.disabled IS NOT NULL AND OLD.disabled IS NULL, 'shut out', ''),
        (NEW.disabled IS NULL AND OLD.disabled IS NOT NULL, 'let in', ''),
        (NEW.password <> OLD.password AND NEW.password <> '', 'password set', ''),
        (NEW.password <> OLD.password AND NEW.password = '', 'password removed', ''),
        (NEW.email <> OLD.email, 'mail', '')) change (happened, action, details)
    WHERE happened;
    RETURN NULL;
END
$$;
CREATE FUNCTION note_token() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    operator text := nullif(current_setting('xiaozu.by', true), '');
BEGIN
    INSERT INTO account_acts (made_by, account, action, details)
    SELECT coalesce(operator, NEW.user_name), NEW.user_name, action, concat_ws(' ', NEW.token, NEW.scope, NEW.label)
    FROM (VALUES (TG_OP = 'INSERT', 'token made'),
        (TG_OP = 'UPDATE' AND NEW.revoked IS NOT NULL AND OLD.revoked IS NULL, 'token revoked')) change (happened, action)
    WHERE happened;
    RETURN NULL;
END
$$;
CREATE FUNCTION note_address() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO account_acts (made_by, account, action)
    VALUES (coalesce(nullif(current_setting('xiaozu.by', true), ''), 'xiaozu'), NEW.user_name, 'address made');
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER note_user AFTER INSERT OR UPDATE OF role, disabled, password, email ON users FOR EACH ROW EXECUTE FUNCTION note_user();
CREATE TRIGGER note_token AFTER INSERT OR UPDATE OF revoked ON api_tokens FOR EACH ROW EXECUTE FUNCTION note_token();
CREATE TRIGGER note_address AFTER INSERT ON sign_in_tokens FOR EACH ROW EXECUTE FUNCTION note_address();

GRANT SELECT ON account_acts TO xiaozu_web;

-- +goose Down
DROP TRIGGER note_address ON sign_in_tokens;
DROP TRIGGER note_token ON api_tokens;
DROP TRIGGER note_user ON users;
DROP FUNCTION note_user(), note_token(), note_address();
DROP TABLE account_acts;
