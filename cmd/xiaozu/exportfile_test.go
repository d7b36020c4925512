package main

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Wherever a file is cut off, what is whole of it and the rows behind that are the file.
func TestEveryCutIsFound(t *testing.T) {
	t.Parallel()
	for _, format := range export.Formats {
		if format.Whole == nil {
			continue
		}
		var full bytes.Buffer
		if _, err := format.Write(&full, odd()); err != nil {
			t.Fatal(err)
		}
		for cut := range full.Len() + 1 {
			part, err := format.Whole(bytes.NewReader(full.Bytes()[:cut]), odd().Columns)
			if err != nil || int(part.Bytes) > cut {
				t.Fatalf("%s cut at %d: %d bytes are whole, %v", format.Name, cut, part.Bytes, err)
			}
			got := bytes.NewBuffer(bytes.Clone(full.Bytes()[:part.Bytes]))
			write := format.Append
			if part.Rows == 0 {
				write = format.Write
				got.Reset()
			}
			if _, err := write(got, behind(odd(), part.Rows)); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), full.Bytes()) {
				t.Fatalf("%s cut at %d goes on as\n%s\nnot\n%s", format.Name, cut, got, &full)
			}
			if part.Rows > 0 && len(want()) > part.Rows && string(part.Last[1]) != want()[part.Rows-1][1] {
				t.Errorf("%s cut at %d: the last row is %q", format.Name, cut, part.Last)
			}
		}
	}
}

// behind is a table without its first rows.
func behind(t research.Table, rows int) research.Table {
	all := t.Rows
	t.Rows = func(yield func(postgres.Record, error) bool) {
		n := 0
		for record, err := range all {
			if n++; n > rows && !yield(record, err) {
				return
			}
		}
	}
	return t
}

// An export that is killed with signal 9 leaves no file, and run again makes the one that nobody disturbed.
func TestKilledExportGoesOn(t *testing.T) {
	t.Parallel()
	data, folder := pgtest.Folder(t), t.TempDir()
	manyMentions(t, data, 150_000)
	for _, format := range []string{"csv", "jsonl"} {
		whole, killed := wholeAndKilled(t, "mentions", data, folder, format, 1)
		out, err := exporting(data, killed, format).CombinedOutput()
		if err != nil || !bytes.Contains(out, []byte("going on behind ")) || !bytes.Contains(out, []byte("150000 rows in ")) {
			t.Fatalf("%v\n%s", err, out)
		}
		if !bytes.Equal(read(t, whole), read(t, killed)) || partSize(killed) >= 0 {
			t.Errorf("%s: the file differs from the one that nobody disturbed", format)
		}
	}
}

// Of a format to which nothing can be added a killed export leaves no file either, and run again makes a whole one.
func TestKilledExportBeginsAnew(t *testing.T) {
	t.Parallel()
	data, folder := pgtest.Folder(t), t.TempDir()
	manyMentions(t, data, 50_000)
	for format, rows := range map[string]func([]byte) int{"parquet": parquetRows, "xlsx": sheetRows} {
		killed := filepath.Join(folder, "killed."+format)
		killExport(t, "mentions", data, killed, format, 0)
		if out, err := exporting(data, killed, format).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", format, err, out)
		}
		if n := rows(read(t, killed)); n != 50_000 || partSize(killed) >= 0 {
			t.Errorf("%s: the file has %d rows, or a part is left", format, n)
		}
	}
}

func parquetRows(b []byte) int {
	file, err := parquet.OpenFile(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return 0
	}
	return int(file.NumRows())
}

func sheetRows(b []byte) int {
	book, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		return 0
	}
	rows, _ := book.GetRows("mentions")
	return len(rows) - 1
}

// So it is with graphs: what was killed leaves no file, and a second run writes the bytes of one that nobody disturbed.
func TestKilledGraphBeginsAnew(t *testing.T) {
	t.Parallel()
	data, folder := pgtest.Folder(t), t.TempDir()
	manySeats(t, data, 30_000)
	for _, format := range []string{"ftm", "gexf"} {
		whole, killed := wholeAndKilled(t, "seats", data, folder, format, 0)
		if out, err := exportingTable("seats", data, killed, format).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if !bytes.Equal(read(t, whole), read(t, killed)) || partSize(killed) >= 0 {
			t.Errorf("%s: the file differs from the one that nobody disturbed, or a part is left", format)
		}
	}
}

// wholeAndKilled exports a table to one file, and to another until it is killed.
func wholeAndKilled(t *testing.T, table, data, folder, format string, bytes int64) (whole, killed string) {
	t.Helper()
	whole, killed = filepath.Join(folder, "whole."+format), filepath.Join(folder, "killed."+format)
	if out, err := exportingTable(table, data, whole, format).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	killExport(t, table, data, killed, format, bytes)
	return whole, killed
}

// killExport kills an export with signal 9 when it has written so many bytes, which must leave no file.
func killExport(t *testing.T, table, data, file, format string, bytes int64) {
	t.Helper()
	run := exportingTable(table, data, file, format)
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "a part to be written", func() bool { return partSize(file) >= bytes })
	if err := run.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := run.Wait(); err == nil {
		t.Fatal("it ended before it was killed")
	}
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Errorf("half an export looks whole: %v", err)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// partSize is how much there is of a file that is not whole, in bytes; -1 for none.
func partSize(name string) int64 {
	parts, _ := filepath.Glob(name + ".*part")
	if len(parts) == 0 {
		return -1
	}
	info, err := os.Stat(parts[0])
	if err != nil {
		return -1
	}
	return info.Size()
}

func exporting(data, file, format string) *exec.Cmd {
	return exportingTable("mentions", data, file, format)
}

func exportingTable(table, data, file, format string) *exec.Cmd {
	run := exec.Command("xiaozu", "export", table, "--data", data, "--format", format, "-o", file)
	run.Env = append(os.Environ(), "DATABASE_URL=")
	return run
}

// manyMentions makes a data folder with an article that names as many groups.
func manyMentions(t *testing.T, data string, n int) {
	t.Helper()
	const page = `'00000000-0000-8000-8000-000000000001'`
	fill(t, data,
		`INSERT INTO sources (id, declaration) VALUES ('s', '{}')`,
		`INSERT INTO pages (source, page, url, version, sha256, first_seen, last_seen, checked, revisit, status, reading)
			VALUES ('s', `+page+`, 'https://s.example/1', 1, '', now(), now(), now(), now(), 200, 'parser=1')`,
		`INSERT INTO articles (source, page, version, url, title, published, published_precision, day, publisher, author, body, charset, language, script, problems)
			VALUES ('s', `+page+`, 1, 'https://s.example/1', '题', '2024-03-05', 'day', '2024-03-05', '', '', '', 'utf-8', 'zh', 'Hans', '{}')`,
		fmt.Sprintf(`INSERT INTO mentions (source, page, day, n, kind, form, span_start, span_end, text, canonical, entry, post)
			SELECT 's', %s, '2024-03-05', n, 'group', 'full', n, n + 9, '海岛,"保护"领导小组' || n, '组' || n, '', '' FROM generate_series(0, %d) n`, page, n-1),
	)
}

// manySeats makes a data folder with as many seats, all in one group.
func manySeats(t *testing.T, data string, n int) {
	t.Helper()
	fill(t, data, fmt.Sprintf(`
		INSERT INTO seats (body, person, role, valid_from, body_name, person_name, basis)
		SELECT 'g', 'p' || n, '成员', '2024-03-05', '海岛保护领导小组', '林' || n, 'dictionary' FROM generate_series(1, %d) n`, n))
}

// fill makes a data folder and runs statements in its database.
func fill(t *testing.T, data string, statements ...string) {
	t.Helper()
	d, err := startDatabase(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.close(); err != nil {
			t.Error(err)
		}
	}()
	db, err := sql.Open("postgres", d.dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%v in %s", err, statement)
		}
	}
}
