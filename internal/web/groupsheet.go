package web

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A line of a group's sheet says one thing of it, and what that rests on.
type sheetLine struct {
	Label locale.Message
	Says  any
	Fact  string // address; "" for the dictionary
}

// newSheet says what is known of a group, line by line; nothing of one that is in no registry.
func newSheet(g postgres.GroupPage) []sheetLine {
	if g.Basis == "" {
		return nil
	}
	sheet := []sheetLine{{say("Level"), levelOf(g.Group, g.Name), ground(g.Fact)}, {say("Kind"), locale.Term(formWords, lexicon.GroupForm(g.Form)), ground(g.Fact)},
		{say("Permanence"), permanence(g.Group), ground(g.Fact)}, {say("Set up"), beginning(g.Group), ground(g.Fact)}}
	if g.Form == "" {
		sheet = append(sheet[:1], sheet[2:]...)
	}
	if !g.Ended.IsZero() || g.EndKind != "" {
		sheet = append(sheet, sheetLine{say("Ended"), ending(g.Group), ground(g.EndedBy)})
	}
	return append(sheet, sheetLine{say("Office"), officeOf(g), ground(g.Fact)})
}

func ground(fact string) string {
	if fact == "" {
		return ""
	}
	return factPath(fact, nil)
}

var (
	ofProvince = regexp.MustCompile(`^(?:.{2,7}?(?:省|自治区)|北京市?|天津市?|上海市?|重庆市?|香港|澳门)`)
	ofCity     = regexp.MustCompile(`^.{1,6}?[市州县区盟]`)
)

// levelOf says whose group it is. The dictionaries have provinces and cities as one level; the name
// tells which.
func levelOf(g postgres.Group, groupName string) any {
	switch lexicon.Level(g.Level) {
	case lexicon.CentralParty:
		return say("Party centre, under the Political Bureau")
	case lexicon.StateCouncil:
		return say("State Council")
	case lexicon.JointPartyState:
		return say("Party centre and State Council, both")
	case lexicon.Provincial:
		place := ofProvince.FindString(groupName)
		if place != "" && !ofCity.MatchString(groupName[len(place):]) {
			return say("Province")
		}
		return say("City or county")
	}
	return levelName(g.Level)
}

func permanence(g postgres.Group) any {
	switch {
	case g.Permanence == string(lexicon.Temporary) && g.EndKind == string(lexicon.Completed):
		return say("temporary: for one task, which is completed")
	case g.Permanence == string(lexicon.Temporary) && g.Ended.IsZero():
		return say("temporary: for one task; its end is not known")
	case g.Permanence == string(lexicon.Temporary):
		return say("temporary: for one task")
	case g.Permanence == string(lexicon.Permanent):
		return say("permanent")
	}
	return say("not known")
}

func beginning(g postgres.Group) any {
	var says locale.Line
	if g.Established.IsZero() {
		says = append(says, say("not known"))
	} else {
		says = append(says, g.Established)
	}
	if g.EstablishedBy != "" {
		says = append(says, name(g.EstablishedBy))
	}
	return says
}

func ending(g postgres.Group) any {
	says := locale.Line{}
	if g.Ended.IsZero() {
		says = append(says, say("date not known"))
	} else {
		says = append(says, g.Ended)
	}
	if g.EndKind != "" {
		says = append(says, locale.Term(endWords, lexicon.EndKind(g.EndKind)))
	}
	return says
}

// officeOf says who hosts the group's office: its second tier.
func officeOf(g postgres.GroupPage) any {
	switch {
	case g.OfficeHost == "":
		return say("not known")
	case g.OfficeHost == "单设" || g.OfficeHost == "中共中央":
		return say("stands alone")
	case g.OfficeRelation == string(lexicon.OneInstitution):
		return say("one institution with {host}, under two names", name(g.OfficeHost))
	}
	return say("at {host}", name(g.OfficeHost))
}

// A grounding is what the dictionary's lines of a page rest on.
type grounding struct {
	Verified bool
	Sources  []locale.Name
	Notes    any // nil if there are none
}

func newGrounding(g postgres.Group) *grounding {
	if g.Basis != postgres.FromDictionary {
		return nil
	}
	v := grounding{Verified: g.Verification == string(lexicon.Sourced)}
	for s := range strings.FieldsFuncSeq(g.Source, func(r rune) bool { return r == '|' }) {
		v.Sources = append(v.Sources, name(s))
	}
	if g.Notes != "" {
		v.Notes = diagnosis(g.Notes)
	}
	return &v
}
