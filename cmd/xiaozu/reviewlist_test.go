package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// inTheQueue ticks facts of the list, decides on them together with a note, opens another one alone and rejects it with a note.
func inTheQueue(t *testing.T, room *deskRoom, group string) {
	anna := room.open(t, 80, 24, "--user", "anna", "--group", group)
	anna.wait("W Note", "L Queue")
	anna.press("l", "> [ ]", "云岭省人民政府关于成立", "A Accept those chosen")
	anna.fits(80, 24)
	anna.press("a", "No fact is chosen.")
	anna.press("*", "Queue · 5 of 5 chosen")
	anna.press("*", "Queue · 0 of 5 chosen")
	anna.press("xjx", "> [x]", "Queue · 2 of 5 chosen")
	anna.press("w", "Note, if you like")
	anna.press("与原件核对\r", "Note: 与原件核对")
	anna.press("a", "Accept: 2 facts, all or none, with one undo", "Note: 与原件核对")
	anna.press("a", "and 1 more")
	anna.press("l", "> [ ]")
	anna.press("j\r", "A Accept", "W Note")
	anna.press("r", "Reject, because", "W Note")
	anna.press("w名单有误\r", "Note: 名单有误")
	anna.press("7", "rejected · ")
	want := []string{"accept: 与原件核对", "accept: 与原件核对", "reject other: 名单有误"}
	got := column(t, room.db, `
		SELECT verdict || coalesce(nullif(' ' || reason, ' '), '') || ': ' || note FROM decisions JOIN facts USING (fact)
		WHERE body = '`+group+`' ORDER BY 1`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decided (-want +got):\n%s", diff)
	}
	anna.press("z", "proposed · ")
	anna.press(" ", "Decisions", "by anna", "名单有误")
	anna.leave("q")
}

// teaching accepts a group, sees what its name changed in the articles that were read again, and refuses it.
func teaching(t *testing.T, room *deskRoom, group string) {
	none := room.run(t, "e\nq\nq\n", "review", "--user", "anna", "--group", group)
	if !strings.Contains(none, "None yet. Accept a new group") {
		t.Errorf("nothing learned:\n%s", none)
	}
	room.run(t, "a\na\na\na\na\nq\n", "review", "--user", "anna", "--group", group)
	room.crawl(t)
	anna := room.open(t, 80, 24, "--user", "anna")
	anna.press("e", "Learned names", group, "1 article read again")
	names := column(t, room.db, `SELECT name FROM lessons WHERE what <> 'dated' ORDER BY learned DESC, lesson`)
	anna.press(strings.Repeat("j", slices.Index(names, group)), "> "+group)
	anna.press("o", "R Refuse, and read again")
	anna.press("c", "Learned names") // there is nothing to carry over
	anna.press("o2", "Saved. Z on a fact takes it back.")
	anna.press("2", "Somebody refused the name meanwhile")
	anna.fits(80, 24)
	got := column(t, room.db, `SELECT verdict || ' ' || note FROM decisions WHERE note LIKE 'refuses%'`)
	if refused := "reject refuses the name " + group; !slices.Equal(got, []string{refused, refused}) { // that it was found, and set up
		t.Errorf("decided: %q", got)
	}
	room.crawl(t)
	anna.press("xxe", group+" · forgotten")
	anna.leave("\x03")
}
