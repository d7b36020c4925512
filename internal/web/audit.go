package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// An auditView is who decided what, the latest first.
type auditView struct {
	auditChoice
	Kinds     []option
	Decisions []audited
	More      string
	Curator   bool
	Downloads []download // none for who may not take data away
}

// An auditChoice is a part of the decisions as an address says it.
type auditChoice struct {
	By, Group, Day, Kind string // as they were typed
	filter               postgres.DecisionFilter
}

// An audited is one decision.
type audited struct {
	Href      string
	Statement any
	Says      any
	By        string
	At        time.Time
	Note      string
	Corrected *postgres.Arguments
	After     postgres.State
	Quote     string // that the curator saw
	Lang      string // of Quote
	Article   string // address
	Archived  string // address of the page that the curator saw
}

// auditPage is how many decisions one page lists.
const auditPage = 50

// auditChoiceOf reads which decisions an address means.
func (s *site) auditChoiceOf(ctx context.Context, q url.Values) (c auditChoice, err error) {
	c = auditChoice{By: strings.TrimSpace(q.Get("by")), Group: strings.TrimSpace(q.Get("group")), Day: strings.TrimSpace(q.Get("day")), Kind: q.Get("kind")}
	on, err := news.ParseDate(c.Day)
	if err != nil {
		return c, errNoDate
	}
	c.filter = postgres.DecisionFilter{By: c.By, Kind: news.FactKind(c.Kind), On: on, After: q.Get("after"), Limit: auditPage}
	if c.Group != "" {
		ids, err := s.db.GroupsNamed(ctx, c.Group)
		if err != nil {
			return c, err
		}
		c.filter.Group = ids[0]
	}
	return c, nil
}

// query is the address of the choice.
func (c auditChoice) query() url.Values {
	return given(map[string]string{"by": c.By, "group": c.Group, "day": c.Day, "kind": c.Kind})
}

// audit lists decisions with what they rested on.
func (s *site) audit(w http.ResponseWriter, r *http.Request) error {
	c, err := s.auditChoiceOf(r.Context(), r.URL.Query())
	if err != nil {
		return err
	}
	decisions, err := s.db.Decisions(r.Context(), c.filter)
	if err != nil {
		return err
	}
	v := auditView{auditChoice: c, Kinds: auditKinds(c.Kind), Curator: rankOf(caller(r)) >= curator}
	for _, d := range decisions {
		v.Decisions = append(v.Decisions, newAudited(d))
	}
	if len(decisions) == auditPage {
		next := c.query()
		next.Set("after", decisions[auditPage-1].Cursor())
		v.More = withQuery("/audit", next)
	}
	if rankOf(caller(r)) >= researcher {
		v.Downloads = tableFiles("/audit/decisions", c.query())
	}
	return s.page(w, r, "audit", view{Title: say("Who decided what"), Section: "review", Data: v})
}

func auditKinds(chosen string) (all []option) {
	for _, k := range kinds {
		all = append(all, option{string(k.kind), k.name, false})
	}
	return options(chosen, all...)
}

func newAudited(d postgres.Audited) audited {
	a := audited{Href: factPath(d.Decision.Fact, nil), Statement: statement(d.Said()), Says: review.Judgement(d.Verdict, d.Reason),
		By: d.By, At: d.At, Note: d.Note, Corrected: d.Corrected, After: d.After,
		Quote: d.Passage.Text, Lang: languageOf(d.Passage.Text)}
	if d.Passage.Page != "" {
		a.Article = articlePath(d.Passage.Source, d.Passage.Page)
		a.Archived = archivedPath(d.Passage.Source, d.Passage.Page, d.Passage.Version)
	}
	return a
}

// auditFile sends the decisions of an address as a file.
func (s *site) auditFile(w http.ResponseWriter, r *http.Request) error {
	name, isDecisions := strings.CutPrefix(r.PathValue("file"), "decisions.")
	format, isTable := tableFormat(name)
	if !isDecisions || !isTable {
		return errNoSuchPage
	}
	c, err := s.auditChoiceOf(r.Context(), r.URL.Query())
	if err != nil {
		return err
	}
	tables := postgres.Tables()
	decisions := tables[slices.IndexFunc(tables, func(t postgres.Table) bool { return t.Name == "decisions" })]
	table, err := research.Stored(r.Context(), s.db, decisions, postgres.ExportFilter{From: c.filter.On, To: c.filter.On,
		Group: c.filter.Group, Kind: c.Kind, DecidedBy: c.By})
	if err != nil {
		return err
	}
	s.sendTable(w, r, format, "decisions", table)
	return nil
}
