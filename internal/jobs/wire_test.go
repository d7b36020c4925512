package jobs

import (
	"io"
	"net"
	"net/url"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

// A wire lies between a worker and the database, and kills the worker before a step of its work. A
// step is something that it says to the database, or a message that it hands to a receiver.
type wire struct {
	net.Listener
	network, address string // of the database

	mu    sync.Mutex
	taken int    // steps since count
	last  int    // number of the step before which the worker is killed; 0 for none
	kill  func() // the worker
}

func newWire(t *testing.T, dsn string) *wire {
	t.Helper()
	config, err := pgconn.ParseConfig(dsn)
	must(t, err)
	w := &wire{}
	w.network, w.address = pgconn.NetworkAddress(config.Host, config.Port)
	w.Listener, err = net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	t.Cleanup(func() { w.Close() })
	go w.serve()
	return w
}

func (w *wire) serve() {
	for {
		worker, err := w.Accept()
		if err != nil {
			return // the wire is closed
		}
		go w.carry(worker)
	}
}

// carrying is the address of the database by way of the wire.
func (w *wire) carrying(t *testing.T, dsn string) string {
	t.Helper()
	config, err := pgconn.ParseConfig(dsn)
	must(t, err)
	return (&url.URL{Scheme: "postgres", User: url.UserPassword(config.User, config.Password), Host: w.Addr().String(),
		Path: "/" + config.Database, RawQuery: "sslmode=disable"}).String()
}

// carry passes on what a connection says, until either end or the wire is cut.
func (w *wire) carry(worker net.Conn) {
	defer worker.Close()
	database, err := net.Dial(w.network, w.address)
	if err != nil {
		return // the worker sees that its connection breaks
	}
	defer database.Close()
	go func() {
		_, _ = io.Copy(worker, database) // a broken connection ends the other direction, too
		worker.Close()
	}()
	words := make([]byte, 64<<10)
	for {
		n, err := worker.Read(words)
		if err != nil || !w.step() {
			return
		}
		if _, err := database.Write(words[:n]); err != nil {
			return
		}
	}
}

// count begins to count the steps of a worker, which is killed before the last of so many; 0 lets it
// live.
func (w *wire) count(steps int, kill func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.taken, w.last, w.kill = 0, steps, kill
}

// step reports whether a step is taken, and kills the worker if it is not.
func (w *wire) step() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.taken++
	if w.taken != w.last {
		return true
	}
	w.kill()
	return false
}

// steps are those that were taken since count.
func (w *wire) steps() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.taken
}
