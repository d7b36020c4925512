package lexicon_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
)

// island is a small sound set of tables.
var island = map[string]string{
	"variants.tsv": "variant\tfolded\n島\t岛\n領\t领\n導\t导\n組\t组\n",
	"surnames.csv": "surname,kind\n高,single\n欧阳,double\n",
	"places.csv": "code,name_zh_hans,aliases,level,parent_code,needs_parent\n" +
		"990000,云岭省,云岭,province,,no\n990100,青汀市,青汀,prefecture,990000,no\n" +
		"990101,城区,,county,990100,yes\n999001,礁石县,,county,990000,no\n",
	"titles.csv": "title_zh_hans,title_zh_hant,title_en,in_group,kind\n" +
		"组长,組長,Head (of a group),yes,group_role\n",
	"agencies.csv": "id,name_zh_hans,name_zh_hant,name_en,aliases,kind,parent_id,established,ended,successor_id,source,verification\n" +
		"yl,云岭省人民政府,雲嶺省人民政府,,云岭省政府,provincial,,,,,,unverified\n" +
		"yl-water,云岭省水利厅,雲嶺省水利廳,,,provincial,yl,2000-03,2018-10,,,unverified\n",
	"people.csv": "id,kind,name_zh_hans,name_zh_hant,name_en,aliases,birth_year,posts,wikidata,in_seed,source,verification\n" +
		"gao,official,高远,高遠,Gao Yuan,,1964,组长@云岭省水利厅:2001:2003-05,,no,,unverified\n",
	"groups.csv": "id,name_zh_hans,name_zh_hant,name_en,aliases,level,form,permanence,established,established_doc,ended,end_kind,successor_id,predecessor_id,office_zh,office_host_zh,office_relation,leaders,in_seed,source,verification,notes\n" +
		"isle-1,海岛小组,海島小組,,,provincial,small_group,temporary,2001,,2009-02,renamed,isle-2,,,,,,no,,unverified,\n" +
		"isle-2,海岛领导小组,海島領導小組,Island Leading Group,岛组,provincial,leading_group,permanent,2009-02-03,云政发〔2009〕3号,,,,isle-1,岛办,云岭省水利厅,hosted,高远:组长:2009-02:,yes,云政发〔2009〕3号,sourced,\n",
}

// tables are the island's with old replaced by new in one file; old must be there.
func tables(t *testing.T, file, old, new string) fs.FS {
	t.Helper()
	if !strings.Contains(island[file], old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	fsys := fstest.MapFS{}
	for name, data := range island {
		if name == file {
			data = strings.Replace(data, old, new, 1)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return fsys
}

func TestRead(t *testing.T) {
	_, entries, err := lexicon.Read(tables(t, "groups.csv", "", ""))
	if err != nil {
		t.Fatal(err)
	}
	g := entries.Groups[1]
	if g.Predecessor != "isle-1" || g.Established.String() != "2009-02-03" || !g.Seed ||
		len(g.Leaders) != 1 || g.Leaders[0].From.String() != "2009-02" || g.Offices[0] != "岛办" {
		t.Errorf("group was read as %+v", g)
	}
	p := entries.People[0].Posts[0]
	if p.Title != "组长" || p.Agency != "云岭省水利厅" || p.To.String() != "2003-05" {
		t.Errorf("post was read as %+v", p)
	}
}

func TestReadNamesWhatIsBroken(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"groups.csv", "id,name_zh_hans", "id,name", `groups.csv line 1: columns`},
		{"groups.csv", ",no,,unverified,\n", ",no,,unverified\n", `groups.csv: record on line 2: wrong number of fields`},
		{"groups.csv", "isle-1,海岛小组", "isle-1,", `groups.csv line 2: name_zh_hans: "": want a value`},
		{"groups.csv", "海岛小组,", " 海岛小组,", `groups.csv line 2: name_zh_hans: " 海岛小组": want no blanks around it`},
		{"groups.csv", "岛组", "岛组||", `groups.csv line 3: aliases: "岛组||": want items parted by |`},
		{"groups.csv", "provincial", "county", `groups.csv line 2: level: "county": want one of`},
		{"groups.csv", "small_group", "circle", `groups.csv line 2: form: "circle": want one of`},
		{"groups.csv", "temporary", "", `groups.csv line 2: permanence: "": want one of`},
		{"groups.csv", "2009-02-03", "2009-02-30", `groups.csv line 3: established: "2009-02-30": want YYYY`},
		{"groups.csv", "2001,,2009-02", "2010,,2009-02", `groups.csv line 2: ended: "2010 to 2009-02": want an end that is not before the start`},
		{"groups.csv", "renamed", "gone", `groups.csv line 2: end_kind: "gone": want one of`},
		{"groups.csv", "renamed,isle-2", "renamed,isle-3", `groups.csv line 2: successor_id: "isle-3": want the id of another row`},
		{"groups.csv", "renamed,isle-2", "renamed,isle-1", `groups.csv line 2: successor_id: "isle-1": want a chain of rows that ends`},
		{"groups.csv", "renamed,isle-2,", "renamed,isle-2,isle-2", `groups.csv line 2: predecessor_id: "isle-2": want a chain of rows that ends`},
		{"groups.csv", "isle-2,海岛领导小组", "isle-1,海岛领导小组", `groups.csv line 3: id: "isle-1": want a value that no row before it has`},
		{"groups.csv", "高远:组长:2009-02:", "高远:组长", `groups.csv line 3: leaders: "高远:组长": want NAME:role:from:to`},
		{"groups.csv", "高远:组长:2009-02:", "高远:组长:soon:", `groups.csv line 3: leaders: "soon": want YYYY`},
		{"groups.csv", "hosted", "guest", `groups.csv line 3: office_relation: "guest": want one of`},
		{"groups.csv", "yes,云政发", "maybe,云政发", `groups.csv line 3: in_seed: "maybe": want one of`},
		{"groups.csv", "云政发〔2009〕3号,sourced", ",sourced", `groups.csv line 3: verification: "sourced": want sourced beside a source`},
		{"people.csv", "official", "hero", `people.csv line 2: kind: "hero": want one of`},
		{"people.csv", "1964", "64", `people.csv line 2: birth_year: "64": want a year`},
		{"people.csv", "组长@", "组长", `people.csv line 2: posts: "组长云岭省水利厅": want TITLE@AGENCY:from:to`},
		{"people.csv", "组长@", "队长@", `people.csv line 2: posts: "队长": want a title of titles.csv`},
		{"people.csv", "@云岭省水利厅", "@水利厅", `people.csv line 2: posts: "水利厅": want a name_zh_hans of agencies.csv`},
		{"people.csv", "2001:2003-05", "2001:1999", `people.csv line 2: posts: "2001 to 1999": want an end`},
		{"agencies.csv", "provincial,yl,", "provincial,ly,", `agencies.csv line 3: parent_id: "ly": want the id of another row`},
		{"agencies.csv", "provincial,,", "club,,", `agencies.csv line 2: kind: "club": want one of`},
		{"titles.csv", "group_role", "role", `titles.csv line 2: kind: "role": want one of`},
		{"places.csv", "990101", "99O101", `places.csv line 4: code: "99O101": want 6 digits`},
		{"places.csv", "990101", "990100", `places.csv line 4: code: "990100": want a value that no row before it has`},
		{"places.csv", "county", "town", `places.csv line 4: level: "town": want one of`},
		{"places.csv", "county,990100", "county,990200", `places.csv line 4: parent_code: "990200": want the id of another row`},
		{"places.csv", "county,990100", "county,999001", `places.csv line 4: parent_code: "999001": want a place of a higher level than county`},
		{"places.csv", "prefecture,990000", "prefecture,", `places.csv line 3: parent_code: "": want a place of a higher level than prefecture`},
		{"surnames.csv", "欧阳,double", "高,single", `surnames.csv line 3: surname: "高": want a value that no row before it has`},
		{"variants.tsv", "領\t领", "領领", `variants.tsv: variants line 3: "領领": want two characters parted by a tab`},
	} {
		_, err := lexicon.Load(tables(t, c.file, c.old, c.new))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s with %q for %q:\n got %v\nwant %s", c.file, c.new, c.old, err, c.want)
		}
	}
}

func TestLoadNamesAMissingTable(t *testing.T) {
	for name := range island {
		fsys := tables(t, name, "", "").(fstest.MapFS)
		delete(fsys, name)
		if _, err := lexicon.Load(fsys); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: error %v, want one that names it", name, err)
		}
	}
}

// TestScriptsAgree finds wrong characters: a name must fold to the same in both scripts.
func TestScriptsAgree(t *testing.T) {
	l := load(t)
	agree := func(hans, hant string) {
		if a, b := l.Folder().String(hans), l.Folder().String(hant); a != b {
			t.Errorf("%s folds to %s, %s to %s", hans, a, hant, b)
		}
	}
	for _, g := range l.Groups() {
		agree(g.Hans, g.Hant)
	}
	for _, p := range l.People() {
		agree(p.Hans, p.Hant)
	}
	for _, a := range l.Agencies() {
		agree(a.Hans, a.Hant)
	}
	for _, title := range l.Titles() {
		agree(title.Hans, title.Hant)
	}
}

// TestDictionaries holds what is promised of the groups that the project began with.
func TestDictionaries(t *testing.T) {
	l := load(t)
	seeds := 0
	for _, g := range l.Groups() {
		next, hasNext := l.Group(g.Successor)
		if hasNext && !g.Ended.IsZero() && next.Predecessor == g.ID && next.Established.Last().Before(g.Established.First()) {
			t.Errorf("%s is succeeded by %s, which is older", g.ID, next.ID)
		}
		if !g.Seed {
			continue
		}
		seeds++
		if g.Permanence == lexicon.UnknownPermanence {
			t.Errorf("%s: permanence is unknown", g.ID)
		}
		if g.EndKind == lexicon.Renamed && !hasNext {
			t.Errorf("%s was renamed, but to what is not said", g.ID)
		}
	}
	if seeds != 30 {
		t.Errorf("%d groups of the founding list, want 30", seeds)
	}
	for _, g := range l.Groups() {
		for _, leader := range g.Leaders {
			if matches := l.Find(l.Folder().Text(leader.Name)); len(matches) == 0 || matches[0].Kind != lexicon.PersonName {
				t.Errorf("%s: leader %s is in no row of people.csv", g.ID, leader.Name)
			}
		}
	}
}
