// Package jobs hands out the work: crawl a source, read a page, sweep up what was left lying.
//
// River keeps the queue in PostgreSQL, on a connection of its own (pgx), while our rows go
// through lib/pq; the two never share a transaction. So a job is only a hint with an id: the
// row says what is left to do, doing a job twice changes nothing, and the sweep finds the rows
// that no job is looking after. A source is crawled by one worker at a time, since two equal
// crawl jobs cannot be in the queue at once; pages are read by all workers. Should two of them
// crawl one source all the same, as when one is taken for dead, its hosts are asked by one at a
// time: that is kept in the database, too.
package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A Desk is what the workers work with.
type Desk struct {
	DB      *postgres.DB
	Sources []source.Source
	Crawl   crawl.Options
	Courier Courier
	Log     *slog.Logger

	// Lexicon holds the names of the dictionaries; those that curators teach are added to it.
	Lexicon *lexicon.Lexicon
	// NewReader makes a reader that knows the names of a lexicon.
	NewReader func(*lexicon.Lexicon) *extract.Reader

	// Versions are those of the rules and dictionaries that Sources and readers go by.
	Versions postgres.Versions

	// RevisitAfter is how long an address rests that gave nothing to keep.
	RevisitAfter time.Duration
	// Scheduled starts crawls by the sources' own schedules; otherwise only Crawl starts one.
	Scheduled bool
}

// A Runner works off the queue until Stop.
type Runner struct {
	desk   Desk
	pool   *pgxpool.Pool
	client *river.Client[pgx.Tx]
	life   *life
	names  names
	saver  saver
	asker  asker
	tended func() // ends tending, and waits for its end
	teller *teller

	layouts sync.Map // of *atomic.Int64: pages counted by source and layout, and pages still to rest by source
}

// The queues: crawling waits for other people's servers, reading for our processors.
const (
	crawlQueue    = "crawl"
	backfillQueue = "backfill"
	readQueue     = "read"
	sweepQueue    = "sweep"

	crawlsAtOnce    = 16
	backfillsAtOnce = 8

	// readersPerCore read at once on each core: half of the time a reader waits for the database.
	readersPerCore = 2
)

// Start begins to work off the queue in the database at dsn, which Migrate has prepared.
func Start(ctx context.Context, dsn string, desk Desk) (*Runner, error) {
	pool, err := pgxpool.New(ctx, dsn)
	if err != nil {
		return nil, fmt.Errorf("job queue: %w", err)
	}
	r := &Runner{desk: desk, pool: pool, names: names{db: desk.DB, dictionaries: desk.Lexicon, newReader: desk.NewReader}}
	r.saver.runner, r.asker.runner = r, r
	r.teller = newTeller(r)
	if r.client, err = r.newClient(); err != nil {
		pool.Close()
		return nil, fmt.Errorf("job queue: %w", err)
	}
	r.life = showLife(pool, r.client.ID(), desk.Log)
	if err := r.begin(ctx); err != nil {
		r.life.end()
		pool.Close()
		return nil, err
	}
	return r, nil
}

func (r *Runner) newClient() (*river.Client[pgx.Tx], error) {
	workers := river.NewWorkers()
	river.AddWorker(workers, &crawler{runner: r})
	river.AddWorker(workers, &backfiller{runner: r})
	river.AddWorker(workers, &reader{runner: r})
	river.AddWorker(workers, &sweeper{runner: r})
	river.AddWorker(workers, &deliverer{runner: r})
	return river.NewClient(riverpgxv5.New(r.pool), &river.Config{
		Schema:       schema,
		Logger:       slog.New(slog.DiscardHandler), // each of its loops complains of a lost database by itself
		ErrorHandler: complaints{r.desk.Log},
		Queues: map[string]river.QueueConfig{
			crawlQueue:    {MaxWorkers: crawlsAtOnce},
			backfillQueue: {MaxWorkers: backfillsAtOnce},
			readQueue:     {MaxWorkers: readersPerCore * runtime.GOMAXPROCS(0)},
			sweepQueue:    {MaxWorkers: 1},
			deliverQueue:  {MaxWorkers: deliversAtOnce},
		},
		Workers:           workers,
		PeriodicJobs:      []*river.PeriodicJob{sweepPeriodically()},
		FetchCooldown:     20 * time.Millisecond,
		FetchPollInterval: 500 * time.Millisecond,
	})
}

// begin takes up what a killed process left before it starts to work, so that no job waits
// for River's own rescue, which is an hour away.
func (r *Runner) begin(ctx context.Context) error {
	if err := r.rescue(ctx); err != nil {
		return err
	}
	if err := r.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("job queue: %w", err)
	}
	tending, end := context.WithCancel(context.WithoutCancel(ctx))
	var done sync.WaitGroup
	done.Go(func() { r.tend(tending) })
	done.Go(func() { r.teller.run(tending) })
	done.Go(func() { r.teller.keepLooking(tending) })
	r.tended = func() { end(); done.Wait() }
	return nil
}

// Stop lets running jobs end until ctx does, then cancels them; they are taken up again later.
func (r *Runner) Stop(ctx context.Context) error {
	r.tended()
	err := r.client.Stop(ctx)
	r.asker.flush()
	if err != nil {
		cancelled, done := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer done()
		err = r.client.StopAndCancel(cancelled)
	}
	r.life.end()
	r.pool.Close()
	return err
}

// whenUp runs do, and again as often as the database was away while it ran; life says so.
func (r *Runner) whenUp(ctx context.Context, do func() error) error {
	for {
		err := do()
		if err == nil || !postgres.IsUnavailable(err) || ctx.Err() != nil {
			return err
		}
		r.desk.Log.Debug("a job waits for the database", "error", err)
		if err := r.desk.DB.WaitUntilUp(ctx); err != nil {
			return err
		}
	}
}
