package jobs

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// kills is how often TestKilledBetweenFactAndDelivery kills. The long run is
//
//	XIAOZU_KILLS=200 go test ./internal/jobs -run KilledBetween -v -timeout 60m
func kills() int {
	kills, err := strconv.Atoi(os.Getenv("XIAOZU_KILLS"))
	switch {
	case err == nil:
		return kills
	case testing.Short():
		return 5
	}
	return 20
}

// A worker is killed by signal 9 before a random one of all steps from the arrival of a notice to that of
// the messages about it; the next one is, too, while it also does what the one before left. In the end
// every notice was told by webhook and by mail, and what was told twice came under the same id.
func TestKilledBetweenFactAndDelivery(t *testing.T) {
	t.Parallel()
	k := newKilling(t)
	k.firstCrawl(t)
	k.publish(0, 0, nil)
	most := k.undisturbed(t, 2)
	stages := map[string]int{}
	for n := 1; n <= kills(); n++ {
		k.killed(t, n, 1+rand.IntN(most*3/2)) // it has steps to take for earlier notices, too
		k.interrupted(t, stages, n)
		if n%4 == 0 {
			k.undisturbed(t, 2*(n+1))
		}
	}
	k.undisturbed(t, 2*(kills()+1))
	k.check(t, kills()+1)
	t.Logf("%d steps from a notice to its messages; how far notices were at a kill: %v", most, stages)
	if kills() >= 200 && len(stages) < 5 {
		t.Error("not every stage was interrupted")
	}
}

func storyPath(n int) string { return fmt.Sprintf("/story/1%04d", n) }

// firstCrawl crawls what the site had before anybody looked.
func (k *killing) firstCrawl(t *testing.T) {
	t.Helper()
	worker := k.worker(t)
	startWorker(t, worker)
	k.wait(t, "the first crawl", `SELECT count(*) FROM crawls`, 1)
	killWorker(worker)
}

// undisturbed lets a worker live until so many messages were sent, and counts its steps.
func (k *killing) undisturbed(t *testing.T, messages int) int {
	t.Helper()
	worker := k.worker(t)
	startWorker(t, worker)
	k.wait(t, "all messages", sent, messages)
	steps := k.wire.steps()
	killWorker(worker)
	return steps
}

const sent = `SELECT count(*) FROM deliveries WHERE state = 'sent'`

// publish adds a notice, from whose request on steps are counted.
func (k *killing) publish(n, steps int, kill func()) {
	k.onServed(func(path string) {
		if path == storyPath(n) {
			k.wire.count(steps, kill)
		}
	})
	k.print(storyPath(n), foundedAs(n))
}

// killed publishes a notice and kills the worker that fetches it before a step, or when nothing is left
// to be done.
func (k *killing) killed(t *testing.T, n, step int) {
	t.Helper()
	// The dead may be in the middle of a request for all that others know, and hold the host for a while.
	_, err := k.pool.Exec(t.Context(), `UPDATE hosts SET holder = '', held_until = NULL`)
	must(t, err)
	worker := k.worker(t)
	k.publish(n, step, func() { _ = worker.Process.Kill() })
	startWorker(t, worker)
	ended := make(chan error, 1)
	go func() { ended <- worker.Wait() }()
	for alive := true; alive; {
		select {
		case <-ended:
			alive = false
		case <-time.After(50 * time.Millisecond):
			if k.number(t, sent) == 2*(n+1) {
				_ = worker.Process.Kill()
			}
		}
	}
	k.onServed(nil)
	k.wire.count(0, nil)
	if status := worker.ProcessState.Sys().(syscall.WaitStatus); status.Signal() != syscall.SIGKILL {
		t.Fatalf("the worker that was to be killed before step %d after notice %d ended with %v", step, n, worker.ProcessState)
	}
}

// interrupted adds to stages how far the notices are of which not all was told yet.
func (k *killing) interrupted(t *testing.T, stages map[string]int, notices int) {
	t.Helper()
	rows, err := k.pool.Query(t.Context(), `
		SELECT DISTINCT n, CASE
			WHEN p.page IS NULL THEN '1 fetched'
			WHEN p.told < p.version THEN '2 saved'
			WHEN EXISTS (SELECT FROM tidings t WHERE t.page = p.page) THEN '3 read'
			WHEN d.attempts = 0 THEN '4 matched with watches'
			ELSE '5 being sent'
		END AS stage
		FROM generate_series(1, $1::int) n
		LEFT JOIN pages p ON p.url LIKE '%/story/1' || to_char(n, 'FM0000')
		LEFT JOIN events e USING (page)
		LEFT JOIN delivery_events USING (event)
		LEFT JOIN deliveries d USING (delivery)
		WHERE d.state IS DISTINCT FROM 'sent'`, notices)
	must(t, err)
	var n int
	var stage string
	_, err = pgx.ForEachRow(rows, []any{&n, &stage}, func() error {
		stages[stage]++
		return nil
	})
	must(t, err)
}

// check looks at what came of so many notices.
func (k *killing) check(t *testing.T, notices int) {
	t.Helper()
	k.mu.Lock()
	defer k.mu.Unlock()
	for receiver, came := range k.came {
		checkCame(t, receiver, came, notices)
	}
}

// checkCame holds what came to a receiver to the notices there were.
func checkCame(t *testing.T, receiver string, came map[string][]string, notices int) {
	t.Helper()
	for n := range notices {
		if says := "New group: " + harbour(n); len(came[says]) == 0 {
			t.Errorf("%q never came by %s", says, receiver)
		}
	}
	if len(came) != notices {
		t.Errorf("%d things came by %s, want %d", len(came), receiver, notices)
	}
	twice := 0
	for says, ids := range came {
		twice += len(ids) - 1
		if len(slices.Compact(ids)) > 1 {
			t.Errorf("%q came by %s under several ids: %q", says, receiver, ids)
		}
	}
	t.Logf("%d of %d notices came by %s, %d of them once more under their id", len(came), notices, receiver, twice)
}
