package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A User is somebody who may sign in.
type User struct {
	Name      string
	Role      string // one of Roles
	Email     string
	Language  string // BCP 47, of the pages; "" for the browser's
	Shortcuts bool   // whether single keys act on pages
	Password  bool   // whether one is set: without it only one-time addresses sign in
}

// Roles are what a user can be; each may do all that those before it may.
func Roles() []string { return []string{"watcher", "researcher", "curator", "administrator"} }

const userColumns = `u.name, u.role, u.email, u.language, u.shortcuts, u.password <> ''`

func (u *User) places() []any {
	return []any{&u.Name, &u.Role, &u.Email, &u.Language, &u.Shortcuts, &u.Password}
}

func user(row *sql.Row) (u User, err error) {
	err = notFound(row.Scan(u.places()...))
	return u, err
}

// User returns an account; ErrNotFound if there is none or it is disabled.
func (db *DB) User(ctx context.Context, name string) (User, error) {
	u, err := user(db.pool.QueryRowContext(ctx, `
		SELECT `+userColumns+`
		FROM users u
		WHERE name = $1 AND disabled IS NULL`,
		name))
	if err != nil {
		return User{}, fmt.Errorf("user %s: %w", name, err)
	}
	return u, nil
}

// An Account is a user as the operator sees it.
type Account struct {
	User
	Created  time.Time
	SignedIn time.Time // last; zero if never
	Disabled time.Time // zero if it is not
}

// Accounts lists all accounts by name.
func (db *DB) Accounts(ctx context.Context) ([]Account, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+userColumns+`, u.created, u.signed_in, u.disabled
		FROM users u
		ORDER BY u.name`)
	accounts, err := collectRows(rows, err, func(a *Account) []any {
		return append(a.places(), scanTime{&a.Created}, scanTime{&a.SignedIn}, scanTime{&a.Disabled})
	})
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	return accounts, nil
}

// ErrExists says that there is such a row already.
var ErrExists = errors.New("exists already")

// AddUser makes an account; ErrExists if there is one of that name, disabled or not.
func (db *DB) AddUser(ctx context.Context, u User) error {
	err := changed(db.pool.ExecContext(ctx, `
		INSERT INTO users (name, role, email)
		VALUES ($1, $2, $3)
		ON CONFLICT DO NOTHING`,
		text(u.Name), u.Role, text(u.Email)))
	if errors.Is(err, ErrNotFound) {
		err = ErrExists
	}
	if err != nil {
		return fmt.Errorf("add user %s: %w", u.Name, err)
	}
	return nil
}

// SetRole gives a user another role, from the next request on.
func (db *DB) SetRole(ctx context.Context, name, role string) error {
	return db.setUser(ctx, name, `UPDATE users SET role = $2 WHERE name = $1`, role)
}

// SetLanguage keeps the language that a user reads in.
func (db *DB) SetLanguage(ctx context.Context, name, language string) error {
	return db.setUser(ctx, name, `UPDATE users SET language = $2 WHERE name = $1`, language)
}

// SetShortcuts keeps whether single keys act on the user's pages.
func (db *DB) SetShortcuts(ctx context.Context, name string, on bool) error {
	return db.setUser(ctx, name, `UPDATE users SET shortcuts = $2 WHERE name = $1`, on)
}

// SetPassword keeps the hash of a user's password, or takes the password away if it is empty, and
// ends all sessions of the user but the one of the token.
func (db *DB) SetPassword(ctx context.Context, name, passwordHash, session string) error {
	return db.setUser(ctx, name, `
		WITH ended AS (DELETE FROM sessions WHERE user_name = $1 AND hash <> $3)
		UPDATE users SET password = $2 WHERE name = $1`,
		passwordHash, hash(session))
}

// Disable shuts a user out at once, or lets the user in again. The account stays: its name stands
// under decisions.
func (db *DB) Disable(ctx context.Context, name string, out bool) error {
	return db.setUser(ctx, name, `
		WITH ended AS (DELETE FROM sessions WHERE user_name = $1)
		UPDATE users SET disabled = CASE WHEN $2 THEN coalesce(disabled, now()) END WHERE name = $1`,
		out)
}

// setUser changes one account; ErrNotFound says that there is none.
func (db *DB) setUser(ctx context.Context, name, statement string, args ...any) error {
	if err := changed(db.pool.ExecContext(ctx, statement, append([]any{name}, args...)...)); err != nil {
		return fmt.Errorf("change user %s: %w", name, err)
	}
	return nil
}
