package web

import (
	"context"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

// A studyView is the answer to a question that is no count of mentions.
type studyView struct {
	Tabs         []exploreTab
	Name         string
	Title, Lead  any
	Query        studyQuery
	Action       string   // where the question goes
	Groups       []option // that can be asked for
	Periods      []option
	Wide, Narrow template.HTML
	Tables       []studyTable
	Citation     *citation
	Downloads    []download
}

// A studyTable shows the foremost rows; the files have all.
type studyTable struct {
	Caption any
	Head    []studyCell
	Rows    [][]studyCell
	More    any // how many rows are not shown; nil for none
}

// A studyCell is a field, or the head of a column.
type studyCell struct {
	Says  any
	Href  string
	Class string // "number", "date" or ""
}

// shownOfStudy is how many rows of a table a page shows.
const shownOfStudy = 30

// cut leaves the foremost rows and says how many more there are.
func (t studyTable) cut() studyTable {
	if n := len(t.Rows) - shownOfStudy; n > 0 {
		t.Rows, t.More = t.Rows[:shownOfStudy], say("{n more row|more rows} in the files", n)
	}
	return t
}

// An exploreTab leads to one kind of question.
type exploreTab struct {
	Name any
	Href string
	Here bool
}

var studyTitles = map[string]locale.Message{
	"composition": say("Composition over time"), "events": say("Events over time"), "tenures": say("Length of seats"),
	"activity": say("Standby and activity"), "coverage": say("Coverage"), "firsts": say("First mentions"),
}

var studyLeads = map[string]locale.Message{
	"composition": say("How many seats of which tier a group had at the end of each period. What dates leave open is told apart from what is certain."),
	"events":      say("How often groups met, how many people they got and lost, when they were set up and changed, by the dates that facts state. Facts that were rejected or withdrawn do not count."),
	"tenures":     say("How long seats in groups were held. A seat whose end is not known is not taken for one that lasts."),
	"activity":    say("A group stands by when nobody named it for six months or more of which articles were read, and no meeting is known of."),
	"coverage":    say("Of which sources articles were read, from when to when, and where there are gaps. What no source printed or nobody crawled is not known; it is not nothing."),
	"firsts":      say("Who named a group on the first day on which any article that was read did, and how long before its founding that was."),
}

// exploreTabs lead to all kinds of questions; here is the name of a study, "" for counts.
func exploreTabs(here string) []exploreTab {
	tabs := []exploreTab{{say("Counts"), "/explore", here == ""}}
	for _, s := range study.Studies() {
		tabs = append(tabs, exploreTab{studyTitles[s.Name], studyPath(s.Name), here == s.Name})
	}
	return tabs
}

func studyPath(name string) string { return "/explore/studies/" + name }

// A studyQuery is a study's question, as its address says it.
type studyQuery struct {
	Group, Level string
	By           news.Period
	Lineage      bool
}

func readStudyQuery(v url.Values) studyQuery {
	q := studyQuery{Group: v.Get("group"), Level: v.Get("level"), By: news.Period(v.Get("by")), Lineage: v.Get("lineage") != ""}
	if !slices.Contains([]news.Period{news.Monthly, news.Quarterly}, q.By) {
		q.By = news.Yearly
	}
	return q
}

func (q studyQuery) values() url.Values {
	v := given(map[string]string{"group": q.Group, "level": q.Level})
	if q.By != news.Yearly {
		v.Set("by", string(q.By))
	}
	if q.Lineage {
		v.Set("lineage", "1")
	}
	return v
}

func (q studyQuery) question() study.Question {
	return study.Question{Group: q.Group, Level: q.Level, By: q.By, Lineage: q.Lineage, Now: time.Now()}
}

// study shows the answer to one kind of question.
func (s *site) study(w http.ResponseWriter, r *http.Request) error {
	kind, known := study.Named(r.PathValue("study"))
	if !known {
		return errNoSuchPage
	}
	q := readStudyQuery(r.URL.Query())
	v := studyView{Tabs: exploreTabs(kind.Name), Name: kind.Name, Title: studyTitles[kind.Name], Lead: studyLeads[kind.Name], Query: q, Action: studyPath(kind.Name)}
	show := map[string]func(*http.Request, *studyView) error{
		"composition": s.showComposition, "events": s.showEvents, "tenures": s.showTenures, "activity": s.showActivity, "coverage": s.showCoverage, "firsts": s.showFirsts,
	}
	err := show[kind.Name](r, &v)
	if err != nil {
		return err
	}
	if kind.Name != "composition" || q.Group != "" {
		v.Downloads = q.downloads(kind.Name)
	}
	if v.Wide != "" {
		from, err := s.studyOrigin(r.Context(), kind.Name, q)
		if err != nil {
			return err
		}
		v.Citation = cite(from, studyPath(kind.Name)+"/chart", q.values())
	}
	return s.page(w, r, "study", view{Title: v.Title, Section: "explore", Data: v})
}

func (q studyQuery) downloads(name string) []download {
	if name == "coverage" {
		q.By = news.Monthly // as the page has it
	}
	files := tableFiles(studyPath(name)+"/table", q.values())
	if q.charts(name) {
		files = append(files, pictureFiles(studyPath(name)+"/chart", q.values())...)
	}
	return files
}

// studyOrigin is where the chart of a study comes from.
func (s *site) studyOrigin(ctx context.Context, name string, q studyQuery) (from research.Provenance, err error) {
	group := ""
	if q.Group != "" {
		group, err = s.db.OfficialName(ctx, q.Group)
	}
	return s.provenance(q.question().Describe(name, group), withQuery(studyPath(name), q.values()), ""), err
}
