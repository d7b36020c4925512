package web

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Decisions in a row, each with the page that it leads to, beside many facts that wait. With a million,
//
//	XIAOZU_REVIEW_FACTS=1000000 go test ./internal/web -run TestPace -v -timeout 30m
//
// its log says what share of them took how long. A slow machine alone fails nothing: the bound is held
// only where the size was asked for.
func TestPace(t *testing.T) {
	t.Parallel()
	size, decisions := 5_000, 30
	asked, err := strconv.Atoi(os.Getenv("XIAOZU_REVIEW_FACTS"))
	if err == nil {
		size, decisions = asked, 300
	}
	site := newSite(t, stories()[0])
	site.exec(t, fmt.Sprintf(`
		INSERT INTO facts (fact, kind, action, person, person_entry, role, body, body_entry, other, date, basis, rule, confidence, found)
		SELECT md5('f' || i)::uuid, 'appointment', 'appointed', '人' || i %% 20000, '', '组长', '云岭省第' || i %% 30000 || '领导小组', '', '',
			to_char(date '2013-01-01' + i %% 4000, 'YYYY-MM-DD'), 'stated', 'by-as', 0.5 + (i %% 50) / 100.0, timestamptz '2020-01-01' + make_interval(secs => i)
		FROM generate_series(1, %d) i`, size))
	site.exec(t, fmt.Sprintf(`
		WITH page AS (
			INSERT INTO pages (source, page, url, version, sha256, first_seen, last_seen, checked, revisit, status, reading)
			SELECT 'yunling-gov', md5('p' || i)::uuid, 'https://x.example/' || i, 1, sha256(convert_to(i::text, 'UTF8')), now(), now(), now(), now(), 200, 'x'
			FROM generate_series(0, %[1]d / 10) i
		)
		INSERT INTO articles (source, page, version, url, title, published_precision, publisher, author, body, charset, language, script, problems)
		SELECT 'yunling-gov', md5('p' || i)::uuid, 1, 'https://x.example/' || i, '任命', '', '', '', repeat('任命某人为云岭省某领导小组组长。', 20), 'utf-8', 'zh', 'Hans', '{}'
		FROM generate_series(0, %[1]d / 10) i`, size))
	site.exec(t, fmt.Sprintf(`
		INSERT INTO evidence (source, page, fact, span_start, span_end, text, person, body, own_post, date, basis, rule, confidence)
		SELECT 'yunling-gov', md5('p' || i / 10)::uuid, md5('f' || i)::uuid, 3, 9, '任命', '人', '组', '', '2013', 'stated', 'by-as', 0.5
		FROM generate_series(1, %d) i`, size))
	site.exec(t, `ANALYZE`)
	v := site.visitAs(t, "anna")
	path := strings.ReplaceAll(between(t, v.get("/review").body, `<p class="what"><a href="`, `"`), "&amp;", "&")
	var took []time.Duration
	for range decisions {
		began := time.Now()
		got := v.post(path, verdict(postgres.Proposed, postgres.Accept))
		took = append(took, time.Since(began))
		if got.status != 200 || got.path == path {
			t.Fatalf("status %d, from %s to %s", got.status, path, got.path)
		}
		path = got.path
	}
	slices.Sort(took)
	p95 := took[len(took)*95/100]
	t.Logf("%d decisions beside %d facts: half within %v, p95 %v", decisions, size, took[len(took)/2], p95)
	if asked > 0 && p95 > 2*50*time.Millisecond { // a decision and the page after it are two requests
		t.Errorf("p95 of a decision and the next page is %v, want 50 ms each", p95)
	}
	if got, err := site.owner.PaceOf(t.Context(), "anna"); err != nil || got.Today != decisions {
		t.Errorf("%d decisions are counted, want %d, %v", got.Today, decisions, err)
	}
}
