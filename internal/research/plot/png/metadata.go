package png

import (
	"encoding/binary"
	"hash/crc32"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// opening is how many bytes a file begins with: the signature, and the chunk IHDR.
const opening = 8 + 25

// writeDescribed writes a file with the terms behind its opening, as an XMP packet: https://www.w3.org/TR/png-3/#11iTXt
func writeDescribed(w io.Writer, file []byte, terms []research.Term) error {
	for _, part := range [][]byte{file[:opening], described(terms), file[opening:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// described is the chunk that holds the terms; nil if there are none.
func described(terms []research.Term) []byte {
	if len(terms) == 0 {
		return nil
	}
	data := "iTXtXML:com.adobe.xmp\x00\x00\x00\x00\x00" + // not compressed, in no language
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">` + research.RDF(terms) + `</x:xmpmeta>`
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)-len("iTXt")))
	return binary.BigEndian.AppendUint32(append(chunk, data...), crc32.ChecksumIEEE([]byte(data)))
}
