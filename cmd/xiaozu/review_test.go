package main

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/xiaozu-watch/xiaozu/internal/pgserver"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
)

// A deskRoom is a database with invented stories that were read, and two curators.
type deskRoom struct {
	folder  string
	server  *pgserver.Server
	dsn     string
	db      *sql.DB
	site    *storySite
	sources string // folder
}

func newDeskRoom(t *testing.T, stories int) *deskRoom {
	t.Helper()
	room := &deskRoom{folder: pgtest.Folder(t)}
	room.serve(t)
	room.dsn = room.server.DSN(databaseName)
	db, err := sql.Open("postgres", room.dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { errors.Join(db.Close(), room.server.Stop()) })
	room.db = db
	room.site = newStorySite(t, stories)
	room.sources = room.site.declare(t)
	room.crawl(t)
	for _, name := range []string{"anna", "bert"} {
		room.run(t, "", "user", "add", name, "--role", "curator")
	}
	return room
}

// serve starts the database.
func (room *deskRoom) serve(t *testing.T) {
	t.Helper()
	server, err := pgserver.Start(t.Context(), room.folder)
	if err != nil {
		t.Fatal(err)
	}
	room.server = server
}

func (room *deskRoom) command(args ...string) *exec.Cmd {
	c := exec.Command("xiaozu", args...)
	c.Env = append(os.Environ(), "DATABASE_URL="+room.dsn, "TERM=xterm-256color", "LANG=C.UTF-8", "LC_ALL=")
	return c
}

// run runs a command on the database to its end.
func (room *deskRoom) run(t *testing.T, input string, args ...string) string {
	t.Helper()
	c := room.command(args...)
	c.Stdin = strings.NewReader(input)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("xiaozu %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// crawl fetches and reads what is new, and reads again what learned names ask for.
func (room *deskRoom) crawl(t *testing.T) {
	t.Helper()
	room.run(t, "", "crawl", "--once", "--sources", room.sources, "stories")
}

// decided counts facts about groups of a name by their state and the latest decision on them.
func (room *deskRoom) decided(t *testing.T, group string) []string {
	t.Helper()
	return column(t, room.db, `
		SELECT state || ' ' || verdict || coalesce(nullif(' ' || reason, ' '), '') || ' ' || decided_by || ' ' || count(*)
		FROM facts
		JOIN (SELECT DISTINCT ON (fact) fact, verdict, reason, decided_by FROM decisions ORDER BY fact, n DESC) latest USING (fact)
		WHERE body LIKE '`+group+`'
		GROUP BY state, verdict, reason, decided_by
		ORDER BY 1`)
}

// A tty is a program on a pseudo terminal, with what it shows.
type tty struct {
	t     *testing.T
	cmd   *exec.Cmd
	side  *os.File
	lock  sync.Mutex
	all   bytes.Buffer
	ended chan struct{}
}

// open starts a review on a terminal of its own.
func (room *deskRoom) open(t *testing.T, columns, rows uint16, args ...string) *tty {
	t.Helper()
	tm := &tty{t: t, cmd: room.command(append([]string{"review"}, args...)...), ended: make(chan struct{})}
	side, err := pty.StartWithSize(tm.cmd, &pty.Winsize{Cols: columns, Rows: rows})
	if err != nil {
		t.Fatal(err)
	}
	tm.side = side
	go func() {
		defer close(tm.ended)
		for part := make([]byte, 4096); ; {
			n, err := side.Read(part)
			tm.lock.Lock()
			tm.all.Write(part[:n])
			tm.lock.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		_ = tm.cmd.Process.Kill() // it has ended already unless the test failed
		_ = tm.cmd.Wait()
		side.Close()
	})
	return tm
}

var sequence = regexp.MustCompile(`\x1b(\[[0-9;?]*[A-Za-z]|[78])`)

// shown is the screen as it was drawn last, and everything that was written.
func (tm *tty) shown() (screen []string, raw string) {
	tm.lock.Lock()
	defer tm.lock.Unlock()
	raw = tm.all.String()
	frame := raw[strings.LastIndex(raw, "\x1b[H")+1:]
	return strings.Split(strings.ReplaceAll(sequence.ReplaceAllString("\x1b"+frame, ""), "\r", ""), "\n"), raw
}

// wait waits until the screen shows all of several texts, however they are broken into lines.
func (tm *tty) wait(texts ...string) {
	tm.t.Helper()
	var screen string
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		lines, _ := tm.shown()
		screen = strings.Join(lines, "\n")
		if !slices.ContainsFunc(texts, func(s string) bool { return !strings.Contains(unbroken(screen), unbroken(s)) }) {
			return
		}
	}
	tm.t.Fatalf("the screen lacks one of %q:\n%s", texts, screen)
}

// unbroken takes all blanks out.
func unbroken(s string) string { return strings.Join(strings.Fields(s), "") }

// press types keys and waits until the screen shows texts.
func (tm *tty) press(keys string, texts ...string) {
	tm.t.Helper()
	if _, err := tm.side.WriteString(keys); err != nil {
		tm.t.Fatal(err)
	}
	tm.wait(texts...)
}

// fits fails if the screen does not fit into its size.
func (tm *tty) fits(columns, rows int) {
	tm.t.Helper()
	lines, _ := tm.shown()
	if len(lines) > rows {
		tm.t.Errorf("%d lines on %d rows", len(lines), rows)
	}
	for _, line := range lines {
		if text.StringWidth(line) > columns {
			tm.t.Errorf("%q is wider than %d", line, columns)
		}
	}
}

// leave ends the review and gives its last line.
func (tm *tty) leave(key string) string {
	tm.t.Helper()
	if _, err := tm.side.WriteString(key); err != nil {
		tm.t.Fatal(err)
	}
	<-tm.ended
	if err := tm.cmd.Wait(); err != nil {
		tm.t.Errorf("left with %v", err)
	}
	_, raw := tm.shown()
	_, after, left := strings.Cut(raw, "\x1b[?1049l")
	if !left {
		tm.t.Error("the terminal was not put back")
	}
	return strings.TrimSpace(after)
}
