package main

import (
	"slices"
	"strings"
	"testing"
)

// What a curator accepted about a nickname is carried over, and taken back, once the nickname is known to be a group's.
func TestCarryOver(t *testing.T) {
	t.Parallel()
	const group, nickname = "第0号海岛保护工作领导小组", "海岛专班"
	room := newDeskRoom(t, 1)
	last := "经研究决定，任命何秋实为" + nickname + "副组长。"
	room.site.last.Store(&last)
	room.crawl(t)
	key := func(condition string) string {
		t.Helper()
		keys := column(t, room.db, `SELECT fact FROM facts WHERE `+condition)
		if len(keys) != 1 {
			t.Fatalf("%d facts where %s", len(keys), condition)
		}
		return keys[0]
	}
	room.run(t, "a\nq\n", "review", "--user", "bert", key(`person = '何秋实'`))
	// A fact is put right: it is said that the group is also called so.
	room.run(t, strings.Join([]string{"c", "1", "13", "5", nickname, "a", "q"}, "\n")+"\n",
		"review", "--user", "bert", key(`kind = 'office' AND body = '`+group+`'`))
	room.crawl(t)

	states := func(step string, want ...string) {
		t.Helper()
		got := column(t, room.db, `SELECT body || ' ' || state FROM facts WHERE person = '何秋实' ORDER BY body`)
		if !slices.Equal(got, want) {
			t.Fatalf("%s: %q, want %q", step, got, want)
		}
	}
	states("read again", nickname+" accepted", group+" proposed")
	anna := room.open(t, 80, 24, "--user", "anna")
	anna.press("e", "Learned names", nickname, "1 changed")
	names := column(t, room.db, `SELECT name FROM lessons WHERE what <> 'dated' ORDER BY learned DESC, lesson`)
	anna.press(strings.Repeat("j", slices.Index(names, nickname)), "> "+nickname)
	anna.press("o", "Decisions that lost their text", "± changed", "1 fact, all or none, with one undo", "C Carry these decisions over")
	anna.fits(80, 24)
	anna.press("c", "Saved. Z on a fact takes it back.")
	states("carried over", nickname+" corrected", group+" accepted")
	anna.press("c", "Learned names") // there is nothing left to carry over
	anna.press("x", "Q Leave")
	anna.press("z", "accepted · ", "No text states it any more", "Undo · by anna")
	states("taken back", nickname+" accepted", group+" proposed")
	anna.leave("q")
}
