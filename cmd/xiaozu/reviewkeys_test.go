package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"
)

// Every key on a terminal of 80 × 24, with each decision looked up where it is kept.
func TestReviewOnATerminal(t *testing.T) {
	t.Parallel()
	room := newDeskRoom(t, 4)
	anna := room.open(t, 80, 24, "--user", "anna", "--kind", "appointment")
	anna.wait("Review · 20 left", " becomes ", "海岛保护工作领导小组的通知 · 云岭省 · 12 May 2024", "rule roster", "If accepted", "+ new seat: ",
		"No seat in it is settled", "Facts alike", "Q Leave")
	anna.fits(80, 24)
	expect := func(want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, room.decided(t, "%")); diff != "" {
			t.Errorf("decided (-want +got):\n%s", diff)
		}
	}
	anna.press("a", "accepted · ", "1 decided today")
	anna.press("4", "rejected · ")
	anna.press("r", "Reject, because", "wrong body")
	anna.press("2", "3 decided today")
	anna.press("u", "unsure · ")
	expect("accepted accept anna 1", "rejected reject not stated anna 1", "rejected reject wrong body anna 1", "unsure unsure anna 1")
	anna.press("z", "rejected · ", "↓") // longer than the screen
	anna.press(" ", "Undo · by anna")
	expect("accepted accept anna 1", "proposed undo anna 1", "rejected reject not stated anna 1", "rejected reject wrong body anna 1")
	anna.press("?", "put right what was read")
	anna.press("x", "Q Leave")

	anna.press("c", "What happened: appointed", "2  Person")
	anna.press("2\x15岑知秋\r", "Person: 岑知秋")
	anna.press("7\x1b", "Date: 2024-05-12")
	anna.press("7\x15May\r", "Date: May")
	anna.press("a", "Write the date as")
	anna.press("7\x152024-05\r", "Date: 2024-05", "1 … 7")
	anna.press("a", "corrected · ")
	expect("accepted accept anna 2", "corrected correct anna 1", "rejected reject not stated anna 1", "rejected reject wrong body anna 1")
	if got := column(t, room.db, `SELECT person || ' ' || date FROM facts WHERE rule = 'curator' AND state = 'accepted'`); !slices.Equal(got, []string{"岑知秋 2024-05"}) {
		t.Errorf("the correction made %q", got)
	}
	if _, raw := anna.shown(); !strings.Contains(raw, "\x1b[1m") {
		t.Error("nothing is set off on a terminal that can")
	}
	if got, want := anna.leave("q"), "decisions saved. `xiaozu review` goes on."; !strings.HasSuffix(got, want) {
		t.Errorf("last line %q, want %q", got, want)
	}
	if got := column(t, room.db, `SELECT holder FROM leases`); len(got) > 0 {
		t.Errorf("%q still look at something", got)
	}
}

// What is done to the facts of one group each, in one database.
func TestReviewOfGroups(t *testing.T) {
	room := newDeskRoom(t, 6)
	for n, test := range []func(*testing.T, *deskRoom, string){ofANotice, inConflict, fromAScript, whileAway, inTheQueue, teaching} {
		test(t, room, fmt.Sprintf("第%d号海岛保护工作领导小组", n))
	}
	blindly(t, room)
}

// ofANotice decides on a notice as a whole, and takes that back as a whole.
func ofANotice(t *testing.T, room *deskRoom, group string) {
	anna := room.open(t, 80, 24, "--user", "anna", "--group", group)
	anna.wait("Review · 30 left")
	anna.press("n", "Facts of one notice", "> [x]")
	anna.press("jx", "> [ ]")
	anna.press("k \x1b[B ", "> [x]")
	anna.press("a", "Accept: 4 facts, all or none, with one undo", "A Do so")
	anna.press("b", "Facts of one notice")
	anna.press("c", "cannot be decided on so")
	anna.press("5", "Reject: not an act: 4 facts")
	anna.press("a", "and 3 more", "26 left")
	if got := room.decided(t, group); !slices.Equal(got, []string{"rejected reject not an act anna 4"}) {
		t.Errorf("decided: %q", got)
	}
	anna.press("z", "30 left")
	if got := room.decided(t, group); !slices.Equal(got, []string{"proposed undo anna 4"}) {
		t.Errorf("taken back: %q", got)
	}
	if got, want := anna.leave("\x03"), "8 decisions saved. `xiaozu review` goes on."; got != want {
		t.Errorf("last line %q, want %q", got, want)
	}
}

// inConflict has two curators at one fact: each is told of the other, and the second decision is refused.
func inConflict(t *testing.T, room *deskRoom, group string) {
	key := column(t, room.db, `SELECT fact FROM facts WHERE role = '组长' AND body = '`+group+`'`)[0]
	anna := room.open(t, 80, 24, "--user", "anna", key)
	anna.wait("沈若兰 becomes Head (组长)")
	bert := room.open(t, 60, 20, "--user", "bert", "--language", "zh-Hans", key)
	bert.wait("沈若兰任", "anna也在查看此条", "A 采纳")
	bert.fits(60, 20)
	anna.press("a", "accepted · ")
	bert.press("3", "未保存", "anna于", "否决：职务有误", "已采纳")
	if got := room.decided(t, group); !slices.Equal(got, []string{"accepted accept anna 1"}) {
		t.Errorf("decided: %q", got)
	}
	if err := pty.Setsize(bert.side, &pty.Winsize{Cols: 30, Rows: 12}); err != nil {
		t.Fatal(err)
	}
	bert.press("?", "按任意键返回")
	bert.fits(30, 12)
	bert.press("x", "↓")
	room.run(t, "", "user", "role", "bert", "watcher")
	if _, err := bert.side.WriteString("s3"); err != nil {
		t.Fatal(err)
	}
	<-bert.ended
	if err := bert.cmd.Wait(); err == nil {
		t.Error("who may no longer decide goes on")
	}
	if _, raw := bert.shown(); !strings.Contains(raw, "bert is watcher and may not decide") {
		t.Errorf("the end of %q", raw)
	}
	room.run(t, "", "user", "role", "bert", "curator")
}

// fromAScript does the same without a terminal: each line is a key, and nothing but text comes out.
func fromAScript(t *testing.T, room *deskRoom, group string) {
	out := room.run(t, "a\nr\n1\nx\nu\nq\n", "review", "--user", "anna", "--group", group)
	for _, want := range []string{"【", "x does nothing here", "3 decisions saved."} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
	if strings.Contains(out, "\x1b") {
		t.Errorf("colours in a file: %q", out)
	}
	want := []string{"accepted accept anna 1", "rejected reject wrong person anna 1", "unsure unsure anna 1"}
	if diff := cmp.Diff(want, room.decided(t, group)); diff != "" {
		t.Errorf("decided (-want +got):\n%s", diff)
	}
	left := room.run(t, "s\nq\n", "review", "--user", "bert", "--unsure", "--language", "zh-Hant")
	if !strings.Contains(left, group) || !strings.Contains(left, "已儲存0項裁定") || !strings.Contains(left, "這裡沒有其他待審事項") {
		t.Errorf("those that somebody could not tell:\n%s", left)
	}
	if none := room.run(t, "q\n", "review", "--user", "bert", "--level", "county"); !strings.Contains(none, "Nothing to review here") {
		t.Errorf("an empty queue:\n%s", none)
	}
	nobody := room.command("review", "--user", "carl")
	if said, err := nobody.CombinedOutput(); err == nil || !strings.Contains(string(said), "no account is called carl") {
		t.Errorf("a stranger: %v\n%s", err, said)
	}
}

// blindly has one curator second what another decided: told neither how nor by whom, thinking better of one, and leaving
// the rest. The facts stay as they were decided.
func blindly(t *testing.T, room *deskRoom) {
	out := room.run(t, "x\na\nz\n4\ns\nu\nq\n", "review", "--user", "bert", "--second", "--second-share", "1")
	for _, want := range []string{"You are not shown how", "x does nothing here", "You said of", "not stated", "【", "3 opinions saved."} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
	for _, told := range []string{"anna", "accepted ·", "the rule was right"} {
		if strings.Contains(out, told) {
			t.Errorf("tells %q:\n%s", told, out)
		}
	}
	said := column(t, room.db, `SELECT n || ' ' || verdict || ' ' || blind FROM opinions WHERE given_by = 'bert' ORDER BY given, n`)
	if diff := cmp.Diff([]string{"1 accept true", "2 reject true", "1 unsure true"}, said); diff != "" {
		t.Errorf("opinions (-want +got):\n%s", diff)
	}
	if own := room.run(t, "q\n", "review", "--user", "anna", "--second", "--second-share", "1"); !strings.Contains(own, "No second opinion of yours is wanted now") {
		t.Errorf("on what one decided oneself:\n%s", own)
	}
}

// whileAway loses the database for a while, and goes on where it was.
func whileAway(t *testing.T, room *deskRoom, group string) {
	t.Setenv("NO_COLOR", "1")
	anna := room.open(t, 80, 24, "--user", "anna", "--group", group)
	anna.wait("海岛保护工作领导小组的通知")
	if err := room.server.Stop(); err != nil {
		t.Fatal(err)
	}
	anna.press("a", "The database is away")
	anna.press("a", "The database is away")
	room.serve(t)
	anna.press("x", "海岛保护工作领导小组的通知", "A Accept")
	if _, raw := anna.shown(); strings.Contains(raw, "\x1b[1m") || !strings.Contains(raw, "【") {
		t.Error("colours where none are wanted, or nothing in their place")
	}
	anna.press("a", "accepted · ")
	if got := room.decided(t, group); !slices.Equal(got, []string{"accepted accept anna 1"}) {
		t.Errorf("decided: %q", got)
	}
	anna.leave("q")
}
