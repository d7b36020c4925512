package jobs

import (
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A draft is a page of which an article was made, and what does not change when it is read with
// other names.
type draft struct {
	src     source.Source
	article news.Article
	text    string
	pairs   []int32
	print   reprint.Print
}

// draftsOf makes articles of those of the pages that are unread. The bytes of one group at a time are held.
func (r *Runner) draftsOf(ctx context.Context, refs []postgres.PageRef) (drafts []draft, err error) {
	for group := range slices.Chunk(refs, mostInGroup) {
		pages, err := r.desk.DB.UnreadPages(ctx, group, r.desk.Versions)
		if err != nil {
			return nil, err
		}
		if drafts, err = r.addDrafts(ctx, drafts, pages); err != nil {
			return nil, err
		}
	}
	return drafts, nil
}

func (r *Runner) addDrafts(ctx context.Context, drafts []draft, pages []news.Page) ([]draft, error) {
	for _, page := range pages {
		src, err := r.source(page.Source)
		if err != nil {
			return nil, err
		}
		if err := r.noteLayout(ctx, page); err != nil {
			return nil, err
		}
		drafts = append(drafts, r.draftOf(src, page))
	}
	return drafts, nil
}

func (r *Runner) draftOf(src source.Source, page news.Page) draft {
	article := src.Parse(page)
	text := article.Text()
	return draft{
		src: src, article: article, text: text,
		pairs: r.desk.Lexicon.Pairs(text),
		print: reprint.Read(r.desk.Lexicon.Folder(), article.Title, article.Body),
	}
}

// readWith reads the article with the names of k.
func (d draft) readWith(k *knowledge) postgres.Reading {
	read := k.read(extract.Document{
		Text:      d.text,
		URL:       d.article.URL,
		Source:    d.src.ID,
		Place:     d.src.Place,
		Published: d.article.Published.Date(),
	})
	return postgres.Reading{Article: d.article, Mentions: read.Mentions, Facts: read.Facts, Pairs: d.pairs, Keys: d.print.Keys(), Names: k.version}
}
