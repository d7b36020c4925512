package postgres

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/jackc/pgx/v5/pgconn"
)

// A Record is the fields of one row as PostgreSQL writes them; a nil field is null.
type Record [][]byte

// copyOut gives the rows of a query as they stream in, by COPY: several times as fast as scanning them.
// A record is good until the next one is asked for. The iteration ends with the first error; one that
// ends without has seen every row.
func (db *DB) copyOut(ctx context.Context, query string) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		reader, writer := io.Pipe()
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			writer.CloseWithError(db.copyTo(ctx, writer, query))
		}()
		defer func() { <-ended }()
		defer reader.Close()
		lines := newCopyLines(reader)
		for {
			record, err := lines.next()
			if err == io.EOF || !yield(record, err) || err != nil {
				return
			}
		}
	}
}

// copyBuffer is how much is read ahead while rows are worked on, in bytes.
const copyBuffer = 1 << 18

func (db *DB) copyTo(ctx context.Context, w io.Writer, query string) (err error) {
	conn, err := db.connectToCopy(ctx)
	if err != nil {
		return fmt.Errorf("connect for an export: %w", err)
	}
	defer func() { err = errors.Join(err, conn.Close(context.WithoutCancel(ctx))) }()
	buffered := bufio.NewWriterSize(w, copyBuffer)
	if _, err := conn.CopyTo(ctx, buffered, "COPY ("+query+") TO STDOUT"); err != nil {
		return err
	}
	return buffered.Flush()
}

// connectToCopy opens a connection that may do what those of the pool may.
func (db *DB) connectToCopy(ctx context.Context) (*pgconn.PgConn, error) {
	config, err := pgconn.ParseConfig(db.dsn)
	if err != nil {
		return nil, err
	}
	config.RuntimeParams["application_name"] = db.config.ApplicationName
	for name, value := range db.config.Runtime {
		config.RuntimeParams[name] = value
	}
	conn, err := pgconn.ConnectConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	if err := db.snapshot.see(ctx, conn); err != nil {
		return nil, errors.Join(err, conn.Close(ctx))
	}
	return conn, nil
}
