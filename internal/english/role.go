package english

import "strings"

const (
	official class = 'p' // a title of an official
	seatRole class = 's' // one that groups have, as others may
	layRole  class = 'l' // one of nobody who holds office
)

// newRoles holds the heads of titles; modifiers stand before them.
func newRoles() phrases {
	ps := phrases{}
	ps.add(official, `governor|mayor|minister|premier|president|commissioner|secretary general|director general|chief executive|chief secretary|
		financial secretary|procurator general|chief procurator|procurator|prosecutor general|chief justice|auditor general|justice minister|
		state councilor|state councillor|councilor|councillor|party chief|party boss|party head|police chief|discipline chief|publicity chief|security chief|
		organization chief|propaganda chief|united front chief|finance chief|county head|county chief|county magistrate|district head|district chief|city chief|magistrate|prefect|
		ambassador extraordinary and plenipotentiary|ambassador|consul general|consul|counsellor|counselor|envoy|special representative|international trade representative|representative|
		political commissar|commissar|chief of staff|inspector general|inspector|postmaster general|surgeon general|presiding judge|judge|
		controller|comptroller|ombudsman|solicitor general|attorney general|spokesperson|spokesman|spokeswoman|
		general|lieutenant general|major general|admiral|rear admiral|colonel|senior colonel|lawmaker|legislator|deputy to the national people's congress|
		chief inspector|undersecretary|treasurer|censor|bureau chief|department head|bureau head|section chief|ministers|attaché|predecessor|chief economist|chief engineer|chief accountant`)
	ps.add(seatRole, `head|chief|leader|group leader|secretary|director|office director|office head|office chief|standing committee member|appointee|chairman|chairwoman|chairperson|chair|convener|convenor|coordinator|
		commander|commander in chief|general commander|member|adviser|advisor|consultant|superintendent|administrator|deputy|president of the council|vice chair|co chair|co chairman`)
	ps.add(layRole, `professor|researcher|research fellow|fellow|analyst|editor|web editor|reporter|journalist|correspondent|photographer|coach|head coach|team leader|player|captain|
		ceo|chief executive officer|founder|co founder|engineer|resident|villager|farmer|student|teacher|economist|lawyer|scholar|expert|scientist|
		doctor|nurse|driver|owner|businessman|entrepreneur|tycoon|author|writer|actor|actress|singer|director of the film|managing director|
		general manager|manager|headmaster|principal|vice chancellor|dean|tourist|shopkeeper|novelist|historian|commentator|columnist|worker|volunteer`)
	return ps
}

// roleModifiers stand before the head of a title and belong to it.
var roleModifiers = wordSet(`deputy vice acting executive first second third standing honorary party permanent under assistant chief interim general senior
	founding political commercial alternate associate probationary lieutenant major rear brigadier principal joint caretaker`)

// dropped stand before a title and say nothing that is kept.
var dropped = wordSet(`new newly next current incumbent incoming present other remaining official non unofficial ex officio
	two three four five six seven eight nine ten eleven twelve full time youngest sole its his her their the a an same second-ranked concurrent`)

// past stand before a title that is held no more.
var past = wordSet("former formerly ex then outgoing late retired onetime erstwhile disgraced fallen ousted sacked departing previous")

// plurals of heads that end otherwise than in s.
var singular = map[string]string{"chairmen": "chairman", "spokesmen": "spokesman", "secretaries": "secretary", "deputies": "deputy", "bosses": "boss"}

// A title is a title without its body, in words.
type title struct {
	from, end int
	text      string
	kind      class
	plural    bool
}

// titleAt reads the title that starts at i, before to: its modifiers and its head.
func (p *paper) titleAt(i, to int) (t title, ok bool) {
	j := i
	for j < to && j < i+5 && roleModifiers[p.words[j].lower] {
		j++
	}
	for k := j; k >= i; k-- { // general is a modifier or a head
		if kind, end := p.headAt(k, to); end > k && end >= t.end {
			t = title{i, end, p.printed(i, end), kind, false}
			if kind != layRole {
				break // chief engineer is a title, engineer none
			}
		}
	}
	if t.end == 0 || p.words[t.end-1].lower == "general" && t.end < len(p.words) && orgWords[p.words[t.end].lower] {
		return t, false
	}
	if last := strings.ToLower(t.text); p.isPlural(t.end - 1) {
		t.plural, t.text = true, singularOf(t.text, last)
	}
	return t, true
}

// headAt is the longest head of a title at i, which may be in the plural.
func (p *paper) headAt(i, to int) (kind class, end int) {
	if i >= to {
		return 0, i
	}
	if kind, end = p.roles.longest(p, i, to); end > i && !(end < to && p.words[end].glued && p.words[end].lower != "'s") {
		return kind, end
	}
	for j := i; j < min(to, i+4); j++ {
		if !p.isPlural(j) {
			continue
		}
		text := p.lowered(i, j) + singularOf(p.words[j].lower, p.words[j].lower)
		if found, ok := p.roles[text]; ok && found.whole {
			return found.class, j + 1
		}
	}
	return 0, i
}

func (p *paper) lowered(from, to int) string {
	text := ""
	for j := from; j < to; j++ {
		text += p.words[j].lower + " "
	}
	return text
}

func (p *paper) isPlural(i int) bool {
	w := p.words[i].lower
	return singular[w] != "" || strings.HasSuffix(w, "s") && len(w) > 4 && !strings.HasSuffix(w, "ss") && w != "affairs"
}

// singularOf is text, of which lower is the small writing, without the ending of the plural.
func singularOf(text, lower string) string {
	for many, one := range singular {
		if strings.HasSuffix(lower, many) {
			return text[:len(text)-len(many)] + one
		}
	}
	return strings.TrimSuffix(text, "s")
}

// isRole reports whether a title starts at i.
func (p *paper) isRole(i int) bool {
	_, ok := p.titleAt(i, min(i+8, len(p.words)))
	return ok
}
