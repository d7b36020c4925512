package api_test

import "testing"

// age makes what was found just now a quarter of an hour old.
func (d desk) age() {
	d.Helper()
	d.exec(`UPDATE facts SET found = found - interval '15 minutes' WHERE found > now() - interval '5 minutes'`)
}

// A program that goes on with next is told of everything once, and of nothing before it has settled.
func TestEvents(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 5)
	if early := get[page](d, "/events"); len(early.Items) > 0 || early.Next == "" {
		t.Errorf("what was found just now: %v", early)
	}
	told, after := map[any]int{}, ""
	for round := range 12 {
		switch {
		case round == 4:
			d.age()
		case round > 4 && round < 8:
			d.publish(round)
			d.age()
		}
		p := get[page](d, "/events?limit=2&after="+after)
		for _, e := range p.Items {
			told[e["id"]]++
		}
		after = p.Next
	}
	for id, n := range told {
		if n != 1 {
			t.Errorf("event %v is told %d times", id, n)
		}
	}
	if len(told) != 8 {
		t.Errorf("%d events of 8", len(told))
	}
}
