package registry

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// agenciesOn finds the agencies whose people sit in groups on a date: those of the posts printed
// beside them, or which the dictionaries know, and those whose offices have seats.
func agenciesOn(ctx context.Context, db *postgres.DB, people map[string]*Interlocked, on news.Date) (map[string]*Interlocked, error) {
	printed, err := db.OwnPosts(ctx, "")
	if err != nil {
		return nil, err
	}
	posts, err := db.PostsOf(ctx, slices.Sorted(maps.Keys(people)))
	if err != nil {
		return nil, err
	}
	byOffice, err := db.ByOffice(ctx, "")
	if err != nil {
		return nil, err
	}
	agencies := map[string]*Interlocked{}
	beside := grouped(printed, func(p postgres.OwnPost) string { return p.Person })
	held := grouped(posts, func(s postgres.Seat) string { return s.Person })
	for id, p := range people {
		for _, agency := range ownAgencies(id, beside[id], held[id], on) {
			for group, s := range p.Seats {
				interlock(agencies, agency, agency, group, s)
			}
		}
	}
	for _, f := range byOffice {
		for _, agency := range agenciesOf(f.Other) {
			if sure := Lasted(f.Date, news.Date{}, on); sure != No {
				s := postgres.Seat{Body: f.BodyKey(), BodyName: f.Body, PersonName: f.Other, Role: f.Role, From: f.Date, Fact: f.Key}
				interlock(agencies, agency, agency, f.BodyKey(), Sitting{Seat: s, Sure: sure})
			}
		}
	}
	return agencies, nil
}

// ownAgencies are those of a person's posts on a date.
func ownAgencies(person string, printed []postgres.OwnPost, posts []postgres.Seat, on news.Date) (agencies []string) {
	if own := ownPost(person, printed, nil, on); own.Text != "" {
		return agenciesOf(own.Text)
	}
	for _, s := range posts {
		if Held(s, on) >= Possible && !slices.Contains(agencies, s.BodyName) {
			agencies = append(agencies, s.BodyName)
		}
	}
	return agencies
}

// grouped puts those with one key together, in their order.
func grouped[T any](list []T, key func(T) string) map[string][]T {
	groups := map[string][]T{}
	for _, x := range list {
		groups[key(x)] = append(groups[key(x)], x)
	}
	return groups
}

// postTitle is a title at the end of a post: what is before it names the agency.
var postTitle = regexp.MustCompile(`(?:党组|党委)?(?:第一|常务)?(?:副)?(?:书记|部长|厅长|局长|署长|主任委员|主任|省长|市长|县长|区长|州长|秘书长|司长|处长|行长|院长|检察长|主席|会长|` +
	`总经理|董事长|社长|台长|馆长|司令员|政治委员|政委|总队长|支队长|队长|委员|总理|(?:主要|分管)?(?:负责人|负责同志))$`)

// agenciesOf are the agencies that a text of posts names: 省水利厅厅长、党组书记 names 省水利厅.
func agenciesOf(posts string) (agencies []string) {
	for _, post := range strings.FieldsFunc(posts, func(r rune) bool { return strings.ContainsRune("、，,；; 　", r) }) {
		agency := postTitle.ReplaceAllString(post, "")
		if agency != post && len([]rune(agency)) > 1 && !slices.Contains(agencies, agency) {
			agencies = append(agencies, agency)
		}
	}
	return agencies
}
