package release

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// citation is the release in the Citation File Format: https://citation-file-format.github.io
// Its strings are written as those of JSON, which YAML has, too.
func citation(p Package) []byte {
	var b bytes.Buffer
	b.WriteString("cff-version: 1.2.0\ntype: dataset\n")
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, quoted(value))
		}
	}
	line("message", "If you use this data set, please cite it by its number.")
	line("title", p.Title)
	line("version", p.Version)
	line("date-released", p.Created.Format("2006-01-02"))
	line("license", p.Licenses[0].Name)
	line("license-url", p.Licenses[0].Path)
	line("url", p.Homepage)
	b.WriteString("authors:\n")
	for _, c := range p.Contributors {
		fmt.Fprintf(&b, "  - name: %s\n", quoted(c.Title))
	}
	return b.Bytes()
}

func quoted(s string) string {
	b, _ := json.Marshal(s) // a string always can be
	return string(b)
}
