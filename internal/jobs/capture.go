package jobs

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// SaveCapture stores a page of another archive, and asks for it to be read if it is the newest
// version of the page.
func (r *Runner) SaveCapture(ctx context.Context, page news.Page) error {
	return r.whenUp(ctx, func() error {
		version, newest, err := r.desk.DB.SaveCapture(ctx, page)
		if err == nil && newest {
			r.askToRead(ctx, page, version)
		}
		return err
	})
}

// askToRead queues the reading of a version. Should that fail, or the process die before, the
// sweep finds the page.
func (r *Runner) askToRead(ctx context.Context, page news.Page, version int) {
	args := readArgs{Source: page.Source, Page: page.ID, Version: version}
	if _, err := r.client.Insert(ctx, args, nil); err != nil {
		r.desk.Log.Warn("a page is left to the sweep", "page", page.URL, "error", err)
	}
}
