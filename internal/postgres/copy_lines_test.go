package postgres

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

func TestCopyLines(t *testing.T) {
	long := strings.Repeat("岛", copyBuffer)
	in := "a\t\\N\t\n" + `\\N` + "\t" + `\t\n\r\b\f\v\\\.x` + "\tz\n" + long + "\t2\t" + long + "\n"
	want := []Record{
		{[]byte("a"), nil, []byte{}},
		{[]byte(`\N`), []byte("\t\n\r\b\f\v\\.x"), []byte("z")},
		{[]byte(long), []byte("2"), []byte(long)},
	}
	for name, r := range map[string]io.Reader{"whole": strings.NewReader(in), "halves": iotest.HalfReader(strings.NewReader(in))} {
		lines := newCopyLines(r)
		for i, w := range want {
			got, err := lines.next()
			if diff := cmp.Diff(w, got); err != nil || diff != "" {
				t.Errorf("%s, row %d: %v %.500s", name, i, err, diff)
			}
		}
		if _, err := lines.next(); err != io.EOF {
			t.Errorf("%s: ends with %v", name, err)
		}
	}
}

func TestCopyLinesBreakOff(t *testing.T) {
	if _, err := newCopyLines(strings.NewReader("a\tb")).next(); err == nil || err == io.EOF {
		t.Errorf("half a row is %v", err)
	}
}
