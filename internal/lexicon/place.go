package lexicon

// A PlaceLevel says how high a place stands among the divisions of the state.
type PlaceLevel string

// The levels of place, highest first.
const (
	Province   PlaceLevel = "province"   // or autonomous region, municipality, special region
	Prefecture PlaceLevel = "prefecture" // or autonomous prefecture, league, city of that rank
	County     PlaceLevel = "county"     // or district, banner, city of that rank
)

// A Place is a division of the state.
type Place struct {
	ID          string // code of six digits, as in GB/T 2260: 530000
	Hans        string // official name, simplified
	Aliases     []string
	Level       PlaceLevel
	Parent      string // id of the place that it lies in, "" for a province
	NeedsParent bool   // the name alone is an everyday word: 郊区, 和县
}

// Places are all places in the order they were given. Do not change them.
func (l *Lexicon) Places() []Place { return l.entries.Places }

// Place is the place with an id.
func (l *Lexicon) Place(id string) (Place, bool) { return byID(l.entries.Places, l.places, id) }

// PlacesIn are the places right below the one with an id, one level or two down: a county may
// have no prefecture. Those below "" are the provinces.
func (l *Lexicon) PlacesIn(id string) []Place {
	var places []Place
	for _, i := range l.within[id] {
		places = append(places, l.entries.Places[i])
	}
	return places
}

func (l *Lexicon) addPlaces() (err error) {
	l.places, err = unique("place", l.entries.Places, func(p Place) string { return p.ID })
	l.within = map[string][]int{}
	for i, p := range l.entries.Places {
		l.within[p.Parent] = append(l.within[p.Parent], i)
	}
	return err
}

// addPlaces adds the names of places. A name that needs its parent's is known behind any name of
// any place that it lies in: 马鞍山市和县, 安徽和县.
func (x *index) addPlaces(places []Place) {
	byID := make(map[string]Place, len(places))
	for _, p := range places {
		byID[p.ID] = p
	}
	for _, p := range places {
		name := Name{Kind: PlaceName, Entry: p.ID}
		if !p.NeedsParent {
			x.addEntry(name, []string{p.Hans}, p.Aliases)
			continue
		}
		for above, ok := byID[p.Parent]; ok; above, ok = byID[above.Parent] {
			x.addEntry(name, []string{above.Hans + p.Hans}, behind(above.Aliases, p.Hans))
		}
	}
}

func behind(names []string, ending string) []string {
	longer := make([]string, len(names))
	for i, name := range names {
		longer[i] = name + ending
	}
	return longer
}
