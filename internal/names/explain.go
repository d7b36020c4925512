package names

import (
	"fmt"
	"strings"
)

// Explain tells for each candidate of t that could have been found what its score is made of.
func (f *Finder) Explain(t *Text) (lines []string) {
	const hopeless = -4
	f.Find(t)
	for _, c := range f.all {
		if c.score < hopeless {
			continue
		}
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s %.1f:", string(t.Runes[c.start:c.end]), shapeNames[c.shape], c.score)
		for _, x := range f.features(c) {
			g, label := f.model.name(int(x.Weight))
			fmt.Fprintf(&b, " %s/%s %.1f", groupNames[g], label, f.model.weights[x.Weight]*x.Amount)
		}
		lines = append(lines, b.String())
	}
	return lines
}
