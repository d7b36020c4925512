package postgres_test

import (
	"database/sql"
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

func withSourceAt(t testing.TB, dsn string) *postgres.DB {
	t.Helper()
	db := pgtest.Open(t, dsn)
	if err := db.SaveSource(t.Context(), source.Source{ID: yunling, Name: source.Name{ZH: "云岭省人民政府"}, Publisher: "云岭省人民政府"}); err != nil {
		t.Fatal(err)
	}
	return db
}

// query runs a statement under a role and returns its first value as text.
func query(t testing.TB, dsn, role, statement string) (string, error) {
	t.Helper()
	config, err := pq.NewConfig(dsn)
	if err != nil {
		t.Fatal(err)
	}
	config.Runtime = map[string]string{"role": role}
	if role == "" {
		config.Runtime = nil
	}
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(connector)
	defer db.Close()
	var value sql.NullString
	err = db.QueryRowContext(t.Context(), statement).Scan(&value)
	if err == sql.ErrNoRows {
		err = nil
	}
	return value.String, err
}

// What each role may do is what stands here, for every table: S(elect), I(nsert), U(pdate),
// D(elete); a small letter is for some columns only.
func TestGrants(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	const table = `
		SELECT string_agg(line, E'\n' ORDER BY line) FROM (
			SELECT c.relname || ' ' || string_agg(r.may, ' ' ORDER BY r.role) AS line
			FROM pg_class c, LATERAL (
				SELECT role, string_agg(CASE
					WHEN has_table_privilege(role, c.oid, p) THEN left(p, 1)
					WHEN p IN ('INSERT', 'UPDATE') AND has_any_column_privilege(role, c.oid, p) THEN lower(left(p, 1))
					ELSE '-' END, '' ORDER BY array_position('{SELECT,INSERT,UPDATE,DELETE}', p)) AS may
				FROM unnest('{xiaozu_crawler,xiaozu_export,xiaozu_web}'::text[]) role,
					unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) p
				GROUP BY role
			) r
			WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
			GROUP BY c.relname
		) lines`
	const want = `absences SIU- S--- S---
account_acts ---- ---- S---
alerts SIU- ---- SI--
api_tokens ---- ---- SIU-
archive_imports SIU- ---- ----
archive_records SI-- S--- S---
article_pairs SIUD ---- ----
article_terms SIUD S--- S---
articles SIUD S--- S---
channels S-u- ---- SIUD
counted_groups SI-D ---- ----
crawl_days SIU- S--- S---
crawl_months SIU- S--- S---
crawls SI-- S--- S---
curator_evidence S--- S--- SI--
daily_articles SI-D S--- S---
daily_levels SI-D S--- S---
decisions S--- S--- SI--
deliveries SIU- ---- SIU-
delivery_events SIU- ---- SIU-
dictionary ---- S--- S---
editions SI-- S--- S---
end_decisions S--- S--- SI--
events SIU- ---- SIU-
evidence SI-D S--- S---
facts SiuD S--- SIu-
goose_db_version ---- ---- ----
group_names S--- S--- SIUD
groups S--- S--- SIUD
hosts SIU- S--- S---
identity_decisions S--- S--- SI--
keyed_names SI-D ---- ----
layouts SIU- S--- S---
learned_names SI-D ---- ----
learning S-U- ---- ----
leases ---- ---- SIUD
lesson_effects SI-- ---- S---
lesson_pages SI-D ---- S---
lessons SIU- ---- S---
lineage S--- S--- SIUD
manners S--- ---- SIUD
mention_decisions S--- S--- SI--
mentions SI-D S--- S---
mentions_other ---- ---- ----
monthly_articles SI-D ---- ----
monthly_mentions SI-D S--- S---
monthly_totals SI-D ---- ----
moved_pages SIU- S--- S---
name_counts SIU- S--- S---
name_keys SI-D S--- S---
opinions S--- S--- SI--
page_parts SI-- S--- S---
page_versions SI-- S--- S---
pages SIU- S--- S---
people S--- S--- SIUD
person_names S--- S--- SIUD
printings SIUD S--- S---
request_days SIU- S--- S---
robots SIU- S--- S---
search_rules S-U- ---- ----
seats S--- S--- SIUD
sessions ---- ---- SIUD
sign_in_attempts ---- ---- SIUD
sign_in_tokens ---- ---- SIUD
sources SIU- S--- S---
stale_days SI-D S--- S---
stories SIUD S--- S---
story_keys SIUD ---- ----
tidings SIUD ---- SI--
unindexed_articles SIUD ---- ----
unread_pages SI-D S--- S---
users ---- ---- SIU-
watches S--- ---- SIUD
watching S--- ---- S-U-`
	got, err := query(t, dsn, "", table)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("table, crawler, export, web:\n%s\nwant:\n%s", got, want)
	}
}

func TestRolesAreKeptApart(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	crawler := pgtest.Open(t, dsn, postgres.WithRole(postgres.CrawlerRole))
	if err := crawler.SaveSource(t.Context(), source.Source{ID: yunling}); err != nil {
		t.Fatal(err)
	}
	keep(t, crawler, storyOn(1, noon).naming(islands).stating(founding(islands)))
	keep(t, crawler, storyOn(1, noon))
	keep(t, crawler, storyOn(1, noon).naming(islands).stating(founding(islands)))
	if _, err := crawler.MarkCrawl(t.Context(), yunling, time.Now(), health.Crawl{Finished: time.Now()}, health.Verdict{}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ role, statement string }{
		{postgres.CrawlerRole, `UPDATE facts SET state = 'accepted'`},
		{postgres.CrawlerRole, `INSERT INTO decisions DEFAULT VALUES`},
		{postgres.CrawlerRole, `SELECT email FROM users`},
		{postgres.CrawlerRole, `UPDATE channels SET address = ''`},
		{postgres.CrawlerRole, `CREATE TABLE mine ()`},
		{postgres.WebRole, `UPDATE page_versions SET body = ''`},
		{postgres.CrawlerRole, `UPDATE archive_records SET member = ''`},
		{postgres.CrawlerRole, `DELETE FROM archive_records`},
		{postgres.WebRole, `DELETE FROM pages`},
		{postgres.WebRole, `UPDATE decisions SET note = ''`},
		{postgres.WebRole, `DELETE FROM opinions`},
		{postgres.WebRole, `UPDATE end_decisions SET verdict = 'undo'`},
		{postgres.WebRole, `DELETE FROM identity_decisions`},
		{postgres.WebRole, `UPDATE facts SET person = 'x'`},
		{postgres.WebRole, `SELECT add_mentions_month('2020-01-01')`},
		{postgres.ExportRole, `SELECT name FROM users`},
		{postgres.ExportRole, `SELECT hash FROM sign_in_tokens`},
		{postgres.ExportRole, `SELECT hash FROM sessions`},
		{postgres.ExportRole, `SELECT hash FROM api_tokens`},
		{postgres.CrawlerRole, `SELECT hash FROM api_tokens`},
		{postgres.ExportRole, `DELETE FROM sources`},
	} {
		if _, err := query(t, dsn, c.role, c.statement); err == nil || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("%s: %s: %v", c.role, c.statement, err)
		}
	}
}
