package jobs

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// tellStories finds the articles that print the same stories as those that were just saved.
func (r *Runner) tellStories(ctx context.Context, drafts []draft, readings []postgres.Reading) error {
	near, err := r.desk.DB.StoriesNear(ctx, readings)
	if err != nil {
		return err
	}
	var copied []postgres.Copied
	for i, d := range drafts {
		if copies := r.copiesOf(d, near[i]); len(copies) > 0 {
			copied = append(copied, postgres.Copied{Source: d.article.Source, Page: d.article.Page, Copies: copies})
		}
	}
	return r.desk.DB.SaveStories(ctx, copied, r.original)
}

// copiesOf are those of the near articles that print the draft's story.
func (r *Runner) copiesOf(d draft, near []postgres.NearStory) (copies []postgres.NearStory) {
	neighbours := make([]reprint.Neighbour, len(near))
	for i, n := range near {
		neighbours[i] = reprint.Neighbour{Print: reprint.Read(r.desk.Lexicon.Folder(), n.Title, n.Body), Story: n.Story}
	}
	for _, i := range reprint.Copies(d.print, neighbours) {
		copies = append(copies, near[i])
	}
	return copies
}

func (r *Runner) original(copies []reprint.Copy) (first int, publisher string) {
	return reprint.Original(r.desk.Lexicon.Folder(), copies)
}
