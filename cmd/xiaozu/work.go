package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/jobs"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// sourceFlags say what is crawled, and as whom.
type sourceFlags struct {
	declaredFlag
	contactFlag
	IDs []string `arg:"" optional:"" name:"source" help:"Ids of sources; all when none is given."`
}

// A contactFlag says who asks sites.
type contactFlag struct {
	Contact string `env:"XIAOZU_CONTACT" placeholder:"ADDRESS" help:"Mail address or page of who runs this, told to the sites in the User-Agent."`
}

// work is crawling and reading on a database.
type work struct {
	db     *postgres.DB
	runner *jobs.Runner
}

// stopWithin is how long running jobs may take to end when the user stops the program.
const stopWithin = 5 * time.Second

// revisitAfter is how long an address rests that gave nothing to keep.
const revisitAfter = time.Hour

// startWork makes the sources known and starts to work off the queue.
func startWork(ctx context.Context, d *database, desk jobs.Desk) (*work, error) {
	lex, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	desk.Lexicon, desk.NewReader = lex, newReader
	desk.Versions = readingVersions(lex)
	if desk.DB, err = d.connect(ctx, postgres.CrawlerRole); err != nil {
		return nil, err
	}
	w := &work{db: desk.DB}
	err = saveSources(ctx, desk.DB, desk.Sources)
	if err == nil {
		w.runner, err = jobs.Start(ctx, d.dsn, desk)
	}
	if err != nil {
		return nil, errors.Join(err, desk.DB.Close())
	}
	return w, nil
}

// readingVersions are those of the code of this program and of its dictionaries.
func readingVersions(lex *lexicon.Lexicon) postgres.Versions {
	return postgres.Versions{Parser: webpage.Version, Extractor: extract.Version, Lexicon: lex.Version(), Stories: reprint.Version}
}

func saveSources(ctx context.Context, db *postgres.DB, sources []source.Source) error {
	for _, src := range sources {
		if err := db.SaveSource(ctx, src); err != nil {
			return err
		}
	}
	return nil
}

// stop lets running jobs end, for a while, and closes the connections.
func (w *work) stop() error {
	ctx, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	return errors.Join(w.runner.Stop(ctx), w.db.Close())
}

// crawlOptions say who asks.
func crawlOptions(contact string) crawl.Options {
	return crawl.Options{UserAgent: crawl.UserAgent(version, contact)}
}

// logger writes what a command does in the background, to standard error.
func logger(std streams) *slog.Logger {
	return slog.New(slog.NewTextHandler(std.Err, nil))
}

// quiet logs only what goes wrong, for commands that tell their progress themselves.
func quiet(std streams) *slog.Logger {
	return slog.New(slog.NewTextHandler(std.Err, &slog.HandlerOptions{Level: slog.LevelWarn}))
}
