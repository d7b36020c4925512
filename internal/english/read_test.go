package english

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// Reading is linear: eight times the text takes about eight times the time, whatever it is made of.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some megabytes")
	}
	for name, unit := range map[string]string{
		"clauses":  "Zhou Qiming was appointed head of the Leading Group for Islands, replacing Gao Yuan, ",
		"groups":   "the Leading Group for Islands and the Leading Group for Lakes, ",
		"names":    "Zhou Qiming, Gao Yuan and Nurlan Abdulla, ",
		"capitals": "Island Protection ",
		"small":    "leading group for islands and ",
		"brackets": "((Mr (",
		"titles":   "deputy head of the executive vice ",
		"marks":    ". , ; : - '",
		"links":    "and of the ",
		"lines":    "Members:\nMr A B\n",
		"it":       "It was set up. ",
		"letters":  "aA-",
	} {
		small, large := strings.Repeat(unit, 1+20_000/len(unit)), strings.Repeat(unit, 1+160_000/len(unit))
		quick, slow := seconds(small), seconds(large)
		if slow > 8*4*quick+0.2 {
			t.Errorf("%s: %.3f s for %d bytes, %.3f s for %d", name, quick, len(small), slow, len(large))
		}
	}
}

// seconds are those of the processor: those of the clock pass faster on a busy machine.
func seconds(text string) float64 {
	start := processorTime()
	reader.Read(text, nil, 2024)
	return (processorTime() - start).Seconds()
}

func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func FuzzRead(f *testing.F) {
	for _, r := range rules {
		for _, text := range append(r.yes, r.no...) {
			f.Add(text)
		}
	}
	f.Add("Members:\nMr A\n’s (CPC)-- Yi'an's office of the Leading Group\u00a0for\xff\xfe")
	f.Add("Lu Bi was director of b! L& succeeded by B B") // nobody is replaced
	f.Fuzz(func(t *testing.T, text string) {
		n := len([]rune(strings.ToValidUTF8(text, "?")))
		text = strings.ToValidUTF8(text, "?")
		for _, m := range reader.Read(text, nil, 0).Mentions {
			if m.Span.Start < 0 || m.Span.End > n || m.Span.Start >= m.Span.End {
				t.Fatalf("span %v is not in a text of %d characters", m.Span, n)
			}
			if got := m.Span.Of([]rune(text)); got != m.Text {
				t.Fatalf("span %v holds %q, not %q", m.Span, got, m.Text)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("Zhou Qiming, governor of Yunling, was appointed head of the Leading Group for Islands, replacing Gao Yuan. "+
		"The meeting heard reports on the protection of islands along the coast and urged all departments to do more this year. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		reader.Read(text, nil, 2024)
	}
}
