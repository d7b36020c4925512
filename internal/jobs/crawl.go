package jobs

import (
	"context"
	"fmt"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// crawlArgs asks for one crawl of a source. Limit bounds the articles fetched; 0 is the
// source's own limit. Due is the time of its schedule for which it is meant, zero if somebody
// asked for it.
type crawlArgs struct {
	Source string    `json:"source" river:"unique"`
	Limit  int       `json:"limit,omitempty"`
	Due    time.Time `json:"due,omitzero"`
}

func (crawlArgs) Kind() string { return "crawl" }

func (crawlArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: crawlQueue, UniqueOpts: onceInQueue}
}

// onceInQueue keeps a second equal job out while the first is waiting or running; a finished
// one is no obstacle.
var onceInQueue = river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
	rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
	rivertype.JobStateRetryable, rivertype.JobStateScheduled,
}}

// Crawl asks for a crawl of the source with the given id, unless one is waiting or running.
func (r *Runner) Crawl(ctx context.Context, id string, limit int) error {
	if _, err := r.source(id); err != nil {
		return err
	}
	if _, err := r.client.Insert(ctx, crawlArgs{Source: id, Limit: limit}, nil); err != nil {
		return fmt.Errorf("queue a crawl of %s: %w", id, err)
	}
	return nil
}

func (r *Runner) source(id string) (source.Source, error) {
	for _, src := range r.desk.Sources {
		if src.ID == id {
			return src, nil
		}
	}
	return source.Source{}, fmt.Errorf("source %q is not declared; xiaozu sources lists those that are", id)
}

type crawler struct {
	river.WorkerDefaults[crawlArgs]
	runner *Runner
}

// Timeout is none of the queue's: a crawl bounds its own phases.
func (*crawler) Timeout(*river.Job[crawlArgs]) time.Duration { return -1 }

// Work crawls once. What went wrong at the source is recorded there and not retried here: the
// next crawl comes by schedule, and a broken site is not asked more often than a sound one. A
// crawl that may not ask anything yet is put off.
func (c *crawler) Work(ctx context.Context, job *river.Job[crawlArgs]) error {
	r := c.runner
	src, err := r.source(job.Args.Source)
	if err != nil {
		return river.JobCancel(err)
	}
	if done, err := r.crawledSince(ctx, src.ID, job.Args.Due); done || err != nil {
		return err
	}
	started := time.Now()
	met, err := r.newTally(ctx, src)
	if err != nil {
		return err
	}
	result, err := r.run(ctx, src, met, crawl.Options{Limit: job.Args.Limit})
	if ctx.Err() != nil {
		return river.JobSnooze(0) // stopped, not failed: the next process goes on at once
	}
	if p := result.Paused; p != nil && err == nil && result.Fetched() == 0 && result.Lists.Read == 0 {
		return river.JobSnooze(max(time.Second, time.Until(p.Until)))
	}
	return r.whenUp(ctx, func() error { return r.judge(ctx, src, started, met.crawl(result, err)) })
}

// run crawls with the options of the desk and those given, and logs how it went.
func (r *Runner) run(ctx context.Context, src source.Source, met *tally, more crawl.Options) (crawl.Result, error) {
	options := r.desk.Crawl
	options.Limit, options.Since, options.Hosts = more.Limit, more.Since, hosts{r}
	result, err := crawl.Run(ctx, src, r.store(src, met), options)
	log := r.desk.Log.With("source", src.ID)
	log.Info("crawled", "saved", result.Saved, "unchanged", result.Unchanged,
		"gone", result.Gone, "failed", result.Failed, "left", result.Left, "error", err)
	if result.Paused != nil {
		log.Info("put off", "why", result.Paused)
	}
	for _, remark := range result.Remarks {
		log.Info("remark", "what", remark)
	}
	return result, err
}

// newTally is for a crawl whose pages are news, unless it is the first of its source: what stands on
// a site that nobody looked at before is its past.
func (r *Runner) newTally(ctx context.Context, src source.Source) (*tally, error) {
	met := new(tally)
	err := r.whenUp(ctx, func() error {
		last, err := r.desk.DB.LastCrawls(ctx, time.Now())
		_, known := last[src.ID]
		met.past = !known
		return err
	})
	return met, err
}

// crawledSince reports whether a crawl began at or after the time for which this one is meant:
// two workers may find the same source due in the same instant.
func (r *Runner) crawledSince(ctx context.Context, id string, due time.Time) (done bool, err error) {
	if due.IsZero() {
		return false, nil
	}
	err = r.whenUp(ctx, func() error {
		last, err := r.desk.DB.LastCrawls(ctx, time.Now())
		done = !last[id].Before(due)
		return err
	})
	return done, err
}

// store lets a crawl reach our rows, waiting for the database when it is away, so that nothing
// fetched is lost.
func (r *Runner) store(src source.Source, met *tally) crawl.Store {
	return crawl.Store{
		Validators: func(ctx context.Context, url string) (v crawl.Validators, err error) {
			err = r.whenUp(ctx, func() error {
				v.ETag, v.LastModified, err = r.desk.DB.Validators(ctx, src.ID, url)
				return err
			})
			return v, err
		},
		Kept: func(ctx context.Context, urls []string) (kept []string, err error) {
			err = r.whenUp(ctx, func() error {
				kept, err = r.desk.DB.KeptPages(ctx, src.ID, urls, time.Now().Add(-r.desk.RevisitAfter))
				return err
			})
			return kept, err
		},
		Moved: func(ctx context.Context, from, to string) error {
			return r.whenUp(ctx, func() error { return r.desk.DB.NoteMoved(ctx, src.ID, from, to, time.Now()) })
		},
		MovePage: func(ctx context.Context, from, to string) (moved bool, err error) {
			err = r.whenUp(ctx, func() error {
				moved, err = r.desk.DB.MovePage(ctx, src.ID, from, to, time.Now())
				return err
			})
			return moved, err
		},
		Revisit: func(ctx context.Context) (urls []string, err error) {
			err = r.whenUp(ctx, func() error {
				urls, err = r.desk.DB.PagesToRevisit(ctx, src.ID, time.Now())
				return err
			})
			return urls, err
		},
		Save: func(ctx context.Context, page news.Page) error {
			return r.whenUp(ctx, func() error { return r.savePage(ctx, src, page, met) })
		},
		Archive: func(ctx context.Context, page news.Page) error {
			return r.whenUp(ctx, func() error { return r.desk.DB.ArchivePage(ctx, page) })
		},
		Unchanged: func(ctx context.Context, page news.Page) error {
			return r.whenUp(ctx, func() error { return r.savePage(ctx, src, page, met) })
		},
	}
}

// savePage stores a page and, if it is new or changed, asks for it to be read. What a site sends
// in place of an article is no version of it.
func (r *Runner) savePage(ctx context.Context, src source.Source, page news.Page, met *tally) error {
	if instead := substitute(src, page); instead != health.None {
		if instead == health.Challenge || page.Problem == "" {
			page.Problem = string(instead)
		}
		if err := r.desk.DB.SaveSubstitute(ctx, page, instead == health.Missing); err != nil {
			return err
		}
		met.instead(page, instead)
		return nil
	}
	page.Past = met.past
	saved, err := r.saver.save(ctx, page)
	if saved.Changed {
		met.changed++
	}
	return err
}
