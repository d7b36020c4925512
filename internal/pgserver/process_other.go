//go:build !linux

package pgserver

import (
	"os/exec"
	"strconv"
	"strings"
	"syscall"
)

// signalOnParentDeath does nothing where the system has no such signal: a server whose owner
// was killed runs on until the next Start stops it.
func signalOnParentDeath(*syscall.SysProcAttr, syscall.Signal) {}

// runsOn reports whether a process is a postgres that was started with "-D data".
func runsOn(pid int, data string) bool {
	out, err := exec.Command("ps", "-ww", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	if err != nil {
		return false
	}
	command := string(out)
	return strings.Contains(command, "postgres") && strings.Contains(command, " -D "+data+" ")
}
