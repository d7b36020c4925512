package registry

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// ErrNoIdentity says that a decision on who is who makes no sense, and its text why.
var ErrNoIdentity = errors.New("not possible")

// identities are those that stand in a transaction, and do not change until it ends.
func identities(ctx context.Context, tx postgres.Tx) (Identities, error) {
	all, err := tx.Identities(ctx)
	return NewIdentities(all), err
}

// Identify records a decision on who is who and derives again what is known of those it is about. What the
// dictionaries say of them is taken from lex. N and, of a split, Other are given to it. An undo needs Undoes
// alone.
func Identify(ctx context.Context, db *postgres.DB, lex *lexicon.Lexicon, d postgres.IdentityDecision) error {
	entries := entriesOf(lex)
	return db.Change(ctx, func(tx postgres.Tx) error {
		if err := tx.LockIdentities(ctx); err != nil {
			return err
		}
		all, err := tx.Identities(ctx)
		if err != nil {
			return err
		}
		if d, err = next(all, d); err != nil {
			return err
		}
		if d.Action == postgres.Merge && inDictionary(entries, d.Subject) && !inDictionary(entries, d.Other) {
			return fmt.Errorf("%w: %s is in the dictionaries, so it is the one to stay", ErrNoIdentity, d.Subject)
		}
		if err := tx.Identify(ctx, d); err != nil || d.Action == postgres.Link || d.Action == postgres.Stay {
			return err
		}
		was, is := NewIdentities(all), NewIdentities(append(slices.Clip(all), d))
		return identify(ctx, tx, is, entries, d.Kind, concerned(was, is, d))
	})
}

func inDictionary(e postgres.Entries, id string) bool {
	return slices.ContainsFunc(e.Groups, func(g postgres.Group) bool { return g.ID == id }) ||
		slices.ContainsFunc(e.People, func(p postgres.Person) bool { return p.ID == id })
}

// next completes d as the decision that follows all others, if it can be taken.
func next(all []postgres.IdentityDecision, d postgres.IdentityDecision) (postgres.IdentityDecision, error) {
	d.N = len(all) + 1
	standing := NewIdentities(all).Standing()
	if d.Action == postgres.UndoIdentity {
		return undo(standing, d)
	}
	if d.By == "" || d.Subject == "" || d.Kind != "group" && d.Kind != "person" {
		return d, fmt.Errorf("%w: a decision needs somebody who takes it, and whom it is about", ErrNoIdentity)
	}
	if gone := slices.ContainsFunc(standing, func(s postgres.IdentityDecision) bool {
		return s.Action == postgres.Merge && s.Kind == d.Kind && (s.Subject == d.Subject || s.Subject == d.Other)
	}); gone {
		return d, fmt.Errorf("%w: %s or %s is part of another by now", ErrNoIdentity, d.Subject, d.Other)
	}
	switch d.Action {
	case postgres.Merge:
		if d.Other == "" || d.Other == d.Subject {
			return d, fmt.Errorf("%w: it takes two to be one", ErrNoIdentity)
		}
		return d, nil
	case postgres.Split:
		d.Other = fmt.Sprintf("%s~%d", d.Subject, d.N)
		if d.Kind == "person" && len(d.Bodies) == 0 || d.Kind == "group" && d.Since.IsZero() {
			return d, fmt.Errorf("%w: say which posts another person has, or since when it is another group", ErrNoIdentity)
		}
		return d, nil
	case postgres.Stay:
		if d.Kind != "person" || d.Other == d.Subject || d.Other == "" && len(d.Bodies) == 0 {
			return d, fmt.Errorf("%w: say whom the person is not, or in which bodies it is one", ErrNoIdentity)
		}
		return d, nil
	case postgres.Link:
		d.Other, d.Bodies = address(d.Other), nil
		if d.Other == "" {
			return d, fmt.Errorf("%w: a link is a Wikidata id (Q42), or a page of wikidata.org or of a site under gov.cn or people.com.cn, with https", ErrNoIdentity)
		}
		return d, nil
	}
	return d, fmt.Errorf("%w: nobody knows the action %q", ErrNoIdentity, d.Action)
}

// undo completes d as taking back a decision that stands and on which no later one builds.
func undo(standing []postgres.IdentityDecision, d postgres.IdentityDecision) (postgres.IdentityDecision, error) {
	i := slices.IndexFunc(standing, func(s postgres.IdentityDecision) bool { return s.N == d.Undoes })
	if i < 0 {
		return d, fmt.Errorf("%w: decision %d is none, or was taken back: %w", ErrNoIdentity, d.Undoes, postgres.ErrChanged)
	}
	taken := standing[i]
	for _, later := range standing[i+1:] {
		if taken.Action == postgres.Split && later.Kind == taken.Kind && (later.Subject == taken.Other || later.Other == taken.Other) {
			return d, fmt.Errorf("%w: take decision %d back first, which is about what this one split off", ErrNoIdentity, later.N)
		}
	}
	d.Kind, d.Subject, d.Other = taken.Kind, taken.Subject, taken.Other
	return d, nil
}

var wikidataID = regexp.MustCompile(`^Q[1-9]\d{0,11}$`)

// address is the address of a link, or "" if we do not lead there: only Wikidata's and official ones stay.
func address(text string) string {
	text = strings.TrimSpace(text)
	if wikidataID.MatchString(text) {
		return "https://www.wikidata.org/wiki/" + text
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" || u.User != nil || u.Port() != "" {
		return ""
	}
	for _, host := range []string{"wikidata.org", "gov.cn", "people.com.cn"} {
		if u.Hostname() == host || strings.HasSuffix(u.Hostname(), "."+host) {
			return u.String()
		}
	}
	return ""
}

// concerned are all ids of those whom a decision makes others, or ceases to.
func concerned(was, is Identities, d postgres.IdentityDecision) []string {
	ids := []string{d.Subject, d.Other}
	for _, x := range []Identities{was, is} {
		for _, id := range slices.Clone(ids) {
			ids = append(ids, x.resolve(d.Kind, id, never))
		}
		for _, id := range slices.Clone(ids) {
			ids = append(ids, x.Origins(d.Kind, id)...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// identify derives again what is known of the groups or people with the ids.
func identify(ctx context.Context, tx postgres.Tx, who Identities, entries postgres.Entries, kind string, ids []string) error {
	groups, people, bodies := ids, []string(nil), ids
	if kind == "person" {
		groups, people = nil, ids
		var err error
		if bodies, err = tx.BodiesOf(ctx, people); err != nil {
			return err
		}
	}
	if err := tx.ReplaceEntries(ctx, groups, people, about(who.entries(entries), groups, people)); err != nil {
		return err
	}
	return rebuild(ctx, tx, who, who.groups(bodies))
}

// groups are all groups that facts about the bodies may be about.
func (x Identities) groups(bodies []string) (all []string) {
	for _, body := range bodies {
		all = append(all, body, x.Group(body, news.Date{}))
		for _, d := range x.standing {
			if d.Action == postgres.Split && d.Kind == "group" && slices.Contains(x.Origins("group", d.Other), body) {
				all = append(all, x.resolve("group", d.Other, never))
			}
		}
	}
	return all
}

// about are the entries that are about some groups or people.
func about(e postgres.Entries, groups, people []string) (some postgres.Entries) {
	group := func(id string) bool { return slices.Contains(groups, id) }
	person := func(id string) bool { return slices.Contains(people, id) }
	some.Groups = only(e.Groups, func(g postgres.Group) bool { return group(g.ID) })
	some.Names = only(e.Names, func(n postgres.GroupName) bool { return group(n.Group) })
	some.Lineage = only(e.Lineage, func(l postgres.Descent) bool { return group(l.Predecessor) || group(l.Successor) })
	some.People = only(e.People, func(p postgres.Person) bool { return person(p.ID) })
	some.PersonNames = only(e.PersonNames, func(n postgres.PersonName) bool { return person(n.Person) })
	some.Seats = only(e.Seats, func(s postgres.Seat) bool { return group(s.Body) || person(s.Person) })
	return some
}

func only[T any](all []T, keep func(T) bool) (some []T) {
	for _, x := range all {
		if keep(x) {
			some = append(some, x)
		}
	}
	return some
}
