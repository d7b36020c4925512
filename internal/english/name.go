package english

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A person is somebody whom the text names in full.
type person struct {
	text, entry string
	pronoun     string  // he or she, by the style before the name; "" if it has none
	post        string  // a title printed beside the name, or ""
	lay         bool    // a title printed beside the name is of no official
	seats       []*seat // that the text gave
	was         []*seat // that the text just said to have been given before
	printed     []*seat // the posts printed beside the name last
}

// A name is a place that names a person in full, in words.
type name struct {
	from, to int
	*person
}

var (
	// particles stand within names of Portuguese or Arabic origin.
	particles = wordSet("da de do dos das di van von al bin e")

	// places in Hanyu Pinyin that follow a word like a family name but are no given name.
	places = wordSet(`china asia anhui beijing chongqing fujian gansu guangdong guangxi guizhou hainan hebei heilongjiang henan hubei hunan
		jiangsu jiangxi jilin liaoning ningxia qinghai shaanxi shandong shanghai shanxi sichuan tianjin tibet xinjiang yunnan zhejiang
		hefei fuzhou lanzhou guangzhou nanning guiyang haikou shijiazhuang zhengzhou harbin wuhan changsha nanjing nanchang changchun
		shenyang hohhot yinchuan xining jinan chengdu lhasa urumqi kunming hangzhou shenzhen taiwan kong macao macau`)

	// cities are places where bodies sit and meet.
	cities = wordSet(`beijing hefei fuzhou lanzhou guangzhou nanning guiyang haikou shijiazhuang zhengzhou harbin wuhan changsha nanjing nanchang
		changchun shenyang hohhot yinchuan xining jinan chengdu lhasa urumqi kunming hangzhou shenzhen taiyuan xi'an shanghai tianjin chongqing`)

	// commonWords look like syllables of names but are English words that headlines capitalize.
	commonWords = wordSet(`she me we women made make take name names more home line sure same some gone done fate rare care share
		game date late rate sale safe same side size time wife wide wine life like line mine nine fine ban bid did die die due sue use
		china union cadre league sino pan-asia men's open new old one two china's and the for of in on at to by is as or no not go so do`)
)

// findNames finds names by their shape or in the dictionary.
func (p *paper) findNames(known []Known) {
	p.nameAt = make([]int, len(p.words))
	p.people, p.titled = map[string]*person{}, map[string]*person{}
	entries, ends := p.knownPeople(known)
	for i := 0; i < len(p.words); i++ {
		end := max(p.nameEnd(i), ends[i])
		if end == 0 {
			continue
		}
		p.addName(i, end, entries[p.inChars(p.span(i, end))])
		i = end - 1
	}
}

// knownPeople are the entries of names by where they stand, and the ends of names by their first
// word.
func (p *paper) knownPeople(known []Known) (entries map[news.Span]string, ends map[int]int) {
	entries, ends = map[news.Span]string{}, map[int]int{}
	for _, k := range known {
		if k.Group {
			continue
		}
		entries[k.Span] = k.Entry
		from, to := p.wordsOf(k.Span)
		if to > from+1 {
			ends[from] = to
		}
	}
	return entries, ends
}

// wordsOf are the words that a span of characters covers.
func (p *paper) wordsOf(s news.Span) (from, to int) {
	at := func(w word, position int) int { return p.chars[w.Start] - position }
	from, _ = slices.BinarySearchFunc(p.words, s.Start, at)
	to, _ = slices.BinarySearchFunc(p.words, s.End, at)
	return from, to
}

func (p *paper) addName(from, to int, entry string) {
	text := strings.Join(strings.Fields(p.printed(from, to)), " ")
	who := p.people[text]
	if who == nil && entry == "" {
		who = p.longerName(text)
	}
	if who == nil {
		who = &person{text: text}
		p.people[text] = who
	}
	if entry != "" {
		who.entry = entry
	}
	style := p.styleBefore(from)
	who.pronoun = firstOf(pronouns[style], who.pronoun)
	if style == "hon" { // so are members of councils styled
		who.post = firstOf(who.post, "member")
	}
	p.names = append(p.names, name{from, to, who})
	p.nameAt[from] = len(p.names)
}

// longerName is the person named before whose name ends with text: Mr Sales da Cruz.
func (p *paper) longerName(text string) *person {
	for i := len(p.names) - 1; i >= max(0, len(p.names)-40); i-- {
		if strings.HasSuffix(p.names[i].text, " "+text) {
			return p.names[i].person
		}
	}
	return nil
}

// nameEnd is where a name that starts at i ends, by its shape alone, or 0.
func (p *paper) nameEnd(i int) int {
	if !p.words[i].upper || p.words[i].glued {
		return 0
	}
	if p.styleBefore(i) != "" {
		if end := p.styledEnd(i); end > 0 {
			return end
		}
	}
	return max(p.hyphenedEnd(i), p.pinyinEnd(i), p.macaoEnd(i), p.portfolioEnd(i), p.initialsEnd(i))
}

// continues reports whether the word at j stands on the line of the word at i.
func (p *paper) continues(i, j int) bool {
	return j == i || p.words[j].lines == 0 || p.words[j].lines == 1 && !p.breaksAt(j)
}

// pinyinEnd is the end of Zhou Qiming, or of Ouyang Minghua.
func (p *paper) pinyinEnd(i int) int {
	family, given := p.words[i], p.at(i+1)
	if !familyNames[family.lower] && !doubleNames[family.lower] || !given.upper || given.glued || given.lines > 0 && p.breaksAt(i+1) {
		return 0
	}
	if places[given.lower] || commonWords[given.lower] || !isPinyin(given.lower, 3) || p.isHyphened(i+2) || isCapitals(p.printed(i, i+2)) {
		return 0
	}
	if p.at(i+2).upper && orgWords[p.at(i+2).lower] && !p.at(i+2).glued && !p.isRole(i+2) {
		return 0 // Hu Nan Province
	}
	return i + 2
}

// isHyphened reports whether a hyphen joins the word at i to the one before.
func (p *paper) isHyphened(i int) bool {
	w := p.at(i)
	return w.glued && w.lower != "'s"
}

// areSyllables reports whether the last three words before to are capitalized syllables of one
// name, and whatever stands before them from on is capitalized.
func (p *paper) areSyllables(from, to int) bool {
	if to > len(p.words) {
		return false
	}
	for k := from; k < to; k++ {
		w := p.words[k]
		if !w.upper || w.glued || w.lines > 0 && k > from || w.kind != letters {
			return false
		}
		if k >= to-3 && (w.Len() > 6 || vowelGroups(w.lower) != 1 || commonWords[w.lower] || orgWords[w.lower] || p.isRole(k)) {
			return false
		}
	}
	return true
}

func vowelGroups(s string) int {
	n, in := 0, false
	for i := range len(s) {
		vowel := strings.IndexByte("aeiouy", s[i]) >= 0
		if vowel && !in {
			n++
		}
		in = vowel
	}
	if n == 0 { // Ng
		return 1
	}
	return n
}

// isCapitals reports whether a text has no small letter.
func isCapitals(s string) bool { return strings.ToUpper(s) == s }

// nameFrom is the name that starts at i, or nil.
func (p *paper) nameFrom(i int) *name {
	if i < 0 || i >= len(p.nameAt) || p.nameAt[i] == 0 {
		return nil
	}
	return &p.names[p.nameAt[i]-1]
}

// noteFamily keeps whom a family name alone means from here on.
func (p *paper) noteFamily(n name) {
	if p.recent[0] != n.person {
		p.recent = [2]*person{n.person, p.recent[0]}
	}
	for k := n.from; k < n.to; k++ {
		w := p.words[k]
		if w.glued || !w.upper || k > n.from && !elsewhere[w.lower] && k+1 < n.to || commonWords[w.lower] {
			continue
		}
		if k == n.from || k+1 == n.to && !familyNames[p.words[n.from].lower] || elsewhere[w.lower] && k < n.from+3 {
			p.titled[w.lower] = n.person
		}
	}
}
