package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Load decodes every */source.yaml of fsys, sorted by id. If any is refused there are no
// sources, and the error joins what is wrong with each, one a line, with file and line.
func Load(fsys fs.FS) ([]Source, error) {
	names, err := fs.Glob(fsys, "*/source.yaml")
	if err != nil {
		return nil, fmt.Errorf("look for sources: %w", err)
	}
	var sources []Source
	var problems []error
	for _, name := range names {
		s, err := loadOne(fsys, name)
		sources, problems = append(sources, s), append(problems, err)
	}
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	return sources, nil
}

func loadOne(fsys fs.FS, name string) (Source, error) {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return Source{}, fmt.Errorf("read source: %w", err)
	}
	return Decode(name, text)
}

// Decode reads one source.yaml. Unknown keys, wrong types and values that make no sense are
// refused; each problem is one line "NAME:LINE: KEY: what is wrong". The id must be the folder
// in name; a name without a folder leaves the id free.
func Decode(name string, text []byte) (Source, error) {
	s := withDefaults()
	file, err := parse(text, &s)
	if errors.Is(err, io.EOF) {
		return Source{}, fmt.Errorf("%s: is empty: want at least id, name, level, site, hosts, start and list.article", name)
	}
	if err != nil {
		return Source{}, located(name, err)
	}
	if found := s.check(folder(name), file); len(found) > 0 {
		return Source{}, lines(name, file, found)
	}
	return s, nil
}

// parse decodes text into s, strictly, and gives its tree, which knows lines. The library panics
// on some malformed documents, such as an unknown tag where a list should be.
func parse(text []byte, s *Source) (file *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("is no YAML that can be read: %v", r)
		}
	}()
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(s); err != nil {
		return nil, err
	}
	return parser.ParseBytes(text, 0)
}

// folder is the name of the folder that holds the file, "" if name has none.
func folder(name string) string {
	if dir := path.Dir(name); dir != "." && dir != "/" {
		return path.Base(dir)
	}
	return ""
}

// located turns an error of the YAML library, which quotes the source over many lines, into one
// line with file, line and key.
func located(name string, err error) error {
	var at yaml.Error
	if !errors.As(err, &at) || at.GetToken() == nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	tk := at.GetToken()
	if key := keyOf(tk); key != "" {
		return fmt.Errorf("%s:%d: %s: %s", name, tk.Position.Line, key, at.GetMessage())
	}
	return fmt.Errorf("%s:%d: %s", name, tk.Position.Line, at.GetMessage())
}

// keyOf is the key that the token stands behind on its line.
func keyOf(tk *token.Token) string {
	line := tk.Position.Line
	for t := tk; t != nil && t.Position.Line == line; t = t.Prev {
		if t.Type == token.MappingValueType && t.Prev != nil {
			return t.Prev.Value
		}
	}
	return ""
}
