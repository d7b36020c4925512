package jobs

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/alert/email"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// workerVariable makes this test program a worker: it holds what to work on.
const workerVariable = "XIAOZU_TEST_WORKER"

// An assignment is what a worker in a process of its own works on.
type assignment struct {
	DSN, Site, Mail string // addresses
}

// worker is this program once more, to be started as a worker that crawls the site once, and then does
// whatever else is to be done until it is killed or this process ends.
func (a assignment) worker(t *testing.T) *exec.Cmd {
	t.Helper()
	given, err := json.Marshal(a)
	must(t, err)
	worker := exec.Command(os.Args[0])
	worker.Env = append(os.Environ(), workerVariable+"="+string(given))
	worker.Stderr = t.Output()
	_, err = worker.StdinPipe() // breaks when this process ends, however it does
	must(t, err)
	return worker
}

func startWorker(t *testing.T, worker *exec.Cmd) {
	t.Helper()
	must(t, worker.Start())
	t.Cleanup(func() { killWorker(worker) })
}

// killWorker kills a worker that runs.
func killWorker(worker *exec.Cmd) {
	_ = worker.Process.Kill() // fails only when it has ended
	_ = worker.Wait()
}

// beWorker is what the process of a worker does. It returns an exit status.
func beWorker(given string) int {
	var a assignment
	err := json.Unmarshal([]byte(given), &a)
	if err == nil {
		err = a.work(context.Background())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func (a assignment) work(ctx context.Context) error {
	db, err := postgres.Open(ctx, a.DSN, postgres.WithRole(postgres.CrawlerRole))
	if err != nil {
		return err
	}
	site, err := source.Decode("stories/source.yaml", []byte(declaration("stories", a.Site)))
	if err != nil {
		return err
	}
	desk, err := newDesk(db, []source.Source{site}, os.Stderr)
	if err != nil {
		return err
	}
	if desk.Courier.Mail, err = email.New(a.Mail, "xiaozu <xiaozu@xiaozu.example>", nil); err != nil {
		return err
	}
	runner, err := Start(ctx, a.DSN, desk)
	if err != nil {
		return err
	}
	if err := runner.Crawl(ctx, site.ID, 0); err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}
