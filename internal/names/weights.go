package names

import (
	"bufio"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// weightsTable is what cmd/fitnames fitted; its first lines say to what.
//
//go:embed weights.tsv
var weightsTable string

// A weightLine is one weight with its name.
type weightLine struct {
	group, label string
	weight       float32
}

type weightLines []weightLine

func readWeights(table string) (lines weightLines, err error) {
	for n, line := range strings.Split(strings.TrimSpace(table), "\n") {
		if strings.HasPrefix(line, "#") || line == "" {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("weights, line %d: %d cells, want 3", n+1, len(cells))
		}
		x, err := strconv.ParseFloat(cells[2], 32)
		if err != nil {
			return nil, fmt.Errorf("weights, line %d: %w", n+1, err)
		}
		lines = append(lines, weightLine{cells[0], cells[1], float32(x)})
	}
	return lines, nil
}

// pairs are those of two characters that have weights.
func (lines weightLines) pairs() (pairs []string) {
	for _, l := range lines {
		if l.group == groupNames[ofLeftPair] || l.group == groupNames[ofRightPair] {
			if p, err := strconv.Unquote(l.label); err == nil {
				pairs = append(pairs, p)
			}
		}
	}
	return pairs
}

// take gives m the weights of lines.
func (m *Model) take(lines weightLines) error {
	at := make(map[[2]string]int, len(m.weights))
	for i := range m.weights {
		g, label := m.name(i)
		at[[2]string{groupNames[g], label}] = i
	}
	for _, l := range lines {
		i, ok := at[[2]string{l.group, l.label}]
		if !ok {
			return fmt.Errorf("weight %s %s: there is no such feature", l.group, l.label)
		}
		m.weights[i] = l.weight
	}
	return nil
}

// Write writes the weights that matter, below a comment that says what they were fitted to.
func (m *Model) Write(out io.Writer, comment string) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "# %s\n", comment)
	for i, x := range m.weights {
		if x > -0.005 && x < 0.005 {
			continue
		}
		g, label := m.name(i)
		fmt.Fprintf(w, "%s\t%s\t%.2f\n", groupNames[g], label, x)
	}
	return w.Flush()
}
