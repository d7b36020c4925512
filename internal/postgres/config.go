package postgres

import (
	"fmt"
	"maps"
	"os"
	"strings"
	"time"

	"github.com/lib/pq"
)

// configure reads dsn and sets what must be the same on every connection.
func configure(dsn string, opts []Option) (pq.Config, error) {
	c, err := pq.NewConfig(dsn)
	if err != nil {
		return c, fmt.Errorf("address of the database: %w; want postgres://user:password@host:5432/name", err)
	}
	if c.Runtime == nil {
		c.Runtime = map[string]string{}
	}
	if !strings.Contains(dsn, "sslmode") && os.Getenv("PGSSLMODE") == "" {
		c.SSLMode = pq.SSLModePrefer // as psql does; pq alone would insist on TLS
	}
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = 5 * time.Second
	}
	c.BinaryParameters = true // one round trip a query instead of two
	c.ApplicationName = "xiaozu"
	c.Runtime["timezone"] = "UTC"
	// Counts group by day among others: month by month they fit into memory, all at once they do not.
	c.Runtime["enable_partitionwise_aggregate"] = "on"
	// A chart of all groups over all years is sorted in memory.
	c.Runtime["work_mem"] = "32MB"
	// What is asked for often is in memory. The default, made for disks that turn, has tables read from end to
	// end for some dozens of their rows.
	c.Runtime["random_page_cost"] = "1.1"
	// Compiling a statement takes up to seconds, during which it holds its locks, and saves none of our statements
	// as much.
	c.Runtime["jit"] = "off"
	for _, opt := range opts {
		opt(&c)
	}
	return c, nil
}

// forStoring is the configuration of connections that store page after page by some dozens of statements. All of them look
// rows up by their keys, whatever the server knows of the tables, so that one plan is right for all values and sizes. Left
// to itself the server makes six of each on each connection, which at first is as much work as storing.
func forStoring(c pq.Config) pq.Config {
	c.Runtime = maps.Clone(c.Runtime)
	c.Runtime["plan_cache_mode"] = "force_generic_plan"
	for _, other := range []string{"enable_seqscan", "enable_hashjoin", "enable_mergejoin"} {
		c.Runtime[other] = "off"
	}
	return c
}
