package postgres

import (
	"context"
	"fmt"
	"time"
)

// An AccountAct is what somebody did to an account. It never changes.
type AccountAct struct {
	At      time.Time
	By      string // name of the account, terminal:NAME for an operator, or xiaozu for the program itself
	Account string
	Action  string // added, role, shut out, let in, password set, password removed, mail, address made, token made or token revoked
	Details string // the role; of a token its id, scope and what it is for
}

// AccountActs returns what was done to the account, or to all for "", oldest first.
func (db *DB) AccountActs(ctx context.Context, account string) ([]AccountAct, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT at, made_by, account, action, details
		FROM account_acts
		WHERE $1 IN ('', account)
		ORDER BY n`,
		text(account))
	acts, err := collectRows(rows, err, func(a *AccountAct) []any {
		return []any{scanTime{&a.At}, &a.By, &a.Account, &a.Action, &a.Details}
	})
	if err != nil {
		return nil, fmt.Errorf("what was done to accounts: %w", err)
	}
	return acts, nil
}
