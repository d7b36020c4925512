package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A reviewer leads a curator through the facts that wait.
type reviewer struct {
	db      *postgres.DB
	desk    review.Desk
	on      pad
	voice   locale.Voice
	pen     pen
	user    string
	part    postgres.QueueFilter
	note    any               // what the last key led to, if that is not to be seen otherwise; nil for nothing
	remarks map[string]string // notes to go along with decisions to come, by what these are on
	decided int
	seconds bool // whether what others decided on is looked at
}

// say is something to say: see package locale.
func say(key string, args ...any) locale.Message { return locale.Say(key, args...) }

// text says something in the language of the curator.
func (r *reviewer) text(said any) string { return visible(r.voice.Text(said)) }

// ask shows a sheet and waits for a key. By then, what was noted has been read.
func (r *reviewer) ask(ctx context.Context, write func(*console.Sheet)) (rune, error) {
	r.on.Show(write)
	key, err := r.on.Key(ctx)
	r.note = nil
	return key, err
}

// writeNote shows what the last key led to.
func (r *reviewer) writeNote(s *console.Sheet) {
	if r.note != nil {
		s.Say(r.pen.alarm(r.text(r.note)))
	}
}

// farewell is the last line: what was done, and what to do next.
func (r *reviewer) farewell() string {
	saved, again := say("{n decision|decisions} saved.", r.decided), "`xiaozu review`"
	if r.seconds {
		saved, again = say("{n opinion|opinions} saved.", r.decided), "`xiaozu review --second`"
	}
	return r.text(locale.Sentences{saved, say("{command} goes on.", again)})
}

// run shows facts until the curator leaves; the first is that with the key or, if it is "", the first that waits.
func (r *reviewer) run(ctx context.Context, key string) (err error) {
	if key == "" {
		key, err = r.after(ctx, "")
	} else {
		_, err = r.db.Fact(ctx, key)
	}
	if errors.Is(err, postgres.ErrNotFound) {
		return fmt.Errorf("%w; `xiaozu facts list --format json` shows the keys", err)
	}
	return r.lead(ctx, key, r.step, err)
}

// lead takes steps, each of which is told the key that the one before returned, until the curator leaves or one fails.
func (r *reviewer) lead(ctx context.Context, key string, step func(context.Context, string) (string, error), err error) error {
	for err == nil {
		next, failed := step(ctx, key)
		if postgres.IsUnavailable(failed) {
			err = r.await(ctx)
			continue
		}
		key, err = next, failed
	}
	err = errors.Join(err, r.db.EndLease(context.WithoutCancel(ctx), r.user))
	if errors.Is(err, console.ErrLeft) {
		return nil
	}
	return err
}

// await says that the database is away, until a key asks for another try.
func (r *reviewer) await(ctx context.Context) error {
	r.on.Show(func(s *console.Sheet) {
		s.Say(r.pen.alarm(r.text(say("The database is away"))))
		s.Say(r.text(say("What the last key asked for may not be saved. Nothing that was saved is lost.")))
		s.Foot(r.text(say("Any key tries again, Q leaves.")))
	})
	key, err := r.on.Key(ctx)
	if key == 'q' {
		return console.ErrLeft
	}
	return err
}

// after is the key of the next fact that waits, "" if there is none.
func (r *reviewer) after(ctx context.Context, key string) (string, error) {
	next, err := r.desk.Following(ctx, r.part, key, 1)
	if err != nil || len(next) == 0 {
		return "", err
	}
	return next[0].Key, nil
}

// step shows a fact, does what the next key asks, and returns the fact to show then.
func (r *reviewer) step(ctx context.Context, key string) (string, error) {
	f, err := r.look(ctx, key)
	if errors.Is(err, postgres.ErrNotFound) { // its article was read again meanwhile
		return r.after(ctx, key)
	}
	if err != nil {
		return "", err
	}
	pressed, err := r.ask(ctx, func(s *console.Sheet) { r.write(s, f) })
	if err != nil {
		return "", err
	}
	return r.press(ctx, f, pressed)
}

// press does what a key asks: the keys are those of the page.
func (r *reviewer) press(ctx context.Context, f looked, key rune) (string, error) {
	switch key {
	case 'q':
		return "", console.ErrLeft
	case 's', 'j':
		return r.skip(ctx, f)
	case 'z':
		return r.undo(ctx, f)
	case 'l':
		return r.list(ctx, f)
	case 'e':
		return f.Key, r.lessons(ctx)
	case '?':
		return f.Key, r.help(ctx)
	}
	return r.judge(ctx, f, key)
}

// skip moves on, if there is anything to move on to.
func (r *reviewer) skip(ctx context.Context, f looked) (string, error) {
	next, err := r.after(ctx, f.Key)
	if err == nil && next == "" && f.waits {
		r.note = say("No other fact waits here.")
		return f.Key, nil
	}
	return next, err
}

// judge does what a key says of the fact.
func (r *reviewer) judge(ctx context.Context, f looked, key rune) (string, error) {
	q := requestBy(key)
	switch {
	case key == 'n' && len(f.Passages) > 0:
		return r.notice(ctx, f)
	case key == 'w' && len(f.verdicts()) > 0:
		return f.Key, r.remark(ctx, f.Key)
	case key == 'k' && review.MayKeep(f.Fact):
		return r.decide(ctx, f, review.Keep(f.Fact))
	case !slices.Contains(f.verdicts(), q.Verdict):
		r.note = say("{key} does nothing here; ? lists the keys.", string(key))
		return f.Key, nil
	case q.Verdict == postgres.Correct:
		return r.correct(ctx, f)
	}
	q, err := r.withReason(ctx, q, f.Key, alert.Statement(f.Fact.Fact))
	if err != nil || q.Verdict == "" {
		return f.Key, err
	}
	return r.decide(ctx, f, q)
}

// requestBy is the decision that a key stands for; r and c ask for more.
func requestBy(key rune) review.Request {
	switch reason := int(key - '1'); {
	case key == 'a':
		return review.Request{Verdict: postgres.Accept}
	case key == 'u':
		return review.Request{Verdict: postgres.BeUnsure}
	case key == 'c':
		return review.Request{Verdict: postgres.Correct}
	case key == 'r':
		return review.Request{Verdict: postgres.Reject}
	case reason >= 0 && reason < len(review.Reasons()):
		return review.Request{Verdict: postgres.Reject, Reason: review.Reasons()[reason]}
	}
	return review.Request{}
}
