package web

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A nameBook knows how groups, people and titles are called in other languages. Pages ask it for every
// name that they show, so it is kept in memory.
type nameBook struct {
	forms atomic.Pointer[func(string, locale.Language) string]
	due   atomic.Int64 // when it is to be read again, in nanoseconds since 1970
}

// namesEvery is how long a name that a curator accepts may take to appear in other languages.
const namesEvery = time.Minute

// form is the form of a name in a language, "" if none is known.
func (b *nameBook) form(name string, l locale.Language) string {
	if forms := b.forms.Load(); forms != nil {
		return (*forms)(name, l)
	}
	return ""
}

// refresh reads the names again if that is due; only one request at a time does so.
func (b *nameBook) refresh(ctx context.Context, db *postgres.DB, titles []lexicon.Title) error {
	due := b.due.Load()
	if now := time.Now(); now.UnixNano() < due || !b.due.CompareAndSwap(due, now.Add(namesEvery).UnixNano()) {
		return nil
	}
	forms, err := registry.Forms(ctx, db, titles)
	if err != nil {
		b.due.Store(0)
		return err
	}
	b.forms.Store(&forms)
	return nil
}
