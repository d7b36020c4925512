package demo

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// robots is the rules file of every site: all may be read but what no list names.
const robots = "User-agent: *\nDisallow: /internal/\n"

// closing is how long requests under way may take to end, and how long a request's header may
// take to come.
const closing = 2 * time.Second

// days are the mornings of the two editions; a page was last modified on the first that has it
// as it is.
var days = [2]time.Time{
	time.Date(2026, time.October, 12, 8, 0, 0, 0, news.Beijing),
	time.Date(2026, time.October, 13, 8, 0, 0, 0, news.Beijing),
}

// A server is a site on a port of its own.
type server struct {
	listener net.Listener
	http     http.Server
	done     chan struct{} // closed when serving has ended
	err      error         // why it ended; read it after done
}

// serve listens on a free port and serves the edition of the day until close.
func serve(s *site, nextDay *atomic.Bool) (*server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	made := &server{listener: listener, done: make(chan struct{})}
	made.http.Handler = handler(s, nextDay)
	made.http.ReadHeaderTimeout = closing
	go func() {
		defer close(made.done)
		made.err = made.http.Serve(listener)
	}()
	return made, nil
}

func (s *server) base() string { return "http://" + s.listener.Addr().String() }

// close lets requests under way end, cuts those that do not, and waits for the end of serving.
func (s *server) close() error {
	ctx, cancel := context.WithTimeout(context.Background(), closing)
	defer cancel()
	err := s.http.Shutdown(ctx)
	if err != nil {
		err = s.http.Close()
	}
	<-s.done
	if !errors.Is(s.err, http.ErrServerClosed) {
		err = s.err
	}
	if err != nil {
		return fmt.Errorf("close demo site %s: %w", s.base(), err)
	}
	return nil
}

func handler(s *site, nextDay *atomic.Bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		day := 0
		if nextDay.Load() {
			day = 1
		}
		s.answer(w, r, day)
	})
}

func (s *site) answer(w http.ResponseWriter, r *http.Request, day int) {
	page, found := s.editions[day][r.URL.RequestURI()]
	switch {
	case found:
		s.send(w, r, page)
	case r.URL.Path == "/":
		http.Redirect(w, r, s.front, http.StatusFound)
	case r.URL.Path == "/robots.txt":
		http.ServeContent(w, r, "robots.txt", days[0], bytes.NewReader([]byte(robots)))
	default:
		http.NotFound(w, r)
	}
}

// send serves a page with what conditional requests need. A page in the GB family says its
// charset in its meta tag only.
func (s *site) send(w http.ResponseWriter, r *http.Request, page []byte) {
	contentType := "text/html; charset=utf-8"
	if bytes.Contains(page, []byte("charset=gb")) {
		contentType = "text/html"
	}
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(page)))
	http.ServeContent(w, r, "", s.modified(r.URL.RequestURI(), page), bytes.NewReader(page))
}

func (s *site) modified(address string, page []byte) time.Time {
	if bytes.Equal(page, s.editions[0][address]) {
		return days[0]
	}
	return days[1]
}
