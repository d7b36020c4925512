package pgserver

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// An account is the user that PostgreSQL's programs run as: they refuse to run as root.
type account struct {
	name     string
	uid, gid int
	drop     bool // this process is root and has to change to the account
}

// account is who made the data, else who this process is, else (for root) postgres or nobody.
func (f *folder) account() (account, error) {
	if os.Geteuid() != 0 {
		return account{name: strconv.Itoa(os.Geteuid()), uid: os.Geteuid(), gid: os.Getegid()}, nil
	}
	if info, err := os.Stat(f.data()); err == nil {
		if owner := info.Sys().(*syscall.Stat_t).Uid; owner != 0 {
			return unprivileged(user.LookupId(strconv.FormatUint(uint64(owner), 10)))
		}
	}
	acct, err := unprivileged(user.Lookup("postgres"))
	if err != nil {
		acct, err = unprivileged(user.Lookup("nobody"))
	}
	return acct, err
}

func unprivileged(u *user.User, err error) (account, error) {
	if err != nil {
		return account{}, fmt.Errorf("PostgreSQL refuses to run as root, so it needs another user: %w", err)
	}
	uid, err := strconv.Atoi(u.Uid)
	if err != nil {
		return account{}, fmt.Errorf("user %s: %w", u.Username, err)
	}
	gid, err := strconv.Atoi(u.Gid)
	if err != nil {
		return account{}, fmt.Errorf("user %s: %w", u.Username, err)
	}
	return account{name: u.Username, uid: uid, gid: gid, drop: true}, nil
}

// attributes keep a terminal's Ctrl-C from the child, which is stopped in its turn.
func (a account) attributes(onParentDeath syscall.Signal) *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Setpgid: true}
	if a.drop {
		attr.Credential = &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}
	}
	signalOnParentDeath(attr, onParentDeath)
	return attr
}

// output runs a program to its end as the account; all that it starts ends with the context.
func (a account) output(ctx context.Context, dir, program string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir, cmd.Env, cmd.SysProcAttr = dir, environment(), a.attributes(syscall.SIGKILL)
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	runtime.LockOSThread() // the signal on the parent's death is tied to the thread
	defer runtime.UnlockOSThread()
	return cmd.CombinedOutput()
}

// environment is what the programs may see of this process's: PG… variables would change what
// they do, and LC_… ones the language of the messages that launch reads.
func environment() []string {
	env := []string{"LC_ALL=C", "TZ=UTC"}
	for _, name := range []string{"PATH", "LD_LIBRARY_PATH"} {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// makeFolder makes an empty folder of the account's own, in place of what is there.
func (a account) makeFolder(path string) error {
	if err := os.RemoveAll(path); err != nil {
		return err
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		return err
	}
	return os.Chown(path, a.uid, a.gid)
}

// reach lets the account enter the folder, and makes sure that it can also enter its parents
// and run the programs.
func (a account) reach(ctx context.Context, dir, programs string) error {
	if !a.drop {
		return nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	if err := os.Chmod(dir, info.Mode().Perm()|0o011); err != nil {
		return err
	}
	_, err = a.output(ctx, dir, filepath.Join(programs, "postgres"), "--version")
	if errors.Is(err, fs.ErrPermission) {
		return cmp.Or(a.barrier(dir), a.barrier(programs), err)
	}
	return err
}

// barrier explains which folder on the way to path shuts the account out, if one does.
func (a account) barrier(path string) error {
	at := "/"
	for _, name := range strings.Split(path, "/") {
		at = filepath.Join(at, name)
		info, err := os.Stat(at)
		if err != nil {
			return err
		}
		if !a.mayEnter(info) {
			return fmt.Errorf("PostgreSQL refuses to run as root, and user %s may not enter %s (%s): "+
				"choose a folder such as /var/lib/xiaozu, or run chmod o+x %s", a.name, at, info.Mode(), at)
		}
	}
	return nil
}

func (a account) mayEnter(info fs.FileInfo) bool {
	owner := info.Sys().(*syscall.Stat_t)
	switch {
	case int(owner.Uid) == a.uid:
		return info.Mode()&0o100 != 0
	case int(owner.Gid) == a.gid:
		return info.Mode()&0o010 != 0
	}
	return info.Mode()&0o001 != 0
}
