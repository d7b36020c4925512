package review

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Naming is a passage that names a group or person who is known, and that no rule read so. It teaches no name.
type Naming struct {
	Article news.Article
	Passage news.Evidence // in characters of the article's text
	Called  string        // a name or the id of the group or person
	Bare    bool          // it says no more than 领导小组, 该小组 or the like
	By      string        // name of the curator
}

// AddMention makes the passage a mention of its article, in this and every later reading. An UnclearError says that nobody, or more
// than one, is called so; postgres.ErrChanged that the article has other words at the place or is read so already.
func (d Desk) AddMention(ctx context.Context, n Naming) error {
	m := news.Mention{Form: news.ShortForm, Span: n.Passage.Span, Text: n.Passage.Text}
	who, err := d.calledSo(ctx, strings.TrimSpace(n.Called))
	if err != nil {
		return err
	}
	m.Kind, m.Canonical = news.MentionKind(who.Kind), who.Name
	if who.ID != who.Name {
		m.Entry = who.ID
	}
	official, err := d.isOfficial(ctx, who, m.Text)
	if err != nil {
		return err
	}
	switch {
	case n.Bare:
		m.Form = news.BareForm
	case official:
		m.Form = news.FullForm
	}
	return d.DB.AddMention(ctx, n.Article, m, n.By)
}

// calledSo is the one group or person with a name or id.
func (d Desk) calledSo(ctx context.Context, called string) (who postgres.Named, err error) {
	names := []postgres.Name{{Kind: "group", Text: called}, {Kind: "person", Text: called}}
	for _, kind := range []string{"group", "person"} {
		ofID, err := d.DB.NamesOf(ctx, kind, []string{called})
		if err != nil {
			return who, err
		}
		for _, name := range ofID {
			names = append(names, postgres.Name{Kind: kind, Text: name})
		}
	}
	found, err := d.DB.Named(ctx, names)
	if err != nil {
		return who, err
	}
	found = slices.DeleteFunc(found, func(n postgres.Named) bool { return n.By != called && n.ID != called })
	found = slices.CompactFunc(found, func(a, b postgres.Named) bool { return a.Kind == b.Kind && a.ID == b.ID })
	switch len(found) {
	case 0:
		return who, UnclearError{say("Nobody is known as {name}. Write a name or the id of a group or person.", locale.NameOf(called))}
	case 1:
		return found[0], nil
	}
	return who, UnclearError{say("More than one is called {name}. Write the id of the one: {ids}.", locale.NameOf(called), strings.Join(idsOf(found), ", "))}
}

func idsOf(found []postgres.Named) (ids []string) {
	for _, n := range found {
		ids = append(ids, n.ID)
	}
	return ids
}

// isOfficial reports whether words are an official name of who is named.
func (d Desk) isOfficial(ctx context.Context, who postgres.Named, words string) (bool, error) {
	found, err := d.DB.Named(ctx, []postgres.Name{{Kind: who.Kind, Text: words}})
	return slices.ContainsFunc(found, func(n postgres.Named) bool {
		return n.ID == who.ID && cmp.Or(n.ByKind, "official") == "official"
	}), err
}

// RemoveMention takes back a mention that a curator added; postgres.ErrChanged says that somebody did so before.
func (d Desk) RemoveMention(ctx context.Context, n int, by string) error {
	if by == "" {
		return fmt.Errorf("%w: a decision needs the name of who takes it", ErrNotAllowed)
	}
	return d.DB.RemoveMention(ctx, n, by)
}
