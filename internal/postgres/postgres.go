// Package postgres holds all SQL of xiaozu: what every other package knows of the database are
// the methods of DB. Files are named for the table or the use whose SQL they hold.
//
//	SavePage ──▶ pages, page_versions ──PagesToRead──▶ SaveReadings ─▶ articles, mentions,
//	  │                                                                facts, evidence
//	  └────────▶ archive_records: every response, with the bytes of page_versions
//	Decide   ──▶ decisions and the state of facts, and in the same transaction the registry
//
// A method is one transaction: it happens or it does not, and calling it again with the same
// values changes nothing. Days are those of Beijing: they are computed by package news when a row
// is written, never by the server, so no result depends on the zone of a server or a machine.
//
// Text columns cannot hold U+0000 or invalid UTF-8; such characters are stored as U+FFFD, one for
// one, so that spans stay right. Bytes of pages are kept as they came.
package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/lib/pq"
)

// A DB is a pool of connections to one database. It may be used by many goroutines at once.
type DB struct {
	pool    *sql.DB
	storing *sql.DB // for what is stored page by page; see config.forStoring
	dsn     string
	config  pq.Config
	months  sync.Map // months whose partition of mentions is known to be there

	snapshot snapshot // that all reads are of: see Frozen
}

// The roles that the parts of xiaozu act in. What each may do stands in the migrations.
const (
	CrawlerRole = "xiaozu_crawler" // crawls and reads; settles nothing
	WebRole     = "xiaozu_web"     // settles facts; cannot touch pages, articles or evidence
	ExportRole  = "xiaozu_export"  // only reads, and nothing about users
)

// An Option says how connections are made.
type Option func(*pq.Config)

// WithRole makes every connection act as one of the roles above. The user of the address must be
// a member of it, as whoever migrated the database is.
func WithRole(role string) Option {
	return func(c *pq.Config) { c.Runtime["role"] = role }
}

// WithName sets the name under which the server shows the connections: "xiaozu" unless given.
func WithName(name string) Option {
	return func(c *pq.Config) { c.ApplicationName = name }
}

// WithActor says who acts on the connections, for the record of what is done to accounts; without it that is the account
// itself or, where it cannot be, the program.
func WithActor(name string) Option {
	return func(c *pq.Config) { c.Runtime["xiaozu.by"] = name }
}

// These keep several processes within the hundred connections of a default server.
const (
	maxConnections = 11
	maxStoring     = 9 // one saves, and two read for each of up to four cores
)

// Open connects to the database at dsn, a URL or a list of key=value pairs. While the server is
// starting up or not there yet it is asked again for half a minute, or until ctx ends.
func Open(ctx context.Context, dsn string, opts ...Option) (*DB, error) {
	config, err := configure(dsn, opts)
	if err != nil {
		return nil, err
	}
	pool, err := newPool(config, maxConnections)
	if err != nil {
		return nil, err
	}
	storing, err := newPool(forStoring(config), min(2*runtime.GOMAXPROCS(0)+1, maxStoring))
	if err != nil {
		return nil, err
	}
	db := &DB{pool: pool, storing: storing, dsn: dsn, config: config}
	if err := db.firstPing(ctx); err != nil {
		db.Close()
		return nil, fmt.Errorf("open database %s on %s: %w", config.Database, config.Host, err)
	}
	return db, nil
}

// newPool connects nowhere yet.
func newPool(config pq.Config, most int) (*sql.DB, error) {
	connector, err := pq.NewConnectorConfig(config)
	if err != nil {
		return nil, fmt.Errorf("address of the database: %w", err)
	}
	pool := sql.OpenDB(preparingConnector{connector})
	pool.SetMaxOpenConns(most)
	pool.SetMaxIdleConns(most)
	pool.SetConnMaxIdleTime(time.Minute)
	return pool, nil
}

func (db *DB) firstPing(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	return db.WaitUntilUp(ctx)
}

// Close gives the connections back. Calls that are under way fail.
func (db *DB) Close() error { return errors.Join(db.storing.Close(), db.pool.Close()) }
