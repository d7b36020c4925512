// Command xiaozu reads official Chinese news for leading small groups (领导小组) and for who is
// appointed to them, and keeps what it finds with its evidence.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is set by the linker for releases.
var version = "0.1.0-dev"

// commands is the command line: one field a command, each in the file of its name.
type commands struct {
	Demo           demoCommand           `cmd:"" help:"Show the main job on an invented newsroom: crawl, read, review."`
	Up             upCommand             `cmd:"" help:"Run everything in one process: database, crawlers, readers, web pages."`
	Crawl          crawlCommand          `cmd:"" help:"Crawl sources and read what they published."`
	Sources        sourcesCommand        `cmd:"" help:"List the declared sources with their state; draft and try declarations."`
	Extract        extractCommand        `cmd:"" help:"Read plain text files for groups and appointments; needs no database."`
	Explain        explainCommand        `cmd:"" help:"Show how text files are read: what was found, and the rule for each fact."`
	Article        articleCommand        `cmd:"" help:"Turn saved HTML pages into articles; needs no database."`
	Dictionaries   dictionariesCommand   `cmd:"" help:"Count what is known before reading; needs no database."`
	Facts          factsCommand          `cmd:"" help:"List what was found."`
	Review         reviewCommand         `cmd:"" help:"Decide on facts in the terminal, with the keys of the page Review."`
	Search         searchCommand         `cmd:"" help:"Find groups, people and articles by any writing of their names."`
	Group          groupCommand          `cmd:"" help:"Show who sat in a group, and how it was called, on a date."`
	Person         personCommand         `cmd:"" help:"Show which seats and posts a person had on a date."`
	Contradictions contradictionsCommand `cmd:"" help:"List what the registry says that cannot be so."`
	Changes        changesCommand        `cmd:"" help:"List what was edited or taken away after it was published."`
	Export         exportCommand         `cmd:"" help:"Write data for research."`
	Release        releaseCommand        `cmd:"" help:"Freeze numbered data sets that can be cited; list, compare and check them."`
	Chart          chartCommand          `cmd:"" help:"Draw how often groups, people or agencies were named, here or into a file."`
	Recount        recountCommand        `cmd:"" help:"Count by day anew what was mentioned."`
	Invent         inventCommand         `cmd:"" help:"Fill an empty database with an invented archive, to measure on."`
	Archive        archiveCommand        `cmd:"" help:"Look into what was fetched, check it, write it into WARC files."`
	Import         importCommand         `cmd:"" help:"Take in what others have collected."`
	Watch          watchCommand          `cmd:"" help:"Make, list, try and remove watches, by which people are told of what happens."`
	Migrate        migrateCommand        `cmd:"" help:"Bring the database to this version's schema."`
	Worker         workerCommand         `cmd:"" help:"Only crawl and read; run as many as wanted on one database."`
	Web            webCommand            `cmd:"" help:"Only serve the web pages."`
	User           userCommand           `cmd:"" help:"Say who may use the web pages, and as what."`
	Version        versionCommand        `cmd:"" help:"Print the version."`
}

// streams are where a command reads and writes; results go to Out, all else to Err.
type streams struct {
	In  io.Reader
	Out io.Writer
	Err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run is main without the process: it returns the exit status, 0 when all went well, 1 when
// something failed, 2 when the command line was wrong, 130 when the user stopped it.
func run(ctx context.Context, args []string, std streams) int {
	if len(args) == 0 {
		args = []string{"--help"}
	}
	helped := false
	parser, err := kong.New(&commands{},
		kong.Name("xiaozu"),
		kong.Description("xiaozu reads official Chinese news for leading small groups (领导小组) and appointments."),
		kong.Writers(std.Out, std.Err),
		kong.Exit(func(int) { helped = true }),
		kong.Vars{"data": defaultData()},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.PostBuild(forgetEmpty),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std),
	)
	if err != nil {
		fmt.Fprintln(std.Err, "xiaozu:", err)
		return 2
	}
	command, err := parser.Parse(args)
	if helped {
		return 0
	}
	if err != nil {
		fmt.Fprintf(std.Err, "xiaozu: %v\n%s --help tells what there is.\n", err, misread(err))
		return 2
	}
	return status(ctx, command.Run(), std)
}

// forgetEmpty takes a variable of the environment that is set to nothing for one that is not set.
func forgetEmpty(k *kong.Kong) error {
	return kong.Visit(k.Model, func(node kong.Visitable, next kong.Next) error {
		if flag, is := node.(*kong.Flag); is {
			flag.Tag.Envs = slices.DeleteFunc(slices.Clone(flag.Tag.Envs), func(name string) bool {
				value, set := os.LookupEnv(name)
				return set && value == ""
			})
		}
		return next(nil)
	})
}

func status(ctx context.Context, err error, std streams) int {
	var wrong usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &wrong):
		fmt.Fprintf(std.Err, "xiaozu: %v\n", err)
		return 2
	case ctx.Err() != nil: // whatever failed then, failed because the user wanted to stop
		fmt.Fprintln(std.Err, "xiaozu: stopped")
		return 130
	}
	fmt.Fprintln(std.Err, "xiaozu:", err)
	return 1
}
