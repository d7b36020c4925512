package postgres_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Whatever is done to an account is noted, with who did it; what changes nothing is not, and nobody can change the notes.
func TestAccountActs(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	web := pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole))
	operator := pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole), postgres.WithActor("terminal:root"))
	ctx := t.Context()
	must := func(errs ...error) {
		t.Helper()
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	must(operator.AddUser(ctx, postgres.User{Name: "苏曼", Role: "watcher", Email: "su@yunling.example"}),
		operator.SetRole(ctx, "苏曼", "curator"), operator.SetRole(ctx, "苏曼", "curator"),
		web.SetLanguage(ctx, "苏曼", "en"), web.SetPassword(ctx, "苏曼", "$argon2id$", ""))
	_, err := web.NewAPIToken(ctx, postgres.APIToken{User: "苏曼", Label: "report", Scope: postgres.ReadScope})
	must(err)
	tokens, err := web.APITokens(ctx, "苏曼")
	must(err, web.RevokeAPIToken(ctx, "苏曼", tokens[0].ID), web.RevokeAPIToken(ctx, "苏曼", tokens[0].ID))
	must(operator.Disable(ctx, "苏曼", true), operator.Disable(ctx, "苏曼", true), operator.Disable(ctx, "苏曼", false), operator.SetPassword(ctx, "苏曼", "", ""))
	_, err = web.NewSignIn(ctx, "何平")
	must(err)
	acts, err := web.AccountActs(ctx, "")
	must(err)
	var got []string
	for _, a := range acts {
		got = append(got, a.By+" "+a.Account+" "+a.Action+" "+a.Details)
	}
	token := tokens[0].ID + " read report"
	want := []string{"terminal:root 苏曼 added watcher", "terminal:root 苏曼 role curator", "苏曼 苏曼 password set ", "苏曼 苏曼 token made " + token,
		"苏曼 苏曼 token revoked " + token, "terminal:root 苏曼 shut out ", "terminal:root 苏曼 let in ", "terminal:root 苏曼 password removed ",
		"xiaozu 何平 address made ", "xiaozu 何平 added curator"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("acts (-want +got):\n%s", diff)
	}
	if own, err := web.AccountActs(ctx, "何平"); err != nil || !slices.Equal(own, acts[8:]) {
		t.Errorf("of one account: %v, %v", own, err)
	}
	for _, role := range []string{"", postgres.WebRole, postgres.ExportRole} {
		if _, err := query(t, dsn, role, `DELETE FROM account_acts`); err == nil {
			t.Errorf("the role %q may delete", role)
		}
	}
	if _, err := query(t, dsn, postgres.WebRole, `INSERT INTO account_acts (made_by, account, action) VALUES ('', '', 'added')`); err == nil {
		t.Error("the pages may write what was not done")
	}
}
