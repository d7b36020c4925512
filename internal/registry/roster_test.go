package registry_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A notice is an invented article with the roster that it prints, "组长 沈若兰" a line.
type notice struct {
	body     string
	text, on string
	roster   []string
}

// facts are what the article states: that the group changed, and the seats of the roster.
func (n notice) facts() []news.Fact {
	facts := []news.Fact{{Kind: news.GroupFact, Action: news.Adjusted, Body: n.body, Date: date(n.on)}}
	for _, line := range n.roster {
		role, person, _ := strings.Cut(line, " ")
		facts = append(facts, news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: person, Role: role, Body: n.body,
			Date: date(n.on), Rule: "roster"})
	}
	return facts
}

// publish saves notices and accepts all that they state.
func publish(t *testing.T, db *postgres.DB, notices ...notice) {
	t.Helper()
	if err := db.SaveSource(t.Context(), source.Source{ID: "yunling"}); err != nil {
		t.Fatal(err)
	}
	for _, n := range notices {
		printed(t, db, n.body+n.on, n.text+strings.Join(n.roster, "\n"), n.facts())
		for _, f := range n.facts() {
			settle(t, db, f.Key(), postgres.Accepted)
		}
	}
}

// printed saves an article that states facts.
func printed(t *testing.T, db *postgres.DB, name, text string, facts []news.Fact) {
	t.Helper()
	url := "http://www.yunling.example/" + name + ".htm"
	page := news.Page{Source: "yunling", ID: news.PageID(url), URL: url, Status: 200, Body: []byte(url), FetchedAt: time.Now()}
	if _, _, err := db.SavePage(t.Context(), page); err != nil {
		t.Fatal(err)
	}
	a := news.Article{Source: page.Source, Page: page.ID, Version: 1, URL: url, Title: "通知", Body: text}
	if err := db.SaveReadings(t.Context(), []postgres.Reading{{Article: a, Facts: facts}}); err != nil {
		t.Fatal(err)
	}
}

// firstOf is the roster that body began with.
func firstOf(body string) notice {
	return notice{body, "现将组成人员名单通知如下：", "2019-03-05", []string{"组长 林海生", "副组长 顾明远", "成员 岑知秋", "成员 陆观澜", "办公室主任 杨青"}}
}

// A full roster ends the seats of those whom it leaves out; one that says that the others stay, or
// that only adds, ends none.
func TestRosters(t *testing.T) {
	t.Parallel()
	full := []string{"组长 沈若兰", "副组长 顾明远", "成员 岑知秋", "副组长 陆观澜"}
	db := pgtest.New(t)
	for i, tt := range []struct {
		text  string
		list  []string
		ended string // "role person" of the seats whose ends are inferred
	}{
		{"现将调整后的组成人员名单通知如下：", full, "成员 陆观澜, 组长 林海生"},
		{"对部分成员进行调整，调整后名单如下：", full, "成员 陆观澜, 组长 林海生"},
		{"因人事变动，对领导小组作如下调整：", full, "成员 陆观澜, 组长 林海生"},
		{"对部分成员作如下调整：", full, ""},
		{"调整后名单如下，其他组成人员不变：", full, ""},
		{"其余成员不作调整。调整后名单：", full, ""},
		{"调整后名单如下，其他事项不变：", full, "成员 陆观澜, 组长 林海生"},
		{"增补以下同志为领导小组成员：", full, ""},
		{"调整后名单如下：", full[:2], ""},
		{"调整后名单如下：", full[1:], ""}, // without a head it is not all
		{"林海生留任。调整后名单如下：", full, "成员 陆观澜"},
		{"调整后名单如下：", append([]string{"办公室主任 岑知秋"}, full...), "办公室主任 杨青, 成员 陆观澜, 组长 林海生"},
	} {
		body := fmt.Sprint(islands, i)
		publish(t, db, firstOf(body), notice{body, tt.text, "2021-06-01", tt.list})
		if got := inferred(t, db, body); got != tt.ended {
			t.Errorf("%s %v: ended are %q, want %q", tt.text, tt.list, got, tt.ended)
		}
	}
}

// A report of a full roster that names its head and deputies alone, and dates the change otherwise, ends no seat of the members.
func TestReportOfARoster(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	full := notice{islands, "因人事变动，对领导小组作如下调整：", "2021-06-01", []string{"组长 沈若兰", "副组长 顾明远", "副组长 何秋实", "成员 岑知秋", "成员 杜衡"}}
	publish(t, db, firstOf(islands))
	told := full.facts()[:4]
	for i := range told {
		told[i].Rule, told[i].Confidence = "held-by", -1
	}
	told[0].Date, told[0].Basis, told[0].Confidence = date("2021-06-03"), news.StatedDate, 1
	printed(t, db, "notice", full.text+strings.Join(full.roster, "\n"), full.facts())
	printed(t, db, "report", "省政府调整领导小组，沈若兰任组长，顾明远、何秋实任副组长。", told)
	for _, f := range full.facts() {
		settle(t, db, f.Key(), postgres.Accepted)
	}
	if got := inferred(t, db, islands); got != "成员 陆观澜, 组长 林海生" {
		t.Errorf("ended are %q", got)
	}
}

// inferred are the seats in body whose ends are.
func inferred(t *testing.T, db *postgres.DB, body string) string {
	t.Helper()
	ends, err := db.InferredEnds(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, s := range ends {
		if s.Body == body {
			lines = append(lines, s.Role+" "+s.PersonName)
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, ", ")
}

// What a curator says of an inferred end stays when the rows are derived again.
func TestDecideEnd(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	first, second := firstOf(islands), notice{islands, "调整后名单如下：", "2021-06-01", []string{"组长 沈若兰", "副组长 顾明远", "成员 岑知秋"}}
	publish(t, db, first, second)
	end := postgres.End{Body: islands, Person: "林海生", Role: "组长", Fact: second.facts()[0].Key()}
	for _, tt := range []struct {
		verdict postgres.EndVerdict
		to      string
		basis   postgres.EndBasis
	}{
		{postgres.ConfirmEnd, "2021-06-01", postgres.Confirmed}, {postgres.RefuseEnd, "", ""},
		{postgres.UndoEnd, "2021-06-01", postgres.Inferred},
	} {
		if err := registry.DecideEnds(t.Context(), db, []postgres.End{end}, tt.verdict, "苏曼"); err != nil {
			t.Fatal(err)
		}
		settle(t, db, first.facts()[1].Key(), postgres.Accepted)
		if s := seatOf(t, db, end); s.To != date(tt.to) || s.EndBasis != tt.basis {
			t.Errorf("%s: until %q, %q; want %q, %q", tt.verdict, s.To, s.EndBasis, tt.to, tt.basis)
		}
	}
}

func seatOf(t *testing.T, db *postgres.DB, e postgres.End) postgres.Seat {
	t.Helper()
	seats, err := db.Seats(t.Context(), e.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range seats {
		if s.Person == e.Person && s.Role == e.Role {
			return s
		}
	}
	t.Fatalf("no seat of %s in %v", e.Person, seats)
	return postgres.Seat{}
}
