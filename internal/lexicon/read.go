package lexicon

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// The columns of the tables; dictionaries/README.md says what they mean.
const (
	groupColumns = "id,name_zh_hans,name_zh_hant,name_en,aliases,level,form,permanence," +
		"established,established_doc,ended,end_kind,successor_id,predecessor_id," +
		"office_zh,office_host_zh,office_relation,leaders,in_seed,source,verification,notes"
	personColumns = "id,kind,name_zh_hans,name_zh_hant,name_en,aliases,birth_year,posts," +
		"wikidata,in_seed,source,verification"
	agencyColumns = "id,name_zh_hans,name_zh_hant,name_en,aliases,kind,parent_id," +
		"established,ended,successor_id,source,verification"
	titleColumns   = "title_zh_hans,title_zh_hant,title_en,in_group,kind"
	placeColumns   = "code,name_zh_hans,aliases,level,parent_code,needs_parent"
	surnameColumns = "surname,kind"
)

// Read reads the tables without making a lexicon of them. An error names file, line, column and
// value.
func Read(fsys fs.FS) (*zh.Folder, Entries, error) {
	folder, err := readFolder(fsys)
	if err != nil {
		return nil, Entries{}, err
	}
	t, err := readTables(fsys)
	if err != nil {
		return nil, Entries{}, err
	}
	if err := t.check(); err != nil {
		return nil, Entries{}, err
	}
	return folder, Entries{
		Groups:   t.groups.entries,
		People:   t.people.entries,
		Agencies: t.agencies.entries,
		Titles:   t.titles.entries,
		Places:   t.places.entries,
		Surnames: t.surnames.entries,
	}, nil
}

func readFolder(fsys fs.FS) (*zh.Folder, error) {
	f, err := fsys.Open("variants.tsv")
	if err != nil {
		return nil, fmt.Errorf("dictionary: %w", err)
	}
	defer f.Close()
	folder, err := zh.NewFolder(f)
	if err != nil {
		return nil, fmt.Errorf("variants.tsv: %w", err)
	}
	return folder, nil
}

// tables are all CSV files.
type tables struct {
	groups   table[Group]
	people   table[Person]
	agencies table[Agency]
	titles   table[Title]
	places   table[Place]
	surnames table[string]
}

func readTables(fsys fs.FS) (t tables, err error) {
	if t.groups, err = readTable(fsys, "groups.csv", groupColumns, readGroup); err != nil {
		return t, err
	}
	if t.people, err = readTable(fsys, "people.csv", personColumns, readPerson); err != nil {
		return t, err
	}
	if t.agencies, err = readTable(fsys, "agencies.csv", agencyColumns, readAgency); err != nil {
		return t, err
	}
	if t.titles, err = readTable(fsys, "titles.csv", titleColumns, readTitle); err != nil {
		return t, err
	}
	if t.places, err = readTable(fsys, "places.csv", placeColumns, readPlace); err != nil {
		return t, err
	}
	t.surnames, err = readTable(fsys, "surnames.csv", surnameColumns, readSurname)
	return t, err
}

func readGroup(r *row) Group {
	g := Group{
		ID: r.name("id"), Hans: r.name("name_zh_hans"), Hant: r.name("name_zh_hant"),
		English: r.text("name_en"), Aliases: r.list("aliases"),
		Level: oneOf(r, "level", CentralParty, StateCouncil, JointPartyState, Ministerial,
			Provincial, Historical),
		Form: oneOf(r, "form", LeadingGroup, Commission, CoordinationGroup, Headquarters,
			SmallGroup, JointConference, OtherForm),
		Permanence:  oneOf(r, "permanence", Permanent, Temporary, UnknownPermanence),
		Established: r.date("established"), EstablishedBy: r.text("established_doc"),
		Ended: r.date("ended"), EndKind: oneOf(r, "end_kind", "", Renamed, Abolished, Merged, Completed),
		Successor: r.text("successor_id"), Predecessor: r.text("predecessor_id"),
		Offices: r.list("office_zh"), OfficeHosts: r.list("office_host_zh"),
		OfficeRelation: oneOf(r, "office_relation", "", Hosted, OneInstitution, UnknownRelation),
		Leaders:        readLeaders(r), Seed: r.yes("in_seed"),
		Source: r.text("source"), Verification: verification(r), Notes: r.text("notes"),
	}
	r.period("ended", g.Established, g.Ended)
	return g
}

func readLeaders(r *row) []Leader {
	var leaders []Leader
	for _, f := range r.fields("leaders", 4, "NAME:role:from:to") {
		l := Leader{
			Name: f[0], Role: f[1],
			From: r.parseDate("leaders", f[2]), To: r.parseDate("leaders", f[3]),
		}
		r.period("leaders", l.From, l.To)
		leaders = append(leaders, l)
	}
	return leaders
}

func readPerson(r *row) Person {
	return Person{
		ID: r.name("id"), Kind: oneOf(r, "kind", Official, Scholar),
		Hans: r.name("name_zh_hans"), Hant: r.name("name_zh_hant"),
		English: r.text("name_en"), Aliases: r.list("aliases"),
		BirthYear: r.year("birth_year"), Posts: readPosts(r), Wikidata: r.text("wikidata"),
		Seed: r.yes("in_seed"), Source: r.text("source"), Verification: verification(r),
	}
}

func readPosts(r *row) []Post {
	const want = "TITLE@AGENCY:from:to"
	var posts []Post
	for _, f := range r.fields("posts", 3, want) {
		title, agency, ok := strings.Cut(f[0], "@")
		if !ok {
			r.fail("posts", f[0], want)
		}
		p := Post{
			Title: title, Agency: agency,
			From: r.parseDate("posts", f[1]), To: r.parseDate("posts", f[2]),
		}
		r.period("posts", p.From, p.To)
		posts = append(posts, p)
	}
	return posts
}

func readAgency(r *row) Agency {
	a := Agency{
		ID: r.name("id"), Hans: r.name("name_zh_hans"), Hant: r.name("name_zh_hant"),
		English: r.text("name_en"), Aliases: r.list("aliases"),
		Kind: oneOf(r, "kind", "party", "state_council", "npc", "cppcc", "court",
			"procuratorate", "military", "provincial", "sar", "soe", "other"),
		Parent: r.text("parent_id"), Established: r.date("established"), Ended: r.date("ended"),
		Successor: r.text("successor_id"), Source: r.text("source"), Verification: verification(r),
	}
	r.period("ended", a.Established, a.Ended)
	return a
}

func readTitle(r *row) Title {
	return Title{
		Hans: r.name("title_zh_hans"), Hant: r.name("title_zh_hant"),
		English: r.text("title_en"), InGroup: r.yes("in_group"),
		Kind: oneOf(r, "kind", "group_role", "party", "government", "acting", "judicial", "npc",
			"cppcc", "military", "sar", "mass_org", "soe", "academic", "generic", "honorific"),
	}
}

func readPlace(r *row) Place {
	return Place{
		ID: r.digits("code", 6), Hans: r.name("name_zh_hans"), Aliases: r.list("aliases"),
		Level:  oneOf(r, "level", Province, Prefecture, County),
		Parent: r.text("parent_code"), NeedsParent: r.yes("needs_parent"),
	}
}

func readSurname(r *row) string {
	oneOf(r, "kind", "single", "double", "married")
	return r.name("surname")
}

// verification is sourced only beside a source.
func verification(r *row) Verification {
	v := oneOf(r, "verification", Sourced, Unverified)
	if (v == Sourced) != (r.text("source") != "") {
		r.fail("verification", string(v), "sourced beside a source, unverified without one")
	}
	return v
}
