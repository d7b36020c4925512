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

// A secondShareFlag says of how much that was decided a second opinion is wanted.
type secondShareFlag struct {
	SecondShare float64 `default:"0.1" placeholder:"SHARE" help:"Share of decided facts that a second curator gives an opinion on, blind, from 0 to 1, the same for the pages and xiaozu review (default: ${default}); those somebody was unsure of always are."`
}

// Validate refuses what is no share.
func (f secondShareFlag) Validate() error {
	if f.SecondShare < 0 || f.SecondShare > 1 {
		return fmt.Errorf("--second-share %v is no share: give a number from 0 to 1", f.SecondShare)
	}
	return nil
}

func (f secondShareFlag) share() review.Share { return review.Share(f.SecondShare) }

// A seconder leads a curator through facts that somebody else decided on, and does not tell how.
type seconder struct {
	*reviewer
	share review.Share
	again string // key of the fact to show once more; "" for the next
}

// step shows the fact after the one with the key, and records what the next key says of it.
func (s *seconder) step(ctx context.Context, after string) (string, error) {
	f, err := s.toSecond(ctx, after)
	if err != nil {
		return "", err
	}
	s.again = ""
	key, err := s.ask(ctx, func(sheet *console.Sheet) { s.write(sheet, f) })
	switch {
	case err != nil:
		return "", err
	case key == 'q':
		return "", console.ErrLeft
	case key == 'z':
		return after, s.showLast(ctx)
	case key == '?':
		s.again = f.Key
		return after, s.help(ctx)
	case key == 's', key == 'j', f.Key == "":
		return f.Key, nil
	case key == 'w':
		s.again = f.Key
		return after, s.remark(ctx, f.Key)
	}
	return s.give(ctx, f, after, key)
}

// toSecond is the next fact of which an opinion is wanted, round to the first; without a key if there is none.
func (s *seconder) toSecond(ctx context.Context, after string) (f looked, err error) {
	key := s.again
	for _, from := range []string{after, ""} {
		if key != "" {
			break
		}
		next, err := s.db.ToSecond(ctx, postgres.SecondFilter{By: s.user, UpTo: s.share.UpTo(), After: from, Limit: 1})
		if err != nil {
			return f, err
		}
		if len(next) > 0 {
			key = next[0].Key
		}
	}
	if key == "" {
		return f, s.db.EndLease(ctx, s.user)
	}
	if f.Statement, err = s.db.Statement(ctx, key); err == nil {
		_, err = s.db.Lease(ctx, s.user, key)
	}
	return f, err
}

// write shows a fact with where it is stated, and nothing that would tell what was decided.
func (s *seconder) write(sheet *console.Sheet, f looked) {
	sheet.Say(s.pen.faint(s.text(locale.Line{say("Second opinions"), s.user})))
	s.writeNote(sheet)
	sheet.Blank()
	keys := []keyHelp{{"Z", say("Change")}, {"?", nil}, {"Q", say("Leave")}}
	if f.Key == "" {
		sheet.Say(s.text(say("No second opinion of yours is wanted now. A share of what other curators decide is shown here, and all of which they were unsure.")))
		s.writeKeys(sheet, keys)
		return
	}
	sheet.Say(s.text(say("Another curator decided on this. You are not shown how, so that your opinion is your own.")))
	sheet.Blank()
	sheet.Say(s.pen.strong(s.text(alert.Statement(f.Fact.Fact))))
	sheet.Say(s.text(locale.Line{review.Dated(f.Fact.Fact), review.Passages(len(f.Passages), f.Stories())}))
	sheet.Blank()
	f.Rule = "" // how often it was right may tell
	s.writeEvidence(sheet, f)
	s.writeRemark(sheet, f.Key)
	s.writeKeys(sheet, append([]keyHelp{{"A", review.VerdictWord(postgres.Accept)}, {"R", review.VerdictWord(postgres.Reject)},
		{"U", review.VerdictWord(postgres.BeUnsure)}, {"W", say("Note")}, {"S", say("Skip")}}, keys...))
}

// give records an opinion and moves on.
func (s *seconder) give(ctx context.Context, f looked, after string, key rune) (string, error) {
	q := requestBy(key)
	if !slices.Contains([]postgres.Verdict{postgres.Accept, postgres.Reject, postgres.BeUnsure}, q.Verdict) {
		s.note, s.again = say("{key} does nothing here; ? lists the keys.", string(key)), f.Key
		return after, nil
	}
	q, err := s.withReason(ctx, q, f.Key, alert.Statement(f.Fact.Fact))
	if err != nil || q.Verdict == "" {
		s.again = f.Key
		return after, err
	}
	if _, err := curatorCalled(ctx, s.db, s.user); err != nil {
		return "", err
	}
	q.Fact, q.By, q.Note = f.Key, s.user, s.remarks[f.Key]
	err = s.desk.Second(ctx, q, s.share)
	if errors.Is(err, postgres.ErrChanged) {
		s.note = say("Somebody else gave a second opinion meanwhile, or it is settled.")
		return f.Key, nil
	}
	if err == nil {
		s.decided++
		delete(s.remarks, f.Key)
		s.note = say("You said of {fact}: {verdict}.", alert.Statement(f.Fact.Fact), review.Judgement(q.Verdict, q.Reason))
	}
	return f.Key, err
}

// showLast has the curator's latest opinion given anew.
func (s *seconder) showLast(ctx context.Context) error {
	last, err := s.db.LastOpinion(ctx, s.user)
	if errors.Is(err, postgres.ErrNotFound) {
		s.note = say("You have decided nothing that could be taken back.")
		return nil
	}
	s.again = last.Fact
	return err
}
