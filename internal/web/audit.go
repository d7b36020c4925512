package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// An auditView is what curators said, the latest first.
type auditView struct {
	auditChoice
	Kinds     []option
	Whats     []option
	Acts      []audited
	More      string
	Curator   bool
	Downloads []download // none for who may not take data away
}

// An auditChoice is a part of the acts as an address says it.
type auditChoice struct {
	By, Group, Day, Kind, What string // as they were typed
	filter                     postgres.ActFilter
}

// An audited is one act.
type audited struct {
	Href      string
	Statement any
	What      any // nil for a decision on a fact
	Says      any
	By        string
	At        time.Time
	Note      string
	Corrected *postgres.Arguments
	After     postgres.State // "" where none changed
	Quote     string         // that the curator saw
	Lang      string         // of Quote
	Article   string         // address
	Archived  string         // address of the page that the curator saw
}

// auditPage is how many acts one page lists.
const auditPage = 50

// auditChoiceOf reads which acts an address means.
func (s *site) auditChoiceOf(ctx context.Context, q url.Values) (c auditChoice, err error) {
	c = auditChoice{By: strings.TrimSpace(q.Get("by")), Group: strings.TrimSpace(q.Get("group")), Day: strings.TrimSpace(q.Get("day")), Kind: q.Get("kind"),
		What: q.Get("what")}
	on, err := news.ParseDate(c.Day)
	if err != nil {
		return c, errNoDate
	}
	c.filter = postgres.ActFilter{What: postgres.ActKind(c.What), By: c.By, Kind: news.FactKind(c.Kind), On: on, After: q.Get("after"), Limit: auditPage}
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
	return given(map[string]string{"by": c.By, "group": c.Group, "day": c.Day, "kind": c.Kind, "what": c.What})
}

// audit lists what curators said with what it rested on.
func (s *site) audit(w http.ResponseWriter, r *http.Request) error {
	c, err := s.auditChoiceOf(r.Context(), r.URL.Query())
	if err != nil {
		return err
	}
	acts, err := s.db.Acts(r.Context(), c.filter)
	if err != nil {
		return err
	}
	v := auditView{auditChoice: c, Kinds: auditKinds(c.Kind), Whats: auditWhats(c.What), Curator: rankOf(caller(r)) >= curator}
	for _, a := range acts {
		v.Acts = append(v.Acts, newAudited(a))
	}
	if len(acts) == auditPage {
		next := c.query()
		next.Set("after", acts[auditPage-1].Cursor())
		v.More = withQuery("/audit", next)
	}
	if rankOf(caller(r)) >= researcher {
		v.Downloads = tableFiles("/audit/acts", c.query())
	}
	return s.page(w, r, "audit", view{Title: say("Who decided what"), Section: "review", Data: v})
}

func auditKinds(chosen string) (all []option) {
	for _, k := range kinds {
		all = append(all, option{string(k.kind), k.name, false})
	}
	return options(chosen, all...)
}

// actKinds are the kinds of act by what they are called.
var actKinds = map[postgres.ActKind]locale.Message{
	postgres.DecisionAct: say("decisions on facts"), postgres.OpinionAct: say("second opinions"),
	postgres.EndAct: say("ends of seats"), postgres.IdentityAct: say("who is who"), postgres.MentionAct: say("added mentions"),
}

func auditWhats(chosen string) []option {
	all := []option{{"", say("All"), false}}
	for _, k := range postgres.ActKinds() {
		all = append(all, option{string(k), actKinds[k], false})
	}
	return options(chosen, all...)
}

func newAudited(a postgres.Act) audited {
	v := audited{Href: factPath(a.Fact, nil), Says: review.Judgement(postgres.Verdict(a.Verdict), a.Reason), By: a.By, At: a.At, Note: a.Note,
		Corrected: a.Corrected, After: a.After, Quote: a.Passage.Text, Lang: languageOf(a.Passage.Text)}
	if a.Stated != nil {
		v.Statement = statement(a.Stated.Stated())
	}
	switch a.What {
	case postgres.OpinionAct:
		v.What = say("second opinion")
	case postgres.EndAct:
		v.What = say("end of a seat")
		v.Says = endSaid(a)
	case postgres.IdentityAct:
		v.What, v.Statement, v.Note = actKinds[a.What], nil, a.Reason
		v.Says = identified(postgres.IdentityDecision{Action: postgres.IdentityAction(a.Verdict), Subject: a.Subject, Other: a.Other, Undoes: a.Undoes})
	case postgres.MentionAct:
		v.What, v.Statement, v.Says = actKinds[a.What], nil, namingSaid(a.Passage.Text, a.Other)
		if a.Undoes > 0 {
			v.Says = say("{verdict}: {reason}", say("Taken back"), v.Says)
		}
		v.Quote = ""
	}
	if a.Passage.Page != "" {
		v.Article = articlePath(a.Passage.Source, a.Passage.Page)
		v.Archived = archivedPath(a.Passage.Source, a.Passage.Page, a.Passage.Version)
	}
	return v
}

// endSaid is what was said of the end of a seat.
func endSaid(a postgres.Act) locale.Message {
	verdict := locale.Term(map[postgres.EndVerdict]locale.Message{postgres.ConfirmEnd: say("Confirmed"), postgres.RefuseEnd: say("Refused"),
		postgres.UndoEnd: say("Taken back")}, postgres.EndVerdict(a.Verdict))
	return say("{verdict}: {person} was {role} of {group} until then", verdict, name(a.Other), name(a.Role), name(a.Subject))
}

// auditFile sends the acts of an address as a file.
func (s *site) auditFile(w http.ResponseWriter, r *http.Request) error {
	name, isActs := strings.CutPrefix(r.PathValue("file"), "acts.")
	format, isTable := tableFormat(name)
	if !isActs || !isTable {
		return errNoSuchPage
	}
	c, err := s.auditChoiceOf(r.Context(), r.URL.Query())
	if err != nil {
		return err
	}
	table, err := research.Stored(r.Context(), s.db, postgres.ActsTable(), postgres.ExportFilter{From: c.filter.On, To: c.filter.On,
		Group: c.filter.Group, Kind: c.Kind, DecidedBy: c.By, Act: c.filter.What})
	if err != nil {
		return err
	}
	s.sendTable(w, r, format, "acts", table)
	return nil
}
