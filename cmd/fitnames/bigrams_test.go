package main

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
)

// javaArrays are a file of pairs with counts as readBigrams wants it.
func javaArrays(t *testing.T, pairs map[[2]string]int) string {
	t.Helper()
	hashes, counts := make([]byte, firstHeader), make([]byte, laterHeader)
	hashes, counts = binary.BigEndian.AppendUint32(hashes, uint32(len(pairs))), binary.BigEndian.AppendUint32(counts, uint32(len(pairs)))
	for p, n := range pairs {
		hashes = binary.BigEndian.AppendUint64(hashes, uint64(hash(before(p[0]), p[1])))
		counts = binary.BigEndian.AppendUint32(counts, uint32(n))
	}
	path := filepath.Join(t.TempDir(), "bigramdict.mem")
	if err := os.WriteFile(path, append(hashes, counts...), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBigrams(t *testing.T) {
	b, err := readBigrams(javaArrays(t, map[[2]string]int{{"记者", person}: 90, {"的", "工作"}: 80, {person, "说"}: 70, {"工作", "说"}: 1}))
	if err != nil {
		t.Fatal(err)
	}
	if got := b.of(before("记者"), person); got != 90 {
		t.Errorf("记者 before names: %v, want 90", got)
	}
	if got := b.of(before("记者"), "的"); got != 0 {
		t.Errorf("记者 before 的: %v, want none", got)
	}
	n := newNeighbourhood([]word{{[]rune("记者"), 5, "n"}, {[]rune("的"), 9, "u"}, {[]rune("说"), 4, "v"}, {[]rune("工作"), 3, "n"}}, b)
	if n.left["记者"].odds <= n.left["的"].odds || n.right["说"].odds <= n.right["工作"].odds {
		t.Errorf("记者 %v and 说 %v are to be likelier beside names than 的 %v and 工作 %v", n.left["记者"], n.right["说"], n.left["的"], n.right["工作"])
	}
}

func TestReadBigramsRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "short")
	if err := os.WriteFile(path, []byte("no arrays"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := readBigrams(path); err == nil {
		t.Error("a file without arrays was read")
	}
}
