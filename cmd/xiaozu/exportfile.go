package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// toFile writes the table to the file, which is there when it is whole.
func (c exportCommand) toFile(ctx context.Context, std streams, db *postgres.DB, table research.Table) error {
	format, _ := export.Named(c.Format)
	rows := 0
	var err error
	if _, isStored := storedTable(c.Table); format.Append == nil || !isStored { // what is counted has no place to go on from
		err = writeWhole(c.Output, func(w *bufio.Writer) (err error) {
			rows, err = c.write(w, table)
			return err
		})
	} else {
		rows, err = c.resume(ctx, std, db, format, table)
	}
	if err == nil {
		fmt.Fprintf(std.Err, "%s in %s\n", counted(rows, "row"), c.Output)
	}
	return err
}

// resume goes on with what an earlier run of the same export left of the file, and leaves what it wrote if it is
// stopped itself.
func (c exportCommand) resume(ctx context.Context, std streams, db *postgres.DB, format export.Format, table research.Table) (rows int, err error) {
	file, err := os.OpenFile(c.partName(table), os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return 0, err
	}
	part, err := takeUp(file, format, table.Columns)
	if err == nil && part.Rows > 0 {
		fmt.Fprintf(std.Err, "going on behind %s of an earlier run in %s\n", counted(part.Rows, "row"), file.Name())
		table, err = c.table(ctx, db, part.Last)
	}
	if err == nil {
		rows, err = c.complete(file, format, part, table)
	}
	if err := errors.Join(err, file.Close()); err != nil {
		fmt.Fprintf(std.Err, "what was written is in %s; the same command goes on there\n", file.Name())
		return rows, err
	}
	return part.Rows + rows, os.Rename(file.Name(), c.Output)
}

// takeUp finds how much of a file is whole, and cuts off what is behind.
func takeUp(file *os.File, format export.Format, columns []postgres.Column) (part research.Part, err error) {
	part, err = format.Whole(file, columns)
	if part.Rows == 0 {
		part.Bytes = 0
	}
	if err == nil {
		err = file.Truncate(part.Bytes)
	}
	if err == nil {
		_, err = file.Seek(part.Bytes, io.SeekStart)
	}
	return part, err
}

// complete writes the rows behind a part.
func (c exportCommand) complete(file *os.File, format export.Format, part research.Part, table research.Table) (rows int, err error) {
	write := format.Append
	if part.Rows == 0 {
		write = format.Write
	}
	out := bufio.NewWriterSize(file, 1<<20)
	rows, err = write(out, table)
	return rows, errors.Join(err, out.Flush(), file.Sync())
}

// partName is what the file is called until it is whole. Only the same export goes on with it: what was asked for
// is in the name.
func (c exportCommand) partName(table research.Table) string {
	rows, _, _ := c.filters()
	asked, _ := json.Marshal([]any{c.Format, table.Name, table.Columns, rows}) // texts and dates always can be
	sum := sha256.Sum256(asked)
	return c.Output + "." + hex.EncodeToString(sum[:4]) + ".part"
}
