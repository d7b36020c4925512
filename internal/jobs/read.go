package jobs

import (
	"context"

	"github.com/riverqueue/river"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// readArgs asks for one version of a page to be read.
type readArgs struct {
	Source  string `json:"source" river:"unique"`
	Page    string `json:"page" river:"unique"`
	Version int    `json:"version" river:"unique"`
}

func (readArgs) Kind() string { return "read" }

func (readArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: readQueue, UniqueOpts: onceInQueue}
}

type reader struct {
	river.WorkerDefaults[readArgs]
	runner *Runner
}

// Work makes the newest version of the page an article, reads it, and stores both. It reads
// the newest rather than the version asked for: an older one has nothing left to add.
func (w *reader) Work(ctx context.Context, job *river.Job[readArgs]) error {
	r := w.runner
	src, err := r.source(job.Args.Source)
	if err != nil {
		return river.JobCancel(err)
	}
	return r.whenUp(ctx, func() error {
		page, err := r.desk.DB.Page(ctx, job.Args.Source, job.Args.Page)
		if err != nil {
			return err
		}
		if err := r.noteLayout(ctx, page); err != nil {
			return err
		}
		return r.read(ctx, src, page)
	})
}

// read reads until the names that it read with are still the newest: those who find the articles
// that may contain a new name see only what was saved before the name was there.
func (r *Runner) read(ctx context.Context, src source.Source, page news.Page) error {
	article := src.Parse(page)
	var with *knowledge
	for {
		newest, err := r.names.current(ctx)
		if err != nil {
			return err
		}
		if newest == with {
			return r.tellStory(ctx, article)
		}
		if err := r.readWith(ctx, newest, src, article); err != nil {
			return err
		}
		with = newest
	}
}

func (r *Runner) readWith(ctx context.Context, k *knowledge, src source.Source, article news.Article) error {
	text := article.Text()
	if err := r.desk.DB.SavePairs(ctx, article.Source, article.Page, r.desk.Lexicon.Pairs(text)); err != nil {
		return err
	}
	reading := k.read(extract.Document{
		Text:      text,
		URL:       article.URL,
		Source:    src.ID,
		Place:     src.Place,
		Published: article.Published.Date(),
	})
	return r.desk.DB.SaveReading(ctx, article, reading.Mentions, reading.Facts, r.desk.Versions)
}
