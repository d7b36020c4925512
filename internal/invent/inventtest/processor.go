package inventtest

import (
	"database/sql"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A Spent is processor time: on a busy machine a better measure than the clock.
type Spent struct{ Client, Server time.Duration }

// Since is what was spent since before.
func (s Spent) Since(before Spent) Spent {
	return Spent{s.Client - before.Client, s.Server - before.Server}
}

// Processor is what this process and the open connections to the database have used so far. Where the server is on
// another machine, or there is no /proc, its part is 0.
func Processor(t testing.TB, pool *sql.DB) (s Spent) {
	t.Helper()
	var backends string
	const query = `SELECT string_agg(pid::text, ' ') FROM pg_stat_activity WHERE datname = current_database()`
	if err := pool.QueryRowContext(t.Context(), query).Scan(&backends); err != nil {
		t.Fatal(err)
	}
	s.Client = OwnTime(t)
	for _, pid := range strings.Fields(backends) {
		s.Server += processTime(pid)
	}
	return s
}

// OwnTime is what this process has used of the processors so far.
func OwnTime(t testing.TB) time.Duration {
	t.Helper()
	var self syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &self); err != nil {
		t.Fatal(err)
	}
	return time.Duration(self.Utime.Nano() + self.Stime.Nano())
}

// processTime is what a process has used, in the program and in the kernel: the 14th and the 15th field of
// proc_pid_stat(5), in hundredths of a second. Names of processes may hold blanks.
func processTime(pid string) (spent time.Duration) {
	text, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		return 0 // it has just ended
	}
	_, behindName, _ := strings.Cut(string(text), ") ")
	for _, field := range strings.Fields(behindName)[11:13] {
		ticks, _ := strconv.Atoi(field)
		spent += time.Duration(ticks) * 10 * time.Millisecond
	}
	return spent
}
