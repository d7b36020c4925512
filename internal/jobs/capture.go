package jobs

import (
	"context"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// SaveCapture stores a page of another archive, and asks for it to be read if it is the newest
// version of the page. What a site sent in place of an article is no version of it.
func (r *Runner) SaveCapture(ctx context.Context, page news.Page) error {
	src, err := r.source(page.Source)
	if err != nil {
		return err
	}
	return r.whenUp(ctx, func() error {
		if instead := substitute(src, page); instead != health.None && page.Status == http.StatusOK {
			page.Problem = string(instead)
			return r.desk.DB.SaveSubstitute(ctx, page, instead == health.Missing)
		}
		saved, err := r.desk.DB.SaveCapture(ctx, page)
		if err == nil && saved.Changed {
			r.asker.add(postgres.PageRef{Source: page.Source, ID: saved.Page, Version: saved.Version})
		}
		return err
	})
}
