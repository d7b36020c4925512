package jobs

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// tellStory finds the articles that print the same story as one that was just saved.
func (r *Runner) tellStory(ctx context.Context, a news.Article) error {
	folder := r.desk.Lexicon.Folder()
	own := reprint.Read(folder, a.Title, a.Body)
	if err := r.desk.DB.SaveStoryKeys(ctx, a.Source, a.Page, own.Keys()); err != nil {
		return err
	}
	near, err := r.desk.DB.StoriesNear(ctx, a.Source, a.Page, own.Keys())
	if err != nil {
		return err
	}
	neighbours := make([]reprint.Neighbour, len(near))
	for i, n := range near {
		neighbours[i] = reprint.Neighbour{Print: reprint.Read(folder, n.Title, n.Body), Story: n.Story}
	}
	var copies []postgres.NearStory
	for _, i := range reprint.Copies(own, neighbours) {
		copies = append(copies, near[i])
	}
	return r.desk.DB.SaveStory(ctx, a.Source, a.Page, copies, func(c []reprint.Copy) (int, string) {
		return reprint.Original(folder, c)
	})
}
