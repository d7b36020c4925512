package source

import (
	"fmt"
	"regexp"
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// A Yield is how many articles a source is expected to publish, written as "20-60/week" or
// "3/day". The zero Yield expects nothing in particular.
type Yield struct {
	Least, Most int // articles in Days days
	Days        int // 1 or 7
}

var (
	yieldForm = regexp.MustCompile(`^(\d{1,5})(?:-(\d{1,5}))?/(day|week)$`)
	yieldDays = map[string]int{"day": 1, "week": 7}
)

// UnmarshalYAML reads a yield; the error knows its line.
func (y *Yield) UnmarshalYAML(node ast.Node) error {
	m := yieldForm.FindStringSubmatch(node.GetToken().Value)
	if m == nil {
		return syntax(node, "%q is not a yield: write it as 20-60/week or 3/day")
	}
	least, _ := strconv.Atoi(m[1]) // the form admits digits only
	most := least
	if m[2] != "" {
		most, _ = strconv.Atoi(m[2])
	}
	if most < least || most == 0 {
		return syntax(node, "%q is not a yield: the second number is to be the larger one, and more than 0")
	}
	*y = Yield{Least: least, Most: most, Days: yieldDays[m[3]]}
	return nil
}

// String writes what UnmarshalYAML reads, "" for the zero Yield.
func (y Yield) String() string {
	per := map[int]string{1: "day", 7: "week"}[y.Days]
	switch {
	case per == "":
		return ""
	case y.Least == y.Most:
		return fmt.Sprintf("%d/%s", y.Least, per)
	}
	return fmt.Sprintf("%d-%d/%s", y.Least, y.Most, per)
}

// MarshalText writes what UnmarshalYAML reads.
func (y Yield) MarshalText() ([]byte, error) { return []byte(y.String()), nil }
