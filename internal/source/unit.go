package source

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// A Duration is written as Go writes it: "500ms", "3s", "1m30s".
type Duration struct{ time.Duration }

// UnmarshalYAML reads a duration; the error knows its line.
func (d *Duration) UnmarshalYAML(node ast.Node) error {
	v, err := time.ParseDuration(node.GetToken().Value)
	if err != nil || v < 0 {
		return syntax(node, "%q is not a duration: write it as 500ms, 3s or 1m30s")
	}
	d.Duration = v
	return nil
}

// MarshalText writes what UnmarshalYAML reads.
func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// A Size is a number of bytes, written as "10MB", "512KB" or a plain number. The units are
// decimal: 1 MB is 1,000,000 bytes.
type Size int64

var (
	sizeForm  = regexp.MustCompile(`^(\d{1,12})(B|KB|MB|GB)?$`)
	sizeUnits = map[string]Size{"": 1, "B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9}
)

// UnmarshalYAML reads a size; the error knows its line.
func (z *Size) UnmarshalYAML(node ast.Node) error {
	m := sizeForm.FindStringSubmatch(node.GetToken().Value)
	if m == nil {
		return syntax(node, "%q is not a size: write it as 10MB, 512KB or a number of bytes")
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil {
		return syntax(node, "%q is not a size: "+err.Error())
	}
	*z = Size(n) * sizeUnits[m[2]]
	return nil
}

func syntax(node ast.Node, format string) error {
	tk := node.GetToken()
	return &yaml.SyntaxError{Message: fmt.Sprintf(format, tk.Value), Token: tk}
}
