package pgserver

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// ownerFolder names the folder of a server that this test binary is to own when it is run
// again as a process of its own.
const ownerFolder = "PGSERVER_TEST_OWNER_FOLDER"

func TestMain(m *testing.M) {
	if dir := os.Getenv(ownerFolder); dir != "" {
		own(dir)
	}
	os.Exit(m.Run())
}

// own starts a server, says "ready", and waits to be killed.
func own(dir string) {
	s, err := Start(context.Background(), dir)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	<-s.Done()
	os.Exit(1)
}

func TestOwnerKilled(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	owner := exec.Command(os.Args[0])
	owner.Env = append(os.Environ(), ownerFolder+"="+dir)
	out, err := owner.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := owner.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("the owner says %q, error %v", line, err)
	}
	old, _ := postmaster(filepath.Join(dir, "data"))
	if err := owner.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	owner.Wait()

	s := started(t, dir)
	if runsOn(old, s.folder.data()) {
		t.Errorf("the server of the killed owner (process %d) still runs", old)
	}
	query(t, s, `create table works ()`)
}

func TestPostmasterKilled(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	s, err := Start(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	query(t, s, `create table kept (name text)`)
	query(t, s, `insert into kept values ('云岭省')`)
	if err := s.process.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-s.Done()
	stopped(t, s)
	s = started(t, dir)
	if got := query(t, s, `select name from kept`); got != "云岭省" {
		t.Errorf("after kill -9 the row reads %q", got)
	}
}

// A backend that is busy outlives its postmaster for a moment and holds the shared memory.
func TestBusyBackendOutlivesPostmaster(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	s := started(t, dir)
	db := opened(t, s)
	var backend int
	if err := db.QueryRow(`select pg_backend_pid()`).Scan(&backend); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(backend, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	if err := s.process.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-s.Done()
	stopped(t, s)
	time.AfterFunc(time.Second, func() { syscall.Kill(backend, syscall.SIGCONT) })
	begin := time.Now()
	started(t, dir)
	if took := time.Since(begin); took < 900*time.Millisecond {
		t.Errorf("started after %v, while the old backend was still there", took)
	}
}

// Where the system does not tell a child that its parent died, the next start finds the server
// running.
func TestLeftoverIsStopped(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	first := started(t, dir)
	if err := first.folder.close(); err != nil {
		t.Fatal(err)
	}
	started(t, dir)
	select {
	case <-first.Done():
	case <-time.After(time.Second):
		t.Error("two servers run on one folder")
	}
}

func TestProcessNumberReused(t *testing.T) {
	t.Parallel()
	dir := temporary(t)
	stopped(t, started(t, dir))
	stranger := exec.Command("sleep", "60")
	if err := stranger.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stranger.Process.Kill(); stranger.Wait() })
	data := filepath.Join(dir, "data")
	lines := []string{strconv.Itoa(stranger.Process.Pid), data, "1", port, "", "", "", "ready", ""}
	if err := os.WriteFile(filepath.Join(data, "postmaster.pid"), []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	started(t, dir)
	if err := stranger.Process.Signal(syscall.Signal(0)); errors.Is(err, os.ErrProcessDone) {
		t.Error("a process that is no PostgreSQL was ended")
	}
}
