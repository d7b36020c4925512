package news

import "testing"

func TestLocate(t *testing.T) {
	for name, c := range map[string]struct {
		text, words string
		near        int
		start       int // -1 for nowhere
	}{
		"the first":             {"甲组乙组", "组", 0, 1},
		"the one that is meant": {"甲组乙组", "组", 3, 3},
		"the nearest":           {"甲组乙丙丁组", "组", 4, 5},
		"the earlier of two":    {"甲组乙组", "组", 2, 1},
		"beyond the text":       {"甲组乙组", "组", 99, 3},
		"before the text":       {"甲组乙组", "组", -9, 1},
		"one within another":    {"组组组", "组组", 1, 1},
		"beyond the plane":      {"𠀀𠀁组𠀀组", "组", 4, 4},
		"bytes that are none":   {"\xff甲\xff甲", "甲", 3, 3},
		"nowhere":               {"甲组", "乙", 0, -1},
		"no words":              {"甲组", "", 0, -1},
	} {
		place, found := Locate(c.text, c.words, c.near)
		if found != (c.start >= 0) || found && (place.Start != c.start || place.Of([]rune(c.text)) != c.words) {
			t.Errorf("%s: %v, %t; want %d", name, place, found, c.start)
		}
	}
}
