package pgserver

import (
	"fmt"
	"os"
	"strings"
	"syscall"
)

// signalOnParentDeath makes the system send a signal to the child when the thread that started
// it ends.
func signalOnParentDeath(attr *syscall.SysProcAttr, signal syscall.Signal) {
	attr.Pdeathsig = signal
}

// runsOn reports whether a process is a postgres on the data folder, where it has its working
// directory.
func runsOn(pid int, data string) bool {
	name, err := os.ReadFile(fmt.Sprintf("/proc/%d/comm", pid))
	if err != nil || strings.TrimSpace(string(name)) != "postgres" {
		return false
	}
	at, err := os.Stat(fmt.Sprintf("/proc/%d/cwd", pid))
	if err != nil {
		return false
	}
	want, err := os.Stat(data)
	return err == nil && os.SameFile(at, want)
}
