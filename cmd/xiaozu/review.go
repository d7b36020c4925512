package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

type reviewCommand struct {
	Fact string `arg:"" optional:"" help:"Key of the fact to begin with; the first of the queue unless given."`
	databaseFlags
	User     string `default:"curator" env:"XIAOZU_USER" placeholder:"NAME" help:"Account that decides (default: ${default})."`
	Language string `enum:",en,zh-Hans,zh-Hant" default:"" placeholder:"LANGUAGE" env:"XIAOZU_LANGUAGE" help:"en, zh-Hans or zh-Hant; that of the account or of LANG unless given."`
	Kind     string `enum:",group,appointment,membership,office,by_office,meeting,document,background" default:"" placeholder:"KIND" help:"group, appointment, membership, office, by_office, meeting, document or background; all but background unless given."`
	Group    string `placeholder:"NAME" help:"Id or name of a group or organisation."`
	Level    string `enum:",centre,province,city,county" default:"" placeholder:"LEVEL" help:"centre, province, city or county."`
	Source   string `placeholder:"ID" help:"Only facts that this source states."`
	Rule     string `placeholder:"NAME" help:"Only facts that this rule read."`
	Sure     string `enum:",low,middle,high" default:"" placeholder:"SURE" help:"low, middle or high: confidence below 0.6, from there, from 0.9."`
	Days     int    `placeholder:"N" help:"Only facts that were found in the last so many days."`
	Unsure   bool   `help:"Facts of which somebody could not tell, instead of those that nobody looked at."`
	Reopened bool   `help:"Facts that texts state otherwise since they were decided on, instead of those that wait."`
	Second   bool   `help:"Give second opinions on facts that somebody else decided on, without being shown how."`
	secondShareFlag
	Order string `enum:"importance,uncertainty,age" default:"importance" help:"importance, uncertainty or age (default: ${default})."`
}

func (reviewCommand) Help() string {
	return `Shows one fact after the other, with why one may believe it and what accepting it would change. Single
keys decide: a accepts, 1 to 7 reject with a reason, c corrects, u is unsure, s skips, z takes back, w writes a note to
the decision, n shows all facts of the notice, l all that waits, e what learned names changed, ? all keys, q leaves. Every decision is
saved before the next fact is shown.

Where the input is no terminal, each of its lines is a key or what is asked for.

Examples:
  xiaozu review --user anna --kind appointment --level province
  xiaozu review --user bert --second
  printf '%s\n' a 4 s q | xiaozu review --user anna`
}

func (c reviewCommand) Run(ctx context.Context, std streams) error {
	switch {
	case c.Days < 0:
		return usageError{errors.New("--days cannot be negative; leave it out for all facts")}
	case c.Second && c.Fact != "":
		return usageError{errors.New("--second shows facts that are drawn: leave the key out")}
	}
	return c.change(ctx, func(db *postgres.DB) error {
		user, err := curatorCalled(ctx, db, c.User)
		if err != nil {
			return err
		}
		lex, err := loadLexicon()
		if err != nil {
			return err
		}
		forms, err := registry.Forms(ctx, db, lex.Titles())
		if err != nil {
			return err
		}
		on, err := openConsole(std)
		if err != nil {
			return err
		}
		r := &reviewer{db: db, desk: review.Desk{DB: db, Rebuild: registry.Rebuild}, on: on, user: user.Name, part: c.part(), seconds: c.Second,
			voice: locale.Voice{Language: c.language(user), Forms: forms}, pen: penFor(std.Out, false),
			remarks: map[string]string{}}
		err = errors.Join(c.lead(ctx, r), on.Close())
		fmt.Fprintln(std.Err, r.farewell())
		return err
	})
}

// lead leads through what waits, or through what somebody else decided on.
func (c reviewCommand) lead(ctx context.Context, r *reviewer) error {
	if c.Second {
		s := &seconder{reviewer: r, share: c.share()}
		return r.lead(ctx, "", s.step, nil)
	}
	return r.run(ctx, c.Fact)
}

// part is the part of the queue that the flags choose.
func (c reviewCommand) part() postgres.QueueFilter {
	bounds := review.Bounds()[c.Sure]
	return postgres.QueueFilter{Kind: news.FactKind(c.Kind), Group: c.Group, Rank: review.Ranks()[c.Level], Source: c.Source, Rule: c.Rule,
		Above: bounds[0], Below: bounds[1], Days: c.Days, Unsure: c.Unsure, Reopened: c.Reopened, Order: postgres.Order(c.Order), For: c.User}
}

// language is the one that was asked for, else the account's, else that of the terminal.
func (c reviewCommand) language(user postgres.User) locale.Language {
	if chosen := cmp.Or(c.Language, user.Language); chosen != "" {
		return locale.Language(chosen)
	}
	spoken, _, _ := strings.Cut(cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG")), ".")
	return locale.Accepted(strings.ReplaceAll(spoken, "_", "-"))
}

// curatorCalled is the account of that name, if it may decide.
func curatorCalled(ctx context.Context, db *postgres.DB, name string) (postgres.User, error) {
	user, err := db.User(ctx, name)
	if errors.Is(err, postgres.ErrNotFound) {
		return user, fmt.Errorf("no account is called %s, or it is shut out; --user names another one, `xiaozu user list` all, `xiaozu user add NAME --role curator` makes one", name)
	}
	if err == nil && slices.Index(postgres.Roles(), user.Role) < slices.Index(postgres.Roles(), "curator") {
		err = fmt.Errorf("%s is %s and may not decide; `xiaozu user role %s curator` lets it", name, user.Role, name)
	}
	return user, err
}

// A pad is where facts are shown and keys are asked for.
type pad interface {
	Show(write func(*console.Sheet))
	Key(ctx context.Context) (rune, error)
	Line(ctx context.Context, label, value string, offers func(string) []string) (string, error)
	Close() error
}

// openConsole takes over the terminal, if both ends are one that can do it.
func openConsole(std streams) (pad, error) {
	in, isFile := std.In.(*os.File)
	if isFile && term.IsTerminal(int(in.Fd())) && isTerminal(std.Out) && os.Getenv("TERM") != "dumb" {
		return console.OpenScreen(in, std.Out.(*os.File))
	}
	return console.NewScript(std.In, std.Out, widthOf(std.Out)), nil
}
