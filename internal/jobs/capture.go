package jobs

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// SaveCapture stores a page of another archive, and asks for it to be read if it is the newest
// version of the page.
func (r *Runner) SaveCapture(ctx context.Context, page news.Page) error {
	return r.whenUp(ctx, func() error {
		version, newest, err := r.desk.DB.SaveCapture(ctx, page)
		if err == nil && newest {
			r.asker.add(postgres.PageRef{Source: page.Source, ID: page.ID, Version: version})
		}
		return err
	})
}
