package web

import (
	"errors"
	"net/http"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

// studyFile sends the table of a study, or the picture of a composition.
func (s *site) studyFile(w http.ResponseWriter, r *http.Request) error {
	kind, known := study.Named(r.PathValue("study"))
	what, format, _ := strings.Cut(r.PathValue("file"), ".")
	q := readStudyQuery(r.URL.Query())
	if picture := drawingNamed(format); known && what == "chart" && kind.Name == "composition" && q.Group != "" && picture != nil {
		return s.sendComposition(w, r, *picture, q)
	}
	f, isTable := tableFormat(format)
	if !known || what != "table" || !isTable {
		return errNoSuchPage
	}
	table, err := s.studyTable(r)
	if err != nil {
		return err
	}
	s.sendTable(w, r, f, kind.Name, table)
	return nil
}

func (s *site) studyData(r *http.Request) (dataset, error) {
	table, err := s.studyTable(r)
	return dataset{rows: table}, err
}

// studyTable is the table of the study that an address names.
func (s *site) studyTable(r *http.Request) (research.Table, error) {
	kind, known := study.Named(r.PathValue("study"))
	if !known {
		return research.Table{}, errNoSuchPage
	}
	table, err := kind.Table(r.Context(), s.db, readStudyQuery(r.URL.Query()).question())
	if errors.Is(err, study.ErrNoGroup) {
		err = errNoSuchPage
	}
	return table, err
}

func (s *site) sendComposition(w http.ResponseWriter, r *http.Request, d drawing, q studyQuery) error {
	makes, err := study.Composition(r.Context(), s.db, q.question())
	if err != nil {
		return err
	}
	name, err := s.db.OfficialName(r.Context(), q.Group)
	if err != nil {
		return err
	}
	stack := stacked(locale.English, makes, 960)
	stack.Label = s.Base + withQuery(studyPath("composition"), q.values())
	stack.Caption = []string{"Seats in " + name + ". " + stack.Label}
	return s.sendPicture(w, d, "composition", plot.DrawStack(stack))
}
