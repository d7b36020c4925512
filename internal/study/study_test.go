package study

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

func on(t *testing.T, text string) news.Date {
	t.Helper()
	d, err := news.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func seat(t *testing.T, role, from, to string) postgres.Seat {
	t.Helper()
	return postgres.Seat{Role: role, From: on(t, from), To: on(t, to)}
}

// written gives the rows of a table, their fields parted by blanks; null is -.
func written(t *testing.T, table research.Table) string {
	t.Helper()
	var b strings.Builder
	for record, err := range table.Rows {
		if err != nil {
			t.Fatal(err)
		}
		if len(record) != len(table.Columns) {
			t.Fatalf("%d fields, %d columns", len(record), len(table.Columns))
		}
		for _, field := range record {
			if field == nil {
				field = []byte("-")
			}
			fmt.Fprintf(&b, "%s ", field)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A seat counts where it was held at the end of the period; what is not known is told apart.
func TestComposition(t *testing.T) {
	q := Question{Group: "g", Now: time.Date(2020, 6, 30, 12, 0, 0, 0, news.Beijing)}
	makes := madeUp(q, []postgres.Seat{
		seat(t, "组长", "2018-03-01", "2019-05-01"), seat(t, "组长", "2019-05-01", ""), seat(t, "副组长", "2018", "2020"),
		seat(t, "办公室主任", "2018-03-01", "2018-04-01"), seat(t, "成员", "", "2018-12-31"),
	})
	var got []string
	for _, m := range makes {
		got = append(got, fmt.Sprint(m.Period.Label(m.Begin), " ", m.On, " ", m.Tiers[Heads], m.Tiers[Deputies], m.Tiers[Office], m.Tiers[Members]))
	}
	want := []string{"2018 2018-12-31 {1 0 0} {1 0 0} {0 0 0} {0 1 0}", "2019 2019-12-31 {0 0 1} {1 0 0} {0 0 0} {0 0 0}", "2020 2020-06-30 {0 0 1} {0 1 0} {0 0 0} {0 0 0}"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if rows := written(t, compositionTable(makes)); !strings.Contains(rows, "g 2018 2018-12-31 head 1 0 0 /groups/g?on=2018-12-31 \n") || strings.Count(rows, "\n") != 3*len(Tiers()) {
		t.Error(rows)
	}
	if makes := madeUp(q, []postgres.Seat{{Role: "组长"}}); makes != nil {
		t.Errorf("seats of no date: %v", makes)
	}
}

func TestTierOf(t *testing.T) {
	for role, want := range map[string]Tier{"组长": Heads, "第一副组长": Deputies, "常务副组长": Deputies, "副主任": Deputies, "秘书长": Secretaries,
		"成员": Members, "委员": Members, "办公室主任": Office, "办公室成员": Office} {
		if got := tierOf(role); got != want {
			t.Errorf("%s is %s, want %s", role, got, want)
		}
	}
}

// As dates are less precise, so is the length.
func TestTenures(t *testing.T) {
	tenures := []Tenure{{Seat: seat(t, "组长", "2018-03-01", "2018-03-11")}, {Seat: seat(t, "组长", "2018", "2019-01")},
		{Seat: seat(t, "组长", "2018", "")}, {Seat: postgres.Seat{From: on(t, "2018-03-01"), LastSeen: on(t, "2018-04-01")}}, {Seat: seat(t, "组长", "2018-03", "2018-03")}}
	var got []string
	for i, x := range tenures {
		tenures[i].Tier = Heads
		tenures[i].Least, tenures[i].Most = lasted(x.Seat)
		got = append(got, shown(tenures[i].Least)+" "+shown(tenures[i].Most))
	}
	if want := []string{"10 10", "1 395", "- -", "31 -", "0 30"}; !cmp.Equal(want, got) {
		t.Errorf("got %q, want %q", got, want)
	}
	if sums := ByTier(tenures); len(sums) != 1 || sums[0] != (TierTenures{Heads, 3, 2, 10, 15, 198}) {
		t.Errorf("sums %+v", sums)
	}
}

func shown(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}

// monthsFrom are months from January 2019 with so many mentions; -1 is one that was not read.
func monthsFrom(mentions ...int) (months []Month) {
	for i, n := range mentions {
		months = append(months, Month{Month: news.Date{Year: 2019 + i/12, Month: i%12 + 1}, Read: n >= 0, Mentions: max(n, 0)})
	}
	return months
}

func TestActivity(t *testing.T) {
	meeting := monthsFrom(1, 0, 0, 0, 0, 0, 0, 2)
	meeting[4].Meetings = 1
	for name, c := range map[string]struct {
		months []Month
		ended  string
		want   string
	}{
		"never named":            {monthsFrom(0, 0, 0, 0, 0, 0, 0, 0), "", ""},
		"active throughout":      {monthsFrom(0, 2, 0, 0, 0, 0, 0, 1), "", "active 2019-02 2019-08 7 3 0\n"},
		"asleep, then awake":     {monthsFrom(0, 2, 0, 0, 0, 0, 0, 0, 1), "", "active 2019-02 2019-02 1 2 0\nstandby 2019-03 2019-08 6 0 0\nactive 2019-09 2019-09 1 1 0\n"},
		"asleep to the end":      {monthsFrom(2, 0, 0, 0, 0, 0, 0), "", "active 2019-01 2019-01 1 2 0\nstandby 2019-02 2019-07 6 0 0\n"},
		"a gap is no sleep":      {monthsFrom(2, 0, 0, -1, 0, 0, 0, 1), "", "active 2019-01 2019-08 8 3 0\n"},
		"a meeting is no sleep":  {meeting, "", "active 2019-01 2019-08 8 3 1\n"},
		"abolished is no sleep":  {monthsFrom(2, 0, 0, 0, 0, 0, 0, 0, 0), "2019-03", "active 2019-01 2019-03 3 2 0\n"},
		"asleep, then abolished": {monthsFrom(2, 0, 0, 0, 0, 0, 0, 0, 0), "2019-07", "active 2019-01 2019-01 1 2 0\nstandby 2019-02 2019-07 6 0 0\n"},
	} {
		got := written(t, activityTable(stretchesOf(Stretch{}, c.months, on(t, c.ended))))
		got = regexp.MustCompile(` /explore\?\S+ `).ReplaceAllString(got, "")
		if strings.ReplaceAll(got, "   ", "") != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

func TestFirsts(t *testing.T) {
	mention := func(group, day, founded, publisher, source string) postgres.FirstMention {
		return postgres.FirstMention{Group: group, Day: on(t, day), Established: on(t, founded), Article: postgres.ArticleRef{Publisher: publisher, SourceName: source}}
	}
	firsts := ofDay([]postgres.FirstMention{mention("a", "2018-03-01", "2018-03-11", "新华社", "云岭省政府"), mention("a", "2018-03-01", "2018-03-11", "新华社", "海港网")})
	firsts = append(firsts, ofDay([]postgres.FirstMention{mention("b", "2018-03-01", "2018", "新华社", ""), mention("b", "2018-03-01", "2018", "", "海港网")})...)
	firsts = append(firsts, ofDay([]postgres.FirstMention{mention("c", "2019-01-05", "2018", "", "海港网")})...)
	firsts = append(firsts, ofDay([]postgres.FirstMention{mention("d", "2019-01-05", "", "", "海港网")})...)
	var got []string
	for _, f := range firsts {
		least, most := f.Before()
		got = append(got, fmt.Sprint(f.Group, f.Publisher(), f.Alone, shown(least), shown(most), f.Early()))
	}
	want := []string{"a新华社true10 10true", "a新华社true10 10true", "b新华社false-59 305false", "b海港网false-59 305false", "c海港网true-369 -5false", "d海港网true- -false"}
	for i := range got {
		got[i], want[i] = strings.ReplaceAll(got[i], " ", ""), strings.ReplaceAll(want[i], " ", "")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Herald{{"海港网", 3, 2}, {"新华社", 2, 1}}, Heralds(firsts)); diff != "" {
		t.Error(diff)
	}
	if rows := written(t, firstTable(firsts)); strings.Count(rows, "\n") != 6 {
		t.Error(rows)
	}
}

// Events lie in the periods of their dates; a date that is wider than a period, unknown or in the future lies in none,
// and nothing is lost.
func TestEvents(t *testing.T) {
	event := func(group string, kind news.FactKind, action news.Action, date string, facts, accepted int) postgres.Happening {
		return postgres.Happening{Group: group, Name: group + "组", Kind: kind, Action: action, Date: on(t, date), Facts: facts, Accepted: accepted}
	}
	happened := []postgres.Happening{
		event("a", news.AppointmentFact, news.Appointed, "2019-02-03", 2, 1), event("a", news.AppointmentFact, news.Elected, "2019-02", 1, 0),
		event("a", news.AppointmentFact, news.Removed, "2019", 1, 1), event("a", news.MeetingFact, "", "2018-12-30", 1, 0),
		event("b", news.GroupFact, news.Created, "", 1, 0), event("b", news.GroupFact, news.Renamed, "2021-01-01", 1, 0),
	}
	totals := []postgres.PeriodTotal{{Begin: on(t, "2019-02-01"), Articles: 9, Sources: 2}}
	q := Question{By: news.Monthly, Now: time.Date(2019, 3, 5, 0, 0, 0, 0, news.Beijing)}
	all := q.chronicle(q.eventPeriods(totals, on(t, "2018-12-30"), on(t, "2021-01-01")), research.InTurn(happened))
	want := `a a组  meeting 2018-12 1 0 0 0 none /api/v1/facts?from=2018-12-01&group=a&kind=meeting&to=2018-12-31 
a a组  meeting 2019-01 - - 0 0 none 
a a组  meeting 2019-02 0 0 9 2 read 
a a组  meeting 2019-03 - - 0 0 running 
a a组  appointed 2018-12 - - 0 0 none 
a a组  appointed 2019-01 - - 0 0 none 
a a组  appointed 2019-02 3 1 9 2 read /api/v1/facts?from=2019-02-01&group=a&kind=appointment&to=2019-02-28 
a a组  appointed 2019-03 - - 0 0 running 
a a组  removed 2018-12 - - 0 0 none 
a a组  removed 2019-01 - - 0 0 none 
a a组  removed 2019-02 0 0 9 2 read 
a a组  removed 2019-03 - - 0 0 running 
a a组  removed 2019 1 1 0 0 unplaced /api/v1/facts?from=2019-01-01&group=a&kind=appointment&to=2019-01-01 
b b组  created 2018-12 - - 0 0 none 
b b组  created 2019-01 - - 0 0 none 
b b组  created 2019-02 0 0 9 2 read 
b b组  created 2019-03 - - 0 0 running 
b b组  created  1 0 0 0 unplaced /api/v1/facts?group=b&kind=group 
b b组  renamed 2018-12 - - 0 0 none 
b b组  renamed 2019-01 - - 0 0 none 
b b组  renamed 2019-02 0 0 9 2 read 
b b组  renamed 2019-03 - - 0 0 running 
b b组  renamed 2021-01-01 1 0 0 0 unplaced /api/v1/facts?from=2021-01-01&group=b&kind=group&to=2021-01-01 
`
	if diff := cmp.Diff(want, strings.ReplaceAll(written(t, eventTable(all)), "  \n", " \n")); diff != "" {
		t.Error(diff)
	}
	sum, err := all.sum()
	if err != nil {
		t.Fatal(err)
	}
	if got := sum.Of(Appointed); !cmp.Equal(got, []Tally{{}, {}, {3, 1}, {}}) || sum.Of(Abolished) != nil || sum.Unplaced(Removed) != (Tally{1, 1}) || len(sum.Groups) != 2 {
		t.Errorf("sums %v, %v, groups %v", got, sum.Unplaced(Removed), sum.Groups)
	}
	stack := sum.Stack(func(e Event) string { return string(e) })
	if len(stack.Layers) != 4 || stack.Layers[1].Sure[2] != 3 || stack.Layers[3].Name != "created / adjusted / renamed / abolished" || stack.Coverage[2] != research.Read {
		t.Errorf("drawn as %+v", stack)
	}
	q.By = news.Yearly
	totals[0].Begin = on(t, "2019-01-01")
	if rows := written(t, eventTable(q.chronicle(q.eventPeriods(totals, on(t, "2018-12-30"), on(t, "2021-01-01")), research.InTurn(happened)))); !strings.Contains(rows, "removed 2019 1 1 9 2 running") {
		t.Error(rows)
	}
}

// A source is told from its first article or crawl to its last, with what lies silent in between.
func TestCoverage(t *testing.T) {
	read := func(source, begin string, articles int) postgres.SourcePeriod {
		return postgres.SourcePeriod{Source: source, Name: source + "网", Begin: on(t, begin), Articles: articles, Stories: 1}
	}
	crawled := func(source, begin string, crawls, failed int) postgres.SourcePeriod {
		p := postgres.SourcePeriod{Source: source, Name: source + "网", Begin: on(t, begin), Crawls: crawls, Failed: failed}
		if failed < crawls {
			p.FirstSuccess = p.Begin.First()
			p.LastSuccess = p.FirstSuccess.Add(36 * time.Hour)
		}
		return p
	}
	all := reaches(news.Monthly, research.InTurn([]postgres.SourcePeriod{crawled("a", "2018-12-01", 2, 2), read("a", "2019-01-01", 3), read("a", "2019-03-01", 1), read("a", "2019-04-01", 2),
		crawled("a", "2019-05-01", 3, 1), read("b", "2019-02-01", 1), crawled("c", "2019-02-01", 1, 0)}))
	want := `a a网 2018-12 0 0 failed 2 2    
a a网 2019-01 3 1 first 0 0   /api/v1/articles?from=2019-01-01&source=a&to=2019-01-31 
a a网 2019-02 0 0 silent 0 0    
a a网 2019-03 1 1 read 0 0   /api/v1/articles?from=2019-03-01&source=a&to=2019-03-31 
a a网 2019-04 2 1 last 0 0   /api/v1/articles?from=2019-04-01&source=a&to=2019-04-30 
a a网 2019-05 0 0 asked 3 1 2019-05-01T00:00:00+08:00 2019-05-02T12:00:00+08:00  
b b网 2019-02 1 1 only 0 0   /api/v1/articles?from=2019-02-01&source=b&to=2019-02-28 
c c网 2019-02 0 0 asked 1 0 2019-02-01T00:00:00+08:00 2019-02-02T12:00:00+08:00  
`
	if diff := cmp.Diff(want, written(t, coverageTable(all))); diff != "" {
		t.Error(diff)
	}
	for first := range all {
		if first.Silent() != 1 || first.Articles() != 6 {
			t.Errorf("%d silent, %d articles", first.Silent(), first.Articles())
		}
		break
	}
}
