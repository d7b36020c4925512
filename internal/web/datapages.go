package web

import (
	"net/http"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// dataPages are the pages whose data can be had, each with what reads it.
func (s *site) dataPages() []dataPage {
	return []dataPage{
		{"GET /groups", s.groupsData},
		{"GET /groups/{id}", s.groupData},
		{"GET /people", s.peopleData},
		{"GET /people/{id}", s.personData},
		{"GET /interlocks", s.interlocksData},
		{"GET /review", s.queueData},
		{"GET /review/{fact}", s.factData},
		{"GET /rules", s.rulesData},
		{"GET /contradictions", s.contradictionsData},
		{"GET /namesakes", s.namesakesData},
		{"GET /agreement", s.agreementData},
		{"GET /lessons", s.lessonsData},
		{"GET /lessons/{id}", s.lessonData},
		{"GET /articles/{source}/{page}", s.articleData},
		{"GET /articles/{source}/{page}/versions", s.versionsData},
		{"GET /changes", s.changesData},
		{"GET /search", s.searchData},
		{"GET /explore", s.exploreData},
		{"GET /explore/articles", s.exploreArticlesData},
		{"GET /explore/studies/{study}", s.studyData},
		{"GET /releases", s.releasesData},
		{"GET /releases/{number}", s.releaseData},
		{"GET /sources", s.sourcesData},
	}
}

// each makes a record of every element.
func each[T, R any](list []T, of func(T) R) []R {
	records := make([]R, len(list))
	for i, x := range list {
		records[i] = of(x)
	}
	return records
}

func (s *site) groupsData(r *http.Request) (dataset, error) {
	groups, err := s.db.Groups(r.Context(), "")
	return listed("groups", each(ofLevel(groups, r.URL.Query().Get("level")), record.NewListedGroup)), err
}

func (s *site) groupData(r *http.Request) (dataset, error) {
	on, err := askedDate(r)
	if err != nil {
		return dataset{}, err
	}
	g, err := s.db.Group(r.Context(), r.PathValue("id"))
	if err != nil {
		return dataset{}, err
	}
	v, err := registry.OfGroup(r.Context(), s.db, g, on)
	group := record.NewGroup(g, v)
	return dataset{group, record.Table("seats", group.Seats)}, err
}

func (s *site) peopleData(r *http.Request) (dataset, error) {
	people, err := s.db.People(r.Context())
	return listed("people", each(people, record.NewListedPerson)), err
}

func (s *site) personData(r *http.Request) (dataset, error) {
	on, err := askedDate(r)
	if err != nil {
		return dataset{}, err
	}
	p, err := s.db.PersonPage(r.Context(), r.PathValue("id"))
	person := record.NewPerson(p, on)
	return dataset{person, record.Table("seats", person.Seats)}, err
}

func (s *site) interlocksData(r *http.Request) (dataset, error) {
	on, err := askedDate(r)
	if err != nil {
		return dataset{}, err
	}
	found, err := registry.InterlocksOn(r.Context(), s.db, on)
	return listed("interlocks", record.SharedSeats(found)), err
}

func (s *site) queueData(r *http.Request) (dataset, error) {
	c, err := queueChoiceOf(r.URL.Query())
	if err != nil {
		return dataset{}, err
	}
	facts, err := s.db.Queue(r.Context(), c.filter(caller(r).Name))
	return listed("review", each(facts, record.NewFact)), err
}

func (s *site) rulesData(r *http.Request) (dataset, error) {
	judged, err := s.db.JudgedRules(r.Context())
	return listed("rules", each(judged, record.NewRule)), err
}

func (s *site) contradictionsData(r *http.Request) (dataset, error) {
	found, err := registry.Contradictions(r.Context(), s.db)
	all := each(found, record.NewContradiction)
	return dataset{map[string]any{"items": all}, record.Table("contradictions", all)}, err
}

func (s *site) articleData(r *http.Request) (dataset, error) {
	a, err := s.db.Article(r.Context(), r.PathValue("source"), r.PathValue("page"))
	article := record.NewArticle(a)
	return dataset{article, record.Table("mentions", article.Mentions)}, err
}

func (s *site) versionsData(r *http.Request) (dataset, error) {
	a, err := s.db.Article(r.Context(), r.PathValue("source"), r.PathValue("page"))
	return listed("versions", each(a.Versions, record.NewVersion)), err
}

func (s *site) changesData(r *http.Request) (dataset, error) {
	found, err := s.db.Changes(r.Context(), postgres.ChangeFilter{Source: r.URL.Query().Get("source"), Limit: mostChanges})
	return listed("changes", each(found, record.NewChange)), err
}

func (s *site) searchData(r *http.Request) (dataset, error) {
	v, filter, err := s.newSearchView(r, r.URL.Query())
	query := s.seeker.Parse(v.Query)
	if err != nil || v.Wrong != nil || len(query.Terms) == 0 {
		return listed[record.Found]("search", nil), err
	}
	named, err := s.seeker.Names(r.Context(), query)
	if err != nil {
		return dataset{}, err
	}
	page, err := s.seeker.Articles(r.Context(), query, filter)
	return listed("search", record.NewFound(named, page.Hits)), err
}

func (s *site) exploreData(r *http.Request) (dataset, error) {
	q := readExploreQuery(r.URL.Query())
	if q.Wrong != nil {
		return dataset{}, errNoDate
	}
	series, err := s.series(r.Context(), q)
	return dataset{rows: research.Counted(q.Split, q.Filter, research.InTurn(series...))}, err
}

func (s *site) sourcesData(r *http.Request) (dataset, error) {
	states, err := s.db.Sources(r.Context())
	now := time.Now()
	of := func(state postgres.SourceState) record.Source { return record.NewSource(state, now) }
	return listed("sources", each(states, of)), err
}
