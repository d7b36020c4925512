package extract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// identify says who of the dictionary is meant by the names of the text. Many people share a name, most of
// them in no dictionary, so that what the text says of their posts decides; where it leaves more than one,
// nobody is meant.
func (p *paper) identify() {
	entries := p.namesakes()
	if len(entries) == 0 {
		return
	}
	posts := p.postsOf(entries)
	for text, candidates := range entries {
		entries[text] = p.among(candidates, posts[text])
	}
	only := func(text string) string {
		if c := entries[text]; len(c) == 1 {
			return c[0]
		}
		return ""
	}
	for i := range p.people {
		p.people[i].entry = only(p.people[i].text)
	}
	for i := range p.facts {
		if f := &p.facts[i]; f.Person != "" {
			f.PersonEntry = only(f.Person)
		}
	}
}

// namesakes are the entries that each name of the text can mean on its day.
func (p *paper) namesakes() map[string][]string {
	entries := map[string][]string{}
	for _, m := range p.known[lexicon.PersonName] {
		text := p.string(m.Span)
		if _, seen := entries[text]; seen {
			continue
		}
		entries[text] = nil
		for _, n := range m.names {
			if n.ValidOn(p.doc.Published) {
				entries[text] = append(entries[text], n.Entry)
			}
		}
	}
	return entries
}

// postsOf are the posts that the text states of each person that names can mean.
func (p *paper) postsOf(names map[string][]string) map[string][]string {
	posts := map[string][]string{}
	add := func(text, post string) {
		if _, known := names[text]; known && post != "" && !slices.Contains(posts[text], post) && len(posts[text]) < farBack {
			posts[text] = append(posts[text], post)
		}
	}
	for _, n := range p.people {
		add(n.text, n.post)
	}
	for _, f := range p.facts {
		add(f.Person, f.OwnPost)
		if f.BodyEntry == "" && f.Kind == news.AppointmentFact {
			add(f.Person, f.Body+f.Role)
		}
	}
	return posts
}

// among are those of the candidates who held one of the posts; if none did, those who may have, which is
// nobody where a post is one in a place that they are not known to have worked in.
func (p *paper) among(candidates, posts []string) []string {
	var held, may []string
	for _, id := range candidates {
		person, _ := p.lex.Person(id)
		switch {
		case slices.ContainsFunc(posts, func(post string) bool { return hasHeld(person, post) }):
			held = append(held, id)
		case !slices.ContainsFunc(posts, func(post string) bool { return elsewhere(person, post) }):
			may = append(may, id)
		}
	}
	if held != nil {
		return held
	}
	return may
}

// hasHeld reports whether a person is known to have had a post in the body that post names.
func hasHeld(person lexicon.Person, post string) bool {
	return slices.ContainsFunc(person.Posts, func(known lexicon.Post) bool {
		return strings.Contains(post, printedBody.Replace(known.Agency))
	})
}

// printedBody turns the full names of bodies into what news prints before a title: 上海市委, 甘肃省, 国务院.
var printedBody = strings.NewReplacer("中华人民共和国", "", "中国共产党", "", "人民政府", "", "委员会", "委", "人民代表大会常务委", "人大常委会")

var placeOfPost = regexp.MustCompile(`(\p{Han}{2})\p{Han}{0,6}?[省市县区州旗镇乡]`)

// elsewhere reports whether post is one in a place in which person is not known to have had any.
func elsewhere(person lexicon.Person, post string) bool {
	place := placeOfPost.FindStringSubmatch(post)
	if place == nil || slices.ContainsFunc(noPlaces, func(w string) bool { return strings.HasPrefix(place[0], w) }) {
		return localPost.MatchString(post)
	}
	return !slices.ContainsFunc(person.Posts, func(known lexicon.Post) bool { return strings.Contains(known.Agency, place[1]) })
}

// noPlaces are the starts of names of central bodies that hold a character with which names of places end.
var noPlaces = strings.Fields("中国 中央 国家 全国 国务 中共")

// localPost is a post below the provinces whose place is not printed with it.
var localPost = regexp.MustCompile(`^(?:县|区|镇|乡|街道|村|旗|盟|市委|市政府|市长|副市长|州委|州政府|州长|市\p{Han}{1,6}局)`)
