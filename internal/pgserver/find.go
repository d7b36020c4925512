package pgserver

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// oldest is the oldest major version of PostgreSQL that xiaozu supports.
const oldest = 15

// An installation is one set of PostgreSQL's programs.
type installation struct {
	bin   string
	major int
}

// Places are where programs are looked for.
type places struct {
	path     string   // a list like $PATH; pg_config is looked for there, too
	patterns []string // folders, as filepath.Glob understands them
}

func usualPlaces() places {
	return places{
		path: os.Getenv("PATH"),
		patterns: []string{
			"/usr/lib/postgresql/*/bin", // Debian, Ubuntu
			"/usr/bin",                  // Fedora
			"/usr/pgsql-*/bin",          // packages of postgresql.org for Fedora and kin
			"/usr/local/pgsql/bin",      // built from source
			"/opt/homebrew/opt/postgresql@*/bin",
			"/usr/local/opt/postgresql@*/bin",
			"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
			"/Applications/Postgres.app/Contents/Versions/*/bin",
		},
	}
}

// Find returns the folder of PostgreSQL's server programs (initdb and postgres, version 15 or
// newer): the first on PATH, else what pg_config names, else the newest in the places where
// packages put them. The error is a *MissingError.
func Find() (bin string, err error) { return find(usualPlaces()) }

func find(p places) (string, error) {
	all := p.installations()
	for _, i := range all {
		if i.major >= oldest {
			return i.bin, nil
		}
	}
	return "", missing(p, all)
}

// findMajor finds the programs of one major version, which alone can run its data.
func findMajor(major int, data string, p places) (string, error) {
	all := p.installations()
	for _, i := range all {
		if i.major == major && major >= oldest {
			return i.bin, nil
		}
	}
	if len(all) == 0 {
		return "", missing(p, all)
	}
	return "", &VersionError{Data: data, Made: major, Found: all[0].major, Bin: all[0].bin}
}

// installations lists each set of programs once, in order of preference.
func (p places) installations() []installation {
	var found []installation
	for _, dir := range filepath.SplitList(p.path) {
		found = appendInstallation(found, dir)
	}
	if dir, err := p.configured(); err == nil {
		found = appendInstallation(found, dir)
	}
	var packaged []installation
	for _, pattern := range p.patterns {
		dirs, _ := filepath.Glob(pattern) // the patterns are constants and well formed
		for _, dir := range dirs {
			packaged = appendInstallation(packaged, dir)
		}
	}
	slices.SortStableFunc(packaged, func(a, b installation) int { return cmp.Compare(b.major, a.major) })
	return append(found, packaged...)
}

// configured is the folder that pg_config names.
func (p places) configured() (string, error) {
	for _, dir := range filepath.SplitList(p.path) {
		if program := filepath.Join(dir, "pg_config"); filepath.IsAbs(dir) && executable(program) {
			out, err := exec.Command(program, "--bindir").Output()
			return strings.TrimSpace(string(out)), err
		}
	}
	return "", exec.ErrNotFound
}

func appendInstallation(found []installation, dir string) []installation {
	if !filepath.IsAbs(dir) || !executable(filepath.Join(dir, "initdb")) {
		return found
	}
	major, err := majorOf(filepath.Join(dir, "postgres"))
	if err != nil {
		return found
	}
	return append(found, installation{bin: dir, major: major})
}

func executable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0
}

// versionLine matches "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)", "… 18beta1".
var versionLine = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

func majorOf(postgres string) (int, error) {
	out, err := exec.Command(postgres, "--version").Output()
	if err != nil {
		return 0, err
	}
	m := versionLine.FindSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("%s --version says %q", postgres, out)
	}
	return strconv.Atoi(string(m[1]))
}
