package registry_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

func TestHeld(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		from, to, on string
		want         registry.Certainty
	}{
		{"2018-03-01", "2020-05-06", "2018-02-28", registry.No},
		{"2018-03-01", "2020-05-06", "2018-03-01", registry.Certain},
		{"2018-03-01", "2020-05-06", "2020-05-05", registry.Certain},
		{"2018-03-01", "2020-05-06", "2020-05-06", registry.Possible}, // the successor may sit already
		{"2018-03-01", "2020-05-06", "2020-05-07", registry.No},
		{"2018-03-01", "2020-05-06", "2018-03", registry.Certain},
		{"2018-03-01", "2020-05-06", "2021", registry.No},
		{"2018", "2020", "2018-06-01", registry.Possible},
		{"2018", "2020", "2018", registry.Certain}, // it began on some day of the year
		{"2018", "2020", "2019-01-01", registry.Certain},
		{"2018", "2020", "2020-02", registry.Possible},
		{"2018", "2018", "2018-05", registry.Possible},
		{"2018", "", "2018-06-01", registry.Possible},
		{"2018", "", "2019", registry.NotKnown},
		{"2018", "", "2017-12-31", registry.No},
		{"", "2020", "2019", registry.NotKnown},
		{"", "2020", "2021", registry.No},
		{"", "", "2019", registry.NotKnown},
	} {
		if got := registry.Lasted(date(tt.from), date(tt.to), date(tt.on)); got != tt.want {
			t.Errorf("from %q to %q, on %s: %v, want %v", tt.from, tt.to, tt.on, got, tt.want)
		}
	}
}

// Who is shown in a seat held it on that day, and from its beginning until then.
func TestSeen(t *testing.T) {
	t.Parallel()
	shown := postgres.Seat{FirstSeen: date("2019-05-06"), LastSeen: date("2021-03")}
	begun := postgres.Seat{From: date("2018"), FirstSeen: date("2021-03-01"), LastSeen: date("2021-03-01")}
	for _, tt := range []struct {
		seat postgres.Seat
		on   string
		want registry.Certainty
	}{
		{shown, "2019-05-05", registry.NotKnown},
		{shown, "2019-05-06", registry.Certain},
		{shown, "2020", registry.Certain},
		{shown, "2021-03", registry.Certain},
		{shown, "2021-03-01", registry.Certain},
		{shown, "2021-03-02", registry.NotKnown},
		{begun, "2017", registry.No},
		{begun, "2018-05", registry.Possible},
		{begun, "2019-01-01", registry.Certain},
		{begun, "2021-03-02", registry.NotKnown},
	} {
		if got := registry.Held(tt.seat, date(tt.on)); got != tt.want {
			t.Errorf("%s–%s, seen %s–%s, on %s: %v, want %v", tt.seat.From, tt.seat.To, tt.seat.FirstSeen, tt.seat.LastSeen, tt.on, got, tt.want)
		}
	}
}
