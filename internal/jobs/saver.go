package jobs

import (
	"context"
	"sync"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A saver saves the pages of all crawls of this process in groups: those that came while one group
// was being saved, and for saveEvery from its beginning, are the next. A lone page is saved at once.
type saver struct {
	runner *Runner

	mu      sync.Mutex
	waiting []*saving
	busy    bool
}

// A saving is a page on its way into the database.
type saving struct {
	page  news.Page
	saved postgres.Saved
	err   error
	done  chan struct{}
}

// save returns when the page is saved. If it is new or changed its reading is asked for.
func (s *saver) save(ctx context.Context, page news.Page) (postgres.Saved, error) {
	w := &saving{page: page, done: make(chan struct{})}
	s.mu.Lock()
	s.waiting = append(s.waiting, w)
	if !s.busy {
		s.busy = true
		go s.work(context.WithoutCancel(ctx))
	}
	s.mu.Unlock()
	<-w.done
	return w.saved, w.err
}

// saveEvery is little beside the delays that crawls keep.
const saveEvery = 25 * time.Millisecond

// work saves group after group until none is left.
func (s *saver) work(ctx context.Context) {
	for {
		group := s.next()
		if len(group) == 0 {
			return
		}
		began := time.Now()
		s.saveGroup(ctx, group)
		for _, w := range group {
			close(w.done)
		}
		time.Sleep(time.Until(began.Add(saveEvery)))
	}
}

// mostInGroup bounds of how many pages the bytes are held at once: they may be megabytes each.
const mostInGroup = 32

// next takes a group of different pages.
func (s *saver) next() (group []*saving) {
	s.mu.Lock()
	defer s.mu.Unlock()
	taken := map[string]bool{}
	var left []*saving
	for _, w := range s.waiting {
		key := w.page.Source + " " + w.page.ID
		if taken[key] || len(group) == mostInGroup {
			left = append(left, w)
			continue
		}
		taken[key] = true
		group = append(group, w)
	}
	s.waiting, s.busy = left, len(group) > 0
	return group
}

// saveGroup saves pages together, and if that fails one by one.
func (s *saver) saveGroup(ctx context.Context, group []*saving) {
	err := s.saveTogether(ctx, group)
	if err == nil || postgres.IsUnavailable(err) || len(group) == 1 {
		for _, w := range group {
			w.err = err
		}
		return
	}
	for _, w := range group {
		w.err = s.saveTogether(ctx, []*saving{w})
	}
}

func (s *saver) saveTogether(ctx context.Context, group []*saving) error {
	pages := make([]news.Page, len(group))
	for i, w := range group {
		pages[i] = w.page
	}
	saved, err := s.runner.desk.DB.SavePages(ctx, pages)
	if err != nil {
		return err
	}
	for i, w := range group {
		if w.saved = saved[i]; w.saved.Changed {
			s.runner.asker.add(postgres.PageRef{Source: w.page.Source, ID: w.saved.Page, Version: w.saved.Version})
		}
	}
	return nil
}
