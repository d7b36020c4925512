// Package demo is a small invented newsroom, so that everything can be tried without asking a
// real site for anything. Six sites, each on a port of its own on 127.0.0.1, carry some eighty
// stories from the years 2013 to 2026:
//
//	sites/<site>/source.yaml         its declaration, as for any real site
//	sites/<site>/*.html              its templates: a list page and an article page
//	sites/<site>/articles/*.txt      its stories: a header, an empty line, the body line by line
//
// The six are kinds of page that official China really has: a government's notices with padded
// rosters, a news agency, a provincial paper in GB18030, a Hong Kong office in traditional
// characters, an English service, and a city that never closes its tags. All places and people
// are invented and live in the province of Yunling (云岭省), but for a few plain public facts
// about real groups.
//
// The newsroom has two days. On the second a notice is corrected, a page is gone, and new
// stories stand on the lists.
package demo

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

//go:embed sites
var embedded embed.FS

// delay is long enough to be seen in the order of requests and short enough for a demo.
const delay = 5 * time.Millisecond

// A Newsroom is six sites that are being served. Its methods may be called from any goroutine.
type Newsroom struct {
	sources []source.Source // as declared
	servers []*server
	nextDay atomic.Bool
}

// Start serves the newsroom on free ports of 127.0.0.1, on its first day. Close ends it.
func Start() (*Newsroom, error) {
	folder, err := fs.Sub(embedded, "sites")
	if err != nil {
		return nil, fmt.Errorf("open the demo newsroom: %w", err)
	}
	n := &Newsroom{}
	if n.sources, err = source.Load(folder); err != nil {
		return nil, fmt.Errorf("declare the demo newsroom: %w", err)
	}
	for _, s := range n.sources {
		if err := n.open(folder, s); err != nil {
			return nil, errors.Join(fmt.Errorf("open demo site %s: %w", s.ID, err), n.Close())
		}
	}
	return n, nil
}

func (n *Newsroom) open(folder fs.FS, s source.Source) error {
	site, err := newSite(folder, s)
	if err != nil {
		return err
	}
	server, err := serve(site, &n.nextDay)
	if err != nil {
		return err
	}
	n.servers = append(n.servers, server)
	return nil
}

// Sources are the declarations of the six sites where they are served now, sorted by id.
// Loopback addresses are allowed in them, and the delay is a few milliseconds.
func (n *Newsroom) Sources() ([]source.Source, error) {
	moved := make([]source.Source, len(n.sources))
	for i, s := range n.sources {
		m, err := s.Rebase(n.servers[i].base())
		if err != nil {
			return nil, fmt.Errorf("declare the demo newsroom: %w", err)
		}
		m.Delay.Duration = delay
		moved[i] = m
	}
	return moved, nil
}

// NextDay brings the second day: one notice is corrected, one page answers 404, and new stories
// stand on the lists. Called again it changes nothing.
func (n *Newsroom) NextDay() { n.nextDay.Store(true) }

// Close ends all listeners and waits until nothing is served any more. Called again it does
// nothing.
func (n *Newsroom) Close() error {
	var problems []error
	for _, s := range n.servers {
		problems = append(problems, s.close())
	}
	return errors.Join(problems...)
}
