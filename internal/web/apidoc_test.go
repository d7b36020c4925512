package web

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/foreign"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// The examples of docs/api.md do what they say, as they stand there.
func TestExamplesOfTheAPI(t *testing.T) {
	t.Parallel()
	here := newSite(t, stories()...)
	here.seed(t)
	here.exec(t, `UPDATE facts SET state = 'accepted' WHERE kind = 'appointment'`)
	secret := here.program(t, here.user(t, "watcher"), postgres.ReadScope).token
	for language, example := range map[string]struct {
		command []string
		prints  []string // one of each example
	}{
		"sh curl": {[]string{"bash"}, []string{`"group":"` + floodsID + `"`, `"level":"provincial"`}},
		"python":  {[]string{"python3"}, []string{islands + " https://"}},
		"r":       {[]string{"Rscript"}, []string{"coverage"}},
	} {
		t.Run(language, func(t *testing.T) {
			if _, err := exec.LookPath(example.command[0]); err != nil {
				foreign.Missing(t, fmt.Errorf("nothing runs the example: %w", err))
			}
			for i, code := range examplesOf(t, language, len(example.prints)) {
				script := filepath.Join(t.TempDir(), "example")
				must(t, os.WriteFile(script, []byte(code), 0o600))
				command := exec.CommandContext(t.Context(), example.command[0], append(example.command[1:], script)...)
				command.Env = append(os.Environ(), "XIAOZU="+here.base, "XIAOZU_TOKEN="+secret)
				out, err := command.CombinedOutput()
				if err != nil || !strings.Contains(string(out), example.prints[i]) {
					t.Errorf("error %v, and it prints\n%s", err, out)
				}
			}
		})
	}
}

// examplesOf are those in a language, of which there are n.
func examplesOf(t *testing.T, language string, n int) (code []string) {
	t.Helper()
	page, err := os.ReadFile("../../docs/api.md")
	must(t, err)
	for _, found := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(string(page), -1) {
		code = append(code, found[1])
	}
	if len(code) != n {
		t.Fatalf("%d examples in %s", len(code), language)
	}
	return code
}
