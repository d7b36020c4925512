package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A keyHelp says what a key does.
type keyHelp struct {
	key  string
	does any // nil where the key tells it
}

// writeKeys shows keys at the foot.
func (r *reviewer) writeKeys(s *console.Sheet, keys []keyHelp) {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = r.pen.strong(k.key)
		if k.does != nil {
			parts[i] += "\u00a0" + strings.ReplaceAll(r.text(k.does), " ", "\u00a0") // together in one line
		}
	}
	s.Foot(strings.Join(parts, "  "))
}

var verdictKeys = map[postgres.Verdict]string{postgres.Accept: "A", postgres.Reject: "R", postgres.Correct: "C", postgres.BeUnsure: "U"}

// writeFoot shows what undo would take back, and the keys that do something now.
func (r *reviewer) writeFoot(s *console.Sheet, f looked) {
	var keys []keyHelp
	for _, v := range f.verdicts() {
		if key := verdictKeys[v]; key != "" {
			keys = append(keys, keyHelp{key, review.VerdictWord(v)})
		}
	}
	if review.MayKeep(f.Fact) {
		keys = append(keys, keyHelp{"K", say("Keep")})
	}
	if len(keys) > 0 {
		keys = append(keys, keyHelp{"W", say("Note")})
	}
	keys = append(keys, keyHelp{"S", say("Skip")}, keyHelp{"L", say("Queue")})
	if len(f.Passages) > 0 {
		keys = append(keys, keyHelp{"N", say("Notice")})
	}
	if f.last != nil {
		keys = append(keys, keyHelp{"Z", say("Undo")})
		s.Foot(r.pen.faint(r.text(lastly(*f.last))))
	}
	r.writeKeys(s, append(keys, keyHelp{"?", nil}, keyHelp{"Q", say("Leave")}))
}

// lastly is the latest decision of the curator.
func lastly(l lastAct) locale.Line {
	line := locale.Line{review.StateWord(l.decided.State), alert.Statement(l.decided.Fact)}
	if l.more > 0 {
		line = append(line, say("and {n more|more}", l.more))
	}
	return line
}

// help lists the keys.
func (r *reviewer) help(ctx context.Context) error {
	_, err := r.ask(ctx, func(s *console.Sheet) {
		s.Say(r.pen.strong(r.text(say("Keys"))))
		s.Blank()
		for _, k := range []keyHelp{
			{"A", say("accept")}, {"R", say("go to the reasons of a rejection")}, {"1 … 7", say("reject for that reason")},
			{"C", say("put right what was read")}, {"K", say("keep as it was decided")}, {"U", say("cannot tell")}, {"W", say("write a note to the decision")},
			{"S J", say("skip")}, {"Z", say("take back the last decision")}, {"N", say("all facts of the notice at once")},
			{"L", say("The whole queue")}, {"E", say("Learned names")}, {"X", say("tick an entry of a list, to decide on several at once")}, {"*", say("tick all that is listed, or none")},
			{"↑ ↓", say("move what is longer than the screen")}, {"?", say("this list")}, {"Q", say("Leave")},
		} {
			s.Hang(8, fmt.Sprintf("%-6s  %s", k.key, r.text(k.does)))
		}
		s.Foot(r.text(say("Any key goes back.")))
	})
	return err
}
