package source

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// A problem is a value that makes no sense, under its key ("list.article").
type problem struct{ key, what string }

type problems []problem

func (p *problems) add(key, format string, args ...any) {
	*p = append(*p, problem{key, fmt.Sprintf(format, args...)})
}

// lines writes each problem with the line of its key.
func lines(name string, file *ast.File, ps problems) error {
	var errs []error
	for _, p := range ps {
		errs = append(errs, fmt.Errorf("%s:%d: %s: %s", name, lineOf(file, p.key), p.key, p.what))
	}
	return errors.Join(errs...)
}

// lineOf is the line of a key, of its nearest parent if the key was not given, or 1.
func lineOf(file *ast.File, key string) int {
	for key != "" {
		if node := nodeAt(file, key); node != nil {
			return node.GetToken().Position.Line
		}
		key = key[:max(0, strings.LastIndexByte(key, '.'))]
	}
	return 1
}

func nodeAt(file *ast.File, key string) ast.Node {
	path, err := yaml.PathString("$." + key)
	if err != nil {
		return nil
	}
	node, err := path.FilterFile(file)
	if err != nil {
		return nil
	}
	return node
}
