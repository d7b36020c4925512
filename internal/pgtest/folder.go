package pgtest

import (
	"os"
	"testing"
)

// Folder is a temporary folder that PostgreSQL's unprivileged user can enter, which those of the
// testing package are not when the tests run as root.
func Folder(t testing.TB) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "xz")
	if err == nil {
		err = os.Chmod(folder, 0o755)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	return folder
}
