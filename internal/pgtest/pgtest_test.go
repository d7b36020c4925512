package pgtest_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

// victimVariable makes TestVictim die in the way that it names.
const victimVariable = "XIAOZU_TEST_VICTIM"

func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }

func TestEachTestHasItsOwnDatabase(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"a", "b", "c"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := pgtest.New(t)
			if err := db.SaveSource(t.Context(), source.Source{ID: name}); err != nil {
				t.Fatal(err)
			}
			sources, err := db.Sources(t.Context())
			if err != nil || len(sources) != 1 || sources[0].ID != name {
				t.Errorf("%v, %v", sources, err)
			}
		})
	}
}

// TestVictim dies while it uses a database, when TestNothingIsLeft asks it to.
func TestVictim(t *testing.T) {
	how := os.Getenv(victimVariable)
	if how == "" {
		return // passes: it has nothing to show by itself
	}
	db := pgtest.New(t)
	fmt.Println("prefix", os.Getenv("XIAOZU_TEST_PREFIX"))
	switch how {
	case "panic":
		panic("on purpose")
	case "exit":
		os.Exit(3)
	case "hang":
		if err := os.WriteFile(filepath.Join(os.Getenv("TMPDIR"), "hanging"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Minute)
	}
	_, err := db.Page(t.Context(), "", news.PageID(""))
	t.Fatalf("fails on purpose: %v is %v", err, errors.Is(err, postgres.ErrNotFound))
}

// However the tests end, neither a process nor a file stays behind.
func TestNothingIsLeft(t *testing.T) {
	t.Parallel()
	for how, want := range map[string]string{
		"panic": "panic: on purpose",
		"exit":  "exit status 3",
		"hang":  "signal: terminated",
		"fail":  "fails on purpose: page",
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			victim, folder := victim(t, how)
			var said strings.Builder
			victim.Stdout, victim.Stderr = &said, &said
			if err := victim.Start(); err != nil {
				t.Fatal(err)
			}
			if how == "hang" {
				waitFor(t, filepath.Join(folder, "hanging"))
				if err := victim.Process.Signal(syscall.SIGTERM); err != nil {
					t.Fatal(err)
				}
			}
			err := victim.Wait()
			if how != "hang" && !strings.Contains(said.String()+err.Error(), want) || victim.ProcessState.Success() {
				t.Errorf("it ended with %v and said:\n%s", err, &said)
			}
			left, err := filepath.Glob(filepath.Join(folder, "xiaozu-test-*"))
			if err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
			if found := processesIn(t, folder); len(found) > 0 {
				t.Errorf("still running: %v", found)
			}
		})
	}
}

// victim is this program, about to run TestVictim alone with a server and a folder of its own.
func victim(t *testing.T, how string) (*exec.Cmd, string) {
	t.Helper()
	folder, err := os.MkdirTemp("", "xiaozu-victim-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), program, "-test.run=^TestVictim$")
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "XIAOZU_TEST_") && !strings.HasPrefix(v, "DATABASE_URL=") {
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, victimVariable+"="+how, "TMPDIR="+folder)
	return c, folder
}

func waitFor(t *testing.T, file string) {
	t.Helper()
	for range 600 {
		if _, err := os.Stat(file); err == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s does not appear", file)
}

// processesIn finds processes whose command line names the folder.
func processesIn(t *testing.T, folder string) (found []string) {
	t.Helper()
	list, err := exec.CommandContext(t.Context(), "ps", "-eo", "args").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(list)) {
		if strings.Contains(line, folder) {
			found = append(found, line)
		}
	}
	return found
}

// A server that DATABASE_URL names is left as it was found.
func TestOnSomebodysServer(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	victim, _ := victim(t, "panic")
	victim.Env = append(victim.Env, "DATABASE_URL="+dsn)
	said, err := victim.CombinedOutput()
	if err == nil || !strings.Contains(string(said), "panic: on purpose") {
		t.Fatalf("it ended with %v and said:\n%s", err, said)
	}
	_, prefix, _ := strings.Cut(string(said), "prefix ")
	prefix, _, _ = strings.Cut(prefix, "\n")
	left, err := pgtest.Open(t, dsn).Databases(t.Context(), prefix)
	if err != nil || prefix == "" || len(left) > 0 {
		t.Errorf("left behind with the prefix %q: %v, %v", prefix, left, err)
	}
}
