package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"runtime"

	"github.com/xiaozu-watch/xiaozu/internal/jobs"
	"github.com/xiaozu-watch/xiaozu/internal/pgserver"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

// databaseFlags say where the rows are kept.
type databaseFlags struct {
	DatabaseURL string `env:"DATABASE_URL" name:"database-url" placeholder:"URL" help:"Use this PostgreSQL instead of a private one."`
	dataFlag
}

// A dataFlag names the folder of all that is kept outside of a database of somebody's.
type dataFlag struct {
	Data string `type:"path" placeholder:"DIR" help:"Folder of the private PostgreSQL, and of releases (default: ${data})."`
}

func (f dataFlag) dataFolder() string { return cmp.Or(f.Data, defaultData()) }

// databaseName is the one that every new server has.
const databaseName = "postgres"

// A database is the server that a command works on: private, or somebody's.
type database struct {
	dsn    string
	server *pgserver.Server // nil when it is not ours to stop
}

// open gives the database that the flags name, as own does, or that of the xiaozu which is
// running on the data folder already.
func (f databaseFlags) open(ctx context.Context) (*database, error) {
	d, err := f.own(ctx)
	var busy *pgserver.BusyError
	if !errors.As(err, &busy) {
		return d, err
	}
	d = &database{dsn: busy.DSN(databaseName)}
	return d, d.migrate(ctx)
}

// own gives the database that the flags name, starting the private server where they name none,
// with its schema up to date.
func (f databaseFlags) own(ctx context.Context) (*database, error) {
	if f.DatabaseURL != "" {
		d := &database{dsn: f.DatabaseURL}
		return d, unreachable(d.migrate(ctx))
	}
	return startDatabase(ctx, f.dataFolder())
}

// unreachable says what to look at, if err is that the server of somebody's does not answer.
func unreachable(err error) error {
	if postgres.IsUnavailable(err) {
		return fmt.Errorf("%w; is the server running? DATABASE_URL and --database-url name another one", err)
	}
	return err
}

// startDatabase starts a private server on a folder.
func startDatabase(ctx context.Context, folder string, options ...pgserver.Option) (*database, error) {
	server, err := pgserver.Start(ctx, folder, options...)
	if err != nil {
		return nil, err
	}
	d := &database{dsn: server.DSN(databaseName), server: server}
	if err := d.migrate(ctx); err != nil {
		return nil, errors.Join(err, d.close())
	}
	return d, nil
}

func (d *database) migrate(ctx context.Context) error {
	if _, err := postgres.Migrate(ctx, d.dsn, migrations.FS); err != nil {
		return err
	}
	return errors.Join(jobs.Migrate(ctx, d.dsn), d.seed(ctx))
}

// seed brings the registry up to the dictionaries of this program, which only the owner may.
func (d *database) seed(ctx context.Context) (err error) {
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	db, err := postgres.Open(ctx, d.dsn)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return registry.Seed(ctx, db, lex)
}

// connect opens connections that may do what the role may.
func (d *database) connect(ctx context.Context, role string, options ...postgres.Option) (*postgres.DB, error) {
	db, err := postgres.Open(ctx, d.dsn, append(options, postgres.WithRole(role))...)
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	return db, nil
}

// as connects with what the role may, and disconnects again.
func (d *database) as(ctx context.Context, role string, do func(*postgres.DB) error, options ...postgres.Option) (err error) {
	db, err := d.connect(ctx, role, options...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return do(db)
}

// close stops the server if it is ours.
func (d *database) close() error {
	if d.server == nil {
		return nil
	}
	return d.server.Stop()
}

// read opens the database for a command that only reads, and closes it again.
func (f databaseFlags) read(ctx context.Context, do func(*postgres.DB) error) error {
	return f.as(ctx, postgres.ExportRole, do)
}

// change opens the database with what the pages may, and closes it again.
func (f databaseFlags) change(ctx context.Context, do func(*postgres.DB) error) error {
	return f.as(ctx, postgres.WebRole, do)
}

// as opens the database with what the role may, and closes it again.
func (f databaseFlags) as(ctx context.Context, role string, do func(*postgres.DB) error) (err error) {
	d, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	return d.as(ctx, role, do, postgres.WithActor(operator()))
}

// operator is who types commands, as far as the machine tells.
func operator() string {
	if u, err := user.Current(); err == nil {
		return "terminal:" + u.Username
	}
	return "terminal"
}

// defaultData is where the private server keeps its data: the user's data directory, or for
// root, whose home PostgreSQL's unprivileged user may not enter, a folder of the system.
func defaultData() string {
	if runtime.GOOS != "windows" && os.Geteuid() == 0 {
		return "/var/lib/xiaozu"
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "xiaozu")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "xiaozu-data"
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "xiaozu")
	}
	return filepath.Join(home, ".local", "share", "xiaozu")
}
