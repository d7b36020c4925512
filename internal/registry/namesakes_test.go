package registry_test

import (
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// suspected are the ids of those who may be two.
func (x identified) suspected() (ids []string) {
	x.Helper()
	found, err := registry.Namesakes(x.Context(), x.db, x.lex)
	if err != nil {
		x.Fatal(err)
	}
	for _, n := range found {
		if n.Action == postgres.Split {
			ids = append(ids, n.Person)
		}
	}
	return ids
}

// Who goes to and fro between provinces over years may be two; who moves, or rises from governor to secretary of a province, is not.
func TestNamesakesGoToAndFro(t *testing.T) {
	t.Parallel()
	moved := func(person, body, day string) news.Fact { return appointed(person, "主任", body, day) }
	x := newIdentified(t,
		moved("高远", "云岭省海岛委员会", "2018-03-01"), moved("高远", "南屏省茶叶委员会", "2019-03-01"), moved("高远", "云岭省防汛委员会", "2020-03-01"),
		moved("岑知秋", "云岭省海岛委员会", "2018-03-01"), moved("岑知秋", "南屏省茶叶委员会", "2019-02-01"), moved("岑知秋", "云岭省防汛委员会", "2019-06-01"),
		moved("何秋实", "国务院南屏地区开发领导小组", "2018-03-01"), moved("何秋实", "国务院云岭等老工业基地地区振兴领导小组", "2019-03-01"), moved("何秋实", "国务院南屏地区开发领导小组", "2020-03-01"),
		moved("沈若兰", "云岭省人民政府", "2018-03-01"), moved("沈若兰", "中国共产党云岭省委员会", "2019-03-01"), moved("沈若兰", "云岭省防汛委员会", "2021-03-01"))
	before := x.suspected()
	if !slices.Contains(before, "高远") || slices.Contains(before, "岑知秋") || slices.Contains(before, "何秋实") || slices.Contains(before, "沈若兰") {
		t.Errorf("suspected: %q", before)
	}
	t.Logf("suspected: %q", before)
	stay := postgres.IdentityDecision{Action: postgres.Stay, Kind: "person", Subject: "高远", Bodies: []string{"云岭省海岛委员会", "南屏省茶叶委员会", "云岭省防汛委员会"}}
	registryBefore := x.all()
	if err := x.decide(stay); err != nil {
		t.Fatal(err)
	}
	if after := x.suspected(); slices.Contains(after, "高远") || len(after) != len(before)-1 || x.all() != registryBefore {
		t.Errorf("once it is settled: %q", after)
	}
	later := moved("高远", "南屏省渔港委员会", "2023-03-01")
	state(t, x.db, later)
	settle(t, x.db, later.Key(), postgres.Accepted)
	if !slices.Contains(x.suspected(), "高远") {
		t.Error("another seat rouses no suspicion")
	}
}
