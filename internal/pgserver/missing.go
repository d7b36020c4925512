package pgserver

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// A MissingError says that no PostgreSQL programs were found that could be used. Its text is
// meant for the person at the keyboard: what was looked for, where, and how to go on.
type MissingError struct {
	Looked  []string // the places, one a line
	TooOld  []string // programs that were found, but are older than version 15
	Install string   // the command that installs them on this machine
}

// Error is several lines long.
func (e *MissingError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "no PostgreSQL server programs (initdb and postgres, version %d or newer) on this machine.\n", oldest)
	b.WriteString("Looked in:\n")
	for _, place := range e.Looked {
		fmt.Fprintf(&b, "  %s\n", place)
	}
	for _, old := range e.TooOld {
		fmt.Fprintf(&b, "Too old: %s\n", old)
	}
	fmt.Fprintf(&b, "Install them:\n  %s\n", e.Install)
	b.WriteString("or run everything in containers:\n  docker compose up\n")
	b.WriteString("or use a server that you have:\n  export DATABASE_URL=postgres://user:password@host:5432/xiaozu")
	return b.String()
}

// A VersionError says that data was made by a major version that this machine does not have.
type VersionError struct {
	Data  string // the data folder
	Made  int    // the major version that made it
	Found int    // the major version that was found
	Bin   string // where it was found
}

func (e *VersionError) Error() string {
	return fmt.Sprintf("the data in %s was made by PostgreSQL %d, but this machine has PostgreSQL %d (%s), which cannot read it: "+
		"install PostgreSQL %d beside it (from version %d), or convert the data with pg_upgrade, or choose another folder",
		e.Data, e.Made, e.Found, e.Bin, e.Made, oldest)
}

func missing(p places, found []installation) *MissingError {
	e := &MissingError{
		Looked: append([]string{"PATH: " + p.path, "what pg_config --bindir says: " + p.configuredText()}, p.patterns...),
	}
	for _, i := range found {
		e.TooOld = append(e.TooOld, fmt.Sprintf("PostgreSQL %d in %s", i.major, i.bin))
	}
	release, _ := os.ReadFile("/etc/os-release") // a machine without one gets the general advice
	e.Install = installLine(runtime.GOOS, string(release))
	return e
}

func (p places) configuredText() string {
	dir, err := p.configured()
	if err != nil {
		return "no pg_config on PATH"
	}
	return dir
}

// installLine is the command that installs the programs. release is the text of
// /etc/os-release, whose ID and ID_LIKE name the distribution and its kin (os-release(5)).
func installLine(goos, release string) string {
	if goos == "darwin" {
		return "brew install postgresql@17"
	}
	for _, name := range distributions(release) {
		switch name {
		case "debian", "ubuntu":
			return "sudo apt-get install postgresql"
		case "fedora", "rhel", "centos":
			return "sudo dnf install postgresql-server"
		case "arch":
			return "sudo pacman -S postgresql"
		case "alpine":
			return "sudo apk add postgresql"
		}
	}
	return fmt.Sprintf("the PostgreSQL server package of your system, version %d or newer", oldest)
}

func distributions(release string) []string {
	var names []string
	for line := range strings.Lines(release) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		if key == "ID" || key == "ID_LIKE" {
			names = append(names, strings.Fields(strings.Trim(value, `"'`))...)
		}
	}
	return names
}
