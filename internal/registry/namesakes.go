package registry

import (
	"context"
	"regexp"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/terms"
)

// A Namesake is a suspicion that one person is two, or that two are one. It is for curators to settle.
type Namesake struct {
	Action postgres.IdentityAction // Split or Merge
	Seats  []postgres.Seat         // that tell: of a split, those in two places at once; of a merger, of both
	Person string                  // id
	Other  string                  // id of whom Person may be, of a merger
}

// Namesakes lists suspicions: seats of one person in two places at once, and people with one name, or with
// names that sound alike in one seat.
func Namesakes(ctx context.Context, db *postgres.DB, lex *lexicon.Lexicon) ([]Namesake, error) {
	seats, err := db.PersonSeats(ctx)
	if err != nil {
		return nil, err
	}
	all, err := db.Identities(ctx)
	if err != nil {
		return nil, err
	}
	var found []Namesake
	who := NewIdentities(all)
	for _, own := range byPerson(seats) {
		if clash := inTwoPlaces(own); len(clash) > 0 && !who.isOne(clash) {
			found = append(found, Namesake{Action: postgres.Split, Person: clash[0].Person, Seats: clash})
		}
	}
	return append(found, sameNames(seats, lex, who)...), nil
}

// byPerson parts seats, which come person by person.
func byPerson(seats []postgres.Seat) (people [][]postgres.Seat) {
	for i, s := range seats {
		if i == 0 || s.Person != seats[i-1].Person {
			people = append(people, nil)
		}
		people[len(people)-1] = append(people[len(people)-1], s)
	}
	return people
}

// placeName is the place that the name of a local body begins with: 云岭省 of 云岭省海岛保护领导小组. The
// bodies of the centre have none. Those of the Party and the Consultative Conference are named after the whole, then the place.
var placeName = regexp.MustCompile(`^(?:中国共产党|中共|中国人民政治协商会议|政协)?(\p{Han}{1,8}?(?:特别行政区|自治区|自治州|省|市|县|区))`)

// notLocal begins the names of bodies of the centre, and ends those of regions that lie in several places: 国务院西部地区开发领导小组.
var notLocal = regexp.MustCompile(`^(?:国务院|中央|全国|国家)|(?:地区|湾区)$`)

// placeOf is the place of a body, "" for one of the centre.
func placeOf(body string) string {
	if found := placeName.FindStringSubmatch(body); found != nil && !notLocal.MatchString(found[1]) {
		return found[1]
	}
	return ""
}

// rankName is what a place is: two provinces are rivals, a province and its city are not, since leaders of
// cities have seats in their province.
var rankName = regexp.MustCompile(`(特别行政区|自治区|自治州|省|市|县|区)$`)

// A stay is the time within which somebody is known to have had seats in a place.
type stay struct {
	place       string
	first, last time.Time
	seats       []postgres.Seat
}

// inTwoPlaces are the seats of a person in two places of one rank between which the person would have gone to
// and fro; nil if there are none.
func inTwoPlaces(seats []postgres.Seat) []postgres.Seat {
	var stays []*stay
	for _, s := range seats {
		place := placeOf(s.BodyName)
		if place == "" {
			continue
		}
		i := slices.IndexFunc(stays, func(other *stay) bool { return other.place == place })
		if i < 0 {
			i, stays = len(stays), append(stays, &stay{place: place})
		}
		stays[i].add(s)
	}
	for i, a := range stays {
		for _, b := range stays[:i] {
			if rankName.FindString(a.place) == rankName.FindString(b.place) && a.overlaps(b) {
				clash := slices.Concat(b.seats, a.seats)
				slices.SortStableFunc(clash, func(a, b postgres.Seat) int { return a.From.First().Compare(b.From.First()) })
				return clash
			}
		}
	}
	return nil
}

func (s *stay) add(seat postgres.Seat) {
	for _, d := range []news.Date{seat.From, seat.FirstSeen, seat.LastSeen, seat.To} {
		if d.IsZero() {
			continue
		}
		if s.first.IsZero() || d.First().Before(s.first) {
			s.first = d.First()
		}
		if d.First().After(s.last) {
			s.last = d.First()
		}
	}
	s.seats = append(s.seats, seat)
}

// moving is within what time both places of one who moves name the person: the new Party office begins at once, and the
// old people's congress votes when it next meets.
const moving = 200 * 24 * time.Hour

// overlaps reports whether a stay lasts on into another for longer than a move does.
func (s *stay) overlaps(other *stay) bool {
	return !s.first.IsZero() && !other.first.IsZero() && s.first.Add(moving).Before(other.last) && other.first.Add(moving).Before(s.last)
}

// sameNames are the people who may be one: by their name, or by its sound and a seat.
func sameNames(seats []postgres.Seat, lex *lexicon.Lexicon, who Identities) (found []Namesake) {
	people := byPerson(seats)
	sounding := map[string][][]postgres.Seat{}
	for _, own := range people {
		sound := terms.Sound(lex.Folder(), own[0].PersonName)
		for _, others := range sounding[sound] {
			if likelyOne(lex, others, own) && !who.split(others[0].Person, own[0].Person) {
				found = append(found, Namesake{Action: postgres.Merge, Person: own[0].Person, Other: others[0].Person, Seats: slices.Concat(others, own)})
			}
		}
		sounding[sound] = append(sounding[sound], own)
	}
	return found
}

// likelyOne reports whether two people are called the same, once variants are folded, or sound the same and
// have the same role in the same body.
func likelyOne(lex *lexicon.Lexicon, a, b []postgres.Seat) bool {
	if terms.Plain(lex.Folder(), a[0].PersonName) == terms.Plain(lex.Folder(), b[0].PersonName) {
		return true
	}
	return slices.ContainsFunc(a, func(s postgres.Seat) bool {
		return slices.ContainsFunc(b, func(o postgres.Seat) bool { return s.Body == o.Body && s.Role == o.Role })
	})
}

// isOne reports whether a curator said that the person with these seats is one.
func (x Identities) isOne(clash []postgres.Seat) bool {
	return slices.ContainsFunc(x.standing, func(d postgres.IdentityDecision) bool {
		return d.Action == postgres.Stay && d.Subject == clash[0].Person && d.Other == "" &&
			!slices.ContainsFunc(clash, func(s postgres.Seat) bool { return !slices.Contains(d.Bodies, s.Body) })
	})
}

// split reports whether a curator said that two people are not one.
func (x Identities) split(a, b string) bool {
	return slices.ContainsFunc(x.standing, func(d postgres.IdentityDecision) bool {
		return (d.Action == postgres.Split || d.Action == postgres.Stay) && d.Kind == "person" && (d.Subject == a && d.Other == b || d.Subject == b && d.Other == a)
	})
}
