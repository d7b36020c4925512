package jobs

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/terms"
)

// events are what a tiding means to watchers.
func (n *notice) events(ctx context.Context, tiding postgres.Tiding) ([]alert.Event, error) {
	switch tiding.What {
	case "reading":
		return n.ofReading(ctx, tiding)
	case "past":
		events, err := n.ofReading(ctx, tiding)
		return past(events), err
	case "again":
		events, err := n.ofFacts(ctx, tiding, alert.Unread)
		return past(events), err
	case "gone":
		return n.ofGonePage(ctx, tiding)
	case "decision":
		return n.ofDecision(ctx, tiding)
	case "source":
		return n.ofSource(ctx, tiding)
	case "channel":
		return n.ofChannel(ctx, tiding)
	}
	return nil, fmt.Errorf("tiding %s: %q is nothing that happens", tiding.ID, tiding.What)
}

// past marks events as no news.
func past(events []alert.Event) []alert.Event {
	for i := range events {
		events[i].Past = true
	}
	return events
}

// ofReading are new facts, facts that an edit took back, the edit itself, and what the article names.
func (n *notice) ofReading(ctx context.Context, t postgres.Tiding) ([]alert.Event, error) {
	events, err := n.ofFacts(ctx, t, alert.Unsaid)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc([]alert.Kind{alert.Words, alert.Search, alert.Silence, alert.Pages}, n.index.Has) {
		return events, nil
	}
	more, err := n.ofArticle(ctx, t)
	return append(events, more...), err
}

// ofFacts are the withdrawals of facts that the page stated before and that nobody states any more, why so, and
// the new facts.
func (n *notice) ofFacts(ctx context.Context, t postgres.Tiding, why locale.Message) ([]alert.Event, error) {
	stated, err := n.tx.FactEvents(ctx, t.Facts)
	if err != nil || t.Version == 1 && t.What != "again" {
		return stated, err
	}
	lost, err := n.tx.LostFacts(ctx, t.Source, t.Page)
	for i, e := range lost {
		lost[i] = withdrawn(e, t, why)
	}
	return append(lost, stated...), err
}

func withdrawn(e alert.Event, t postgres.Tiding, why locale.Message) alert.Event {
	e.Follows, e.ID = e.ID, alert.UUID("withdrawn", e.ID, t.ID)
	e.What, e.At, e.Note = alert.FactWithdrawn, t.Noted, why.Key
	return e
}

func (n *notice) ofArticle(ctx context.Context, t postgres.Tiding) ([]alert.Event, error) {
	a, err := n.tx.ArticleEvent(ctx, t.Source, t.Page)
	if errors.Is(err, postgres.ErrNotFound) {
		return nil, nil // taken away meanwhile
	}
	if err != nil {
		return nil, err
	}
	printed := a.Text
	a.At, a.Plain, a.Text = t.Noted, terms.Plain(n.folder, printed), n.folder.String(printed)
	found := a.Event
	found.ID, found.What = alert.UUID("found", a.Source, a.Page), alert.ArticleFound
	if watches := n.index.Match(found); len(watches) > 0 {
		found.Evidence = n.quote(printed, n.looksOf(watches)...)
	}
	events := []alert.Event{found}
	if t.Version > 1 {
		edited, err := n.tx.Edited(ctx, t.Source, t.Page, t.Version)
		if err != nil {
			return nil, err
		}
		if edited {
			events = append(events, changed(a, t, alert.PageEdited))
		}
		return events, nil
	}
	named, err := n.afterSilence(ctx, a, printed)
	return append(events, named...), err
}

func changed(a postgres.ArticleEvent, t postgres.Tiding, what alert.What) alert.Event {
	e := a.Event
	e.ID, e.What, e.Note = alert.UUID(string(what), t.ID), what, t.Note
	return e
}

// afterSilence are the events that the article names those whose silence is watched. All articles of one
// day are one event.
func (n *notice) afterSilence(ctx context.Context, a postgres.ArticleEvent, printed string) (events []alert.Event, err error) {
	if a.Day.IsZero() {
		return nil, nil
	}
	groups := len(a.Groups)
	for i, subject := range append(append([]string(nil), a.Groups...), a.People...) {
		e := a.Event
		e.Groups, e.People, e.Names = nil, nil, a.Names[i:i+1]
		if i < groups {
			e.Groups = []string{subject}
		} else {
			e.People = []string{subject}
		}
		e.What, e.Months = alert.ArticleNamed, alert.Never
		if len(n.index.Match(e)) == 0 {
			continue // nobody waits for this name
		}
		last, err := n.tx.LastNamed(ctx, subject, a.Day)
		if err != nil {
			return nil, err
		}
		if !last.IsZero() {
			e.Months = last.MonthsUntil(a.Day)
		}
		e.ID = alert.UUID("named", subject, a.Day.String())
		e.Evidence = n.quote(printed, []string{terms.Plain(n.folder, a.Names[i])})
		events = append(events, e)
	}
	return events, nil
}

func (n *notice) ofGonePage(ctx context.Context, t postgres.Tiding) ([]alert.Event, error) {
	if !n.index.Has(alert.Pages) {
		return nil, nil
	}
	a, err := n.tx.ArticleEvent(ctx, t.Source, t.Page)
	if errors.Is(err, postgres.ErrNotFound) {
		return nil, nil // it never was an article
	}
	a.At, a.Text = t.Noted, n.folder.String(a.Text)
	return []alert.Event{changed(a, t, alert.PageGone)}, err
}

// ofDecision is that a curator accepted a fact, or rejected one that was told of.
func (n *notice) ofDecision(ctx context.Context, t postgres.Tiding) ([]alert.Event, error) {
	if len(t.Facts) == 0 {
		return nil, nil
	}
	switch postgres.State(t.Note) {
	case postgres.Accepted:
		events, err := n.tx.FactEvents(ctx, t.Facts)
		for i, e := range events {
			events[i].ID, events[i].What, events[i].At = alert.UUID("accepted", e.ID), alert.FactAccepted, t.Noted
		}
		return events, err
	case postgres.Rejected:
		return n.rejected(ctx, t)
	}
	return nil, nil
}

// rejected corrects what was told when the fact was read, and when it was accepted.
func (n *notice) rejected(ctx context.Context, t postgres.Tiding) (events []alert.Event, err error) {
	for _, id := range []string{t.Facts[0], alert.UUID("accepted", t.Facts[0])} {
		e, err := n.tx.Event(ctx, id)
		if errors.Is(err, postgres.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		events = append(events, withdrawn(e, t, alert.Rejected))
	}
	return events, nil
}

// ofSource is that a source broke or works again.
func (n *notice) ofSource(ctx context.Context, t postgres.Tiding) ([]alert.Event, error) {
	e, err := n.tx.SourceEvent(ctx, t.Source, t.Noted)
	e.ID, e.What, e.Note = alert.UUID("source", t.ID), alert.SourceBroken, t.Note
	if t.Note == "" {
		e.What = alert.SourceWorks
	}
	if err != nil {
		return nil, err
	}
	if t.Note != "" {
		return []alert.Event{e}, n.lostCoverage(ctx, e)
	}
	back, err := n.coverageBack(ctx, e)
	return append(back, e), err
}

// ofChannel is that a channel was closed: its owner learns so on the others.
func (n *notice) ofChannel(ctx context.Context, t postgres.Tiding) ([]alert.Event, error) {
	e, owner, err := n.tx.ClosedChannel(ctx, t)
	if errors.Is(err, postgres.ErrNotFound) {
		return nil, nil // deleted meanwhile
	}
	if err != nil {
		return nil, err
	}
	if _, err := n.tx.AddAlerts(ctx, e, nil, n.now); err != nil {
		return nil, err
	}
	n.inform(owner, e.ID)
	return []alert.Event{e}, nil
}
