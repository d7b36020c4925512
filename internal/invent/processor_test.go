package invent_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A spent is processor time: on a busy machine a better measure than the clock.
type spent struct{ client, server time.Duration }

func (s spent) since(before spent) spent {
	return spent{s.client - before.client, s.server - before.server}
}

// processor is what this process and the server of the database have used so far. Where the server is on another
// machine, or there is no /proc, its part is 0.
func (d database) processor(t testing.TB) (s spent) {
	t.Helper()
	var self syscall.Rusage
	must(t, syscall.Getrusage(syscall.RUSAGE_SELF, &self))
	s.client = time.Duration(self.Utime.Nano() + self.Stime.Nano())
	backend := procStat("/proc/" + d.text(t, `SELECT pg_backend_pid()`) + "/stat")
	if backend == nil {
		return s
	}
	processes, err := filepath.Glob("/proc/[0-9]*/stat")
	must(t, err)
	for _, file := range processes {
		if p := procStat(file); p != nil && p[parent] == backend[parent] {
			s.server += ticks(p[ownTime]) + ticks(p[ownTime+1])
		}
	}
	postmaster := procStat("/proc/" + backend[parent] + "/stat")
	s.server += ticks(postmaster[endedTime]) + ticks(postmaster[endedTime+1])
	return s
}

// Fields of a process behind its name, see proc_pid_stat(5). Times are two: in the program, in the kernel.
const (
	parent    = 1
	ownTime   = 11
	endedTime = 13 // of children that have ended
)

// procStat is nil for a process that has just ended.
func procStat(file string) []string {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	_, fields, _ := strings.Cut(string(text), ") ")
	return strings.Fields(fields)
}

// ticks are hundredths of a second.
func ticks(field string) time.Duration {
	n, _ := strconv.Atoi(field)
	return time.Duration(n) * 10 * time.Millisecond
}
