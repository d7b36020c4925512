package segment

import (
	"encoding/binary"
	"math"
	"strings"
)

// encode writes the units and the tags of the kinds as lines, each behind their length in bytes;
// then the distances of the kinds, and the nodes. All numbers are little-endian.
func (d *dictionary) encode() []byte {
	tags := make([]string, len(d.kinds))
	for i, k := range d.kinds {
		tags[i] = k.tag
	}
	table := appendLines(appendLines(nil, d.units), tags)
	for _, k := range d.kinds {
		table = binary.LittleEndian.AppendUint32(table, math.Float32bits(k.distance))
	}
	for _, n := range d.nodes {
		table = binary.LittleEndian.AppendUint64(table, uint64(n))
	}
	return table
}

func appendLines(table []byte, lines []string) []byte {
	text := strings.Join(lines, "\n")
	return append(binary.LittleEndian.AppendUint32(table, uint32(len(text))), text...)
}

func decode(table []byte) *dictionary {
	units, table := cutLines(table)
	tags, table := cutLines(table)
	kinds, table := cutKinds(table, tags)
	nodes := make([]node, len(table)/8)
	for i := range nodes {
		nodes[i] = node(binary.LittleEndian.Uint64(table[8*i:]))
	}
	return &dictionary{units: units, kinds: kinds, nodes: nodes}
}

func cutLines(table []byte) (lines []string, rest []byte) {
	end := 4 + binary.LittleEndian.Uint32(table)
	return strings.Split(string(table[4:end]), "\n"), table[end:]
}

// cutKinds keeps each tag once.
func cutKinds(table []byte, tags []string) (kinds []kind, rest []byte) {
	once := map[string]string{}
	for i, tag := range tags {
		if _, ok := once[tag]; !ok {
			once[tag] = strings.Clone(tag)
		}
		distance := math.Float32frombits(binary.LittleEndian.Uint32(table[4*i:]))
		kinds = append(kinds, kind{distance, once[tag]})
	}
	return kinds, table[4*len(tags):]
}
