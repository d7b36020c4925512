package web

import (
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

func (s *site) factData(r *http.Request) (dataset, error) {
	known, err := s.db.Statement(r.Context(), r.PathValue("fact"))
	fact := record.NewStatedFact(known)
	return dataset{fact, record.Table("passages", fact.Passages)}, err
}

func (s *site) namesakesData(r *http.Request) (dataset, error) {
	found, err := registry.Namesakes(r.Context(), s.db, s.seeker.Lexicon)
	all := each(found, record.NewNamesake)
	return dataset{map[string]any{"items": all}, record.Table("namesakes", all)}, err
}

func (s *site) agreementData(r *http.Request) (dataset, error) {
	differ, err := s.db.Disagreements(r.Context(), mostDisagreements)
	return listed("agreement", each(differ, record.NewDisagreement)), err
}

func (s *site) lessonsData(r *http.Request) (dataset, error) {
	known, err := s.db.Lessons(r.Context(), "", mostLessons)
	return listed("lessons", each(known, record.NewLesson)), err
}

func (s *site) lessonData(r *http.Request) (dataset, error) {
	l, err := s.db.Lesson(r.Context(), r.PathValue("id"))
	if err != nil {
		return dataset{}, err
	}
	effects, err := s.db.LessonEffects(r.Context(), l.ID)
	return listed("effects", each(effects, record.NewEffect)), err
}
