package pgserver

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// postmaster reads postmaster.pid in a data folder: the process number in its first line, 0 if
// there is none, and whether its eighth says that connections are taken. (PostgreSQL's
// src/include/utils/pidfile.h numbers the lines.)
func postmaster(data string) (pid int, ready bool) {
	content, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return 0, false
	}
	lines := strings.Split(string(content), "\n")
	pid, err = strconv.Atoi(strings.TrimSpace(lines[0]))
	if err != nil || pid <= 0 {
		return 0, false
	}
	return pid, len(lines) > 7 && strings.TrimSpace(lines[7]) == "ready"
}

// stopLeftover ends a server that still runs on the data although nobody holds the folder's
// lock: its owner was killed.
func stopLeftover(data string) error {
	pid, _ := postmaster(data)
	if pid == 0 {
		return nil
	}
	if !runsOn(pid, data) {
		return forget(pid, data)
	}
	return end(signalTo(pid), func(wait time.Duration) bool {
		for deadline := time.Now().Add(wait); runsOn(pid, data); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				return false
			}
		}
		return true
	})
}

// forget removes a postmaster.pid whose number another program has got since, as after a
// restart of a container: postgres would take that program for a server and refuse. When
// nothing has the number, postgres finds that out by itself.
func forget(pid int, data string) error {
	if err := syscall.Kill(pid, 0); errors.Is(err, syscall.ESRCH) {
		return nil
	}
	if err := os.Remove(filepath.Join(data, "postmaster.pid")); err != nil {
		return fmt.Errorf("process %d is not a PostgreSQL on this data, but postmaster.pid names it: %w", pid, err)
	}
	return nil
}

func signalTo(pid int) func(os.Signal) error {
	return func(s os.Signal) error {
		process, err := os.FindProcess(pid)
		if err != nil {
			return err
		}
		defer process.Release()
		return process.Signal(s)
	}
}
