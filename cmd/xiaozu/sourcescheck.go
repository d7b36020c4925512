package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/source/sample"
)

type sourcesCheckCommand struct {
	ID string `arg:"" optional:"" help:"The source to try; all of them unless given."`
	declaredFlag
	contactFlag
	From     string `type:"existingdir" placeholder:"DIR" help:"Try saved pages, in DIR/ID/testdata, DIR/ID or DIR, and ask no site."`
	Articles int    `default:"3" placeholder:"N" help:"How many articles to fetch from the site."`
}

func (sourcesCheckCommand) Help() string {
	return `Lists and a few articles are fetched, politely, or read from saved pages: txtar files with a line
"url: ADDRESS", what wget --force-directories saves, or single list pages. The exit status is 0 when
nothing is missing, 1 when something is, 2 when the command line is wrong.

Examples:
  xiaozu sources check gov-cn-zuixin
  xiaozu sources check --from ./crawlers
  xiaozu sources check --sources ./my-sources --from ./saved yunling`
}

func (c sourcesCheckCommand) Run(ctx context.Context, std streams) error {
	sources, err := c.chosen()
	if err != nil {
		return usageError{err}
	}
	var trials []*source.Trial
	for _, src := range sources {
		trial, err := c.try(ctx, src)
		if err != nil {
			return fmt.Errorf("try %s: %w", src.ID, err)
		}
		trials = append(trials, trial)
	}
	return writeTrials(std.Out, trials)
}

// chosen are the sources to try: of those in folders given only they, not the built-in ones.
func (c sourcesCheckCommand) chosen() ([]source.Source, error) {
	declared, err := loadSources(c.Sources)
	if err != nil {
		return nil, err
	}
	if c.ID != "" {
		src, err := find(declared, c.ID)
		return []source.Source{src}, err
	}
	if len(c.Sources) == 0 {
		return declared, nil
	}
	return loadFolders(c.Sources)
}

func (c sourcesCheckCommand) try(ctx context.Context, src source.Source) (*source.Trial, error) {
	if c.From == "" {
		return c.live(ctx, src)
	}
	pages, err := sample.Load(os.DirFS(c.From), src)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.From, err)
	}
	return src.Try(pages...), nil
}

// live tries what the site has now: each first list page, and the first articles of them.
func (c sourcesCheckCommand) live(ctx context.Context, src source.Source) (*source.Trial, error) {
	client, err := crawl.NewClient(src, crawlOptions(c.Contact))
	if err != nil {
		return nil, err
	}
	defer client.Close()
	trial := src.Try()
	if err := addPages(ctx, trial, client, src.Start); err != nil {
		return nil, err
	}
	return trial, addPages(ctx, trial, client, articlesOf(trial, c.Articles))
}

func addPages(ctx context.Context, trial *source.Trial, client *crawl.Client, addresses []string) error {
	for _, address := range addresses {
		page, err := client.Get(ctx, address)
		if err != nil {
			return err
		}
		trial.Add(page)
	}
	return nil
}

// articlesOf are up to n articles of the lists.
func articlesOf(trial *source.Trial, n int) []string {
	var addresses []string
	for _, l := range trial.Lists {
		for _, e := range l.Entries {
			if len(addresses) < n && !slices.Contains(addresses, e.URL) {
				addresses = append(addresses, e.URL)
			}
		}
	}
	return addresses
}

var errMissing = errors.New("something is missing; docs/sources.md says what to do about it")
