package locale

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	tmpl "text/template/parse"
)

// usedMessages are the keys of all messages that templates and Go code hold.
func usedMessages(t *testing.T) []string {
	t.Helper()
	var keys []string
	for _, root := range []string{"../../internal", "../../cmd"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				keys = append(keys, messagesOfGo(t, path)...)
			}
			if err == nil && strings.HasSuffix(path, ".html") && strings.Contains(path, "/templates/") {
				keys = append(keys, messagesOfTemplate(t, path)...)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// messagesOfGo are the keys in the Go files of a folder, if they speak through this package.
func messagesOfGo(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	speaks := false
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		speaks = speaks || slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool {
			return strings.HasSuffix(i.Path.Value, `/internal/locale"`)
		})
		keys = append(keys, said(t, path, file)...)
	}
	if !speaks {
		return nil
	}
	return keys
}

// said are the first arguments of all calls of say and locale.Say; those that hand on arguments as they came say nothing new.
func said(t *testing.T, path string, file *ast.File) []string {
	t.Helper()
	var keys []string
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 || call.Ellipsis.IsValid() {
			return true
		}
		if callee := nameOf(call.Fun); callee != "say" && callee != "locale.Say" {
			return true
		}
		literal, ok := call.Args[0].(*ast.BasicLit)
		if !ok {
			t.Errorf("%s: a message is not a literal, so that no test can tell whether it is translated", path)
			return true
		}
		key, err := strconv.Unquote(literal.Value)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key)
		return true
	})
	return keys
}

func nameOf(callee ast.Expr) string {
	switch f := callee.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return nameOf(f.X) + "." + f.Sel.Name
	}
	return ""
}

// messagesOfTemplate are the first arguments of all calls of t in a template.
func messagesOfTemplate(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tree := tmpl.New(path)
	tree.Mode = tmpl.SkipFuncCheck
	trees := map[string]*tmpl.Tree{}
	if _, err := tree.Parse(string(text), "", "", trees); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, tree := range trees {
		keys = append(keys, spoken(t, path, tree.Root)...)
	}
	return keys
}

func spoken(t *testing.T, path string, node tmpl.Node) []string {
	t.Helper()
	var keys []string
	for _, command := range commands(node) {
		callee, ok := command.Args[0].(*tmpl.IdentifierNode)
		if !ok || callee.Ident != "t" {
			continue
		}
		if len(command.Args) < 2 || command.Args[1].Type() != tmpl.NodeString {
			t.Errorf("%s: %s: what t says is not a literal; tell says what a view holds", path, command)
			continue
		}
		keys = append(keys, command.Args[1].(*tmpl.StringNode).Text)
	}
	return keys
}

// commands are all function calls below a node.
func commands(node tmpl.Node) []*tmpl.CommandNode {
	var list []*tmpl.CommandNode
	for _, child := range children(node) {
		list = append(list, commands(child)...)
	}
	if c, ok := node.(*tmpl.CommandNode); ok {
		list = append(list, c)
	}
	return list
}

func children(node tmpl.Node) []tmpl.Node {
	switch n := node.(type) {
	case *tmpl.ListNode:
		if n != nil {
			return n.Nodes
		}
	case *tmpl.ActionNode:
		return []tmpl.Node{n.Pipe}
	case *tmpl.TemplateNode:
		return []tmpl.Node{n.Pipe}
	case *tmpl.IfNode:
		return []tmpl.Node{n.Pipe, n.List, n.ElseList}
	case *tmpl.RangeNode:
		return []tmpl.Node{n.Pipe, n.List, n.ElseList}
	case *tmpl.WithNode:
		return []tmpl.Node{n.Pipe, n.List, n.ElseList}
	case *tmpl.PipeNode:
		var nodes []tmpl.Node
		if n != nil {
			for _, c := range n.Cmds {
				nodes = append(nodes, c)
			}
		}
		return nodes
	case *tmpl.CommandNode:
		return n.Args
	}
	return nil
}
