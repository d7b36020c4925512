package pgserver

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// maxSocketFolder is the longest socket folder in bytes: sun_path holds 104 bytes on macOS and
// the BSDs (108 on Linux) with the closing zero, and "/.s.PGSQL.5432.lock" comes after it.
const maxSocketFolder = 103 - len("/.s.PGSQL."+port+".lock")

// A folder is a server's place on disk, locked by this process.
type folder struct {
	path string // absolute, without symbolic links
	lock *os.File
}

func (f *folder) data() string { return filepath.Join(f.path, "data") }
func (f *folder) log() string  { return filepath.Join(f.path, "postgres.log") }

// openFolder makes the folder if it is missing, and locks it for this process.
func openFolder(dir string) (*folder, error) {
	path, err := filepath.Abs(dir)
	if err == nil {
		err = os.MkdirAll(path, 0o755)
	}
	if err == nil {
		path, err = filepath.EvalSymlinks(path)
	}
	if err != nil {
		return nil, fmt.Errorf("folder for PostgreSQL: %w", err)
	}
	f := &folder{path: path}
	if f.lock, err = lockFile(filepath.Join(path, "lock")); err != nil {
		return nil, f.lockError(err)
	}
	return f, nil
}

// lockFile takes a lock that the system lifts when this process ends, however it ends.
func lockFile(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	if err := file.Truncate(0); err == nil {
		fmt.Fprintln(file, os.Getpid())
	}
	return file, nil
}

func (f *folder) lockError(err error) error {
	if !errors.Is(err, syscall.EWOULDBLOCK) {
		return fmt.Errorf("folder %s: %w", f.path, err)
	}
	owner, _ := os.ReadFile(filepath.Join(f.path, "lock"))
	return &BusyError{Folder: f.path, Owner: strings.TrimSpace(string(owner)), socket: f.socket()}
}

// close lifts the lock, explicitly: a child that is just being started shares the open file.
// The file stays: removing it would let two processes lock two files.
func (f *folder) close() error {
	err := syscall.Flock(int(f.lock.Fd()), syscall.LOCK_UN)
	return errors.Join(err, f.lock.Close())
}

// major is the major version that made the data, 0 when there is none yet.
func (f *folder) major() (int, error) {
	content, err := os.ReadFile(filepath.Join(f.data(), "PG_VERSION"))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("%w (was it made by another user?)", err)
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(content)))
	if err != nil {
		return 0, fmt.Errorf("%s/PG_VERSION is damaged: %w", f.data(), err)
	}
	return major, nil
}

// programs is where the programs are that can run this data.
func (f *folder) programs() (string, error) {
	major, err := f.major()
	if err != nil {
		return "", err
	}
	if major == 0 {
		return Find()
	}
	return findMajor(major, f.data(), usualPlaces())
}

// initialise makes the data, unless it is there. It is made beside its place and moved there
// when complete, so that a crash in between leaves nothing half made.
func (f *folder) initialise(ctx context.Context, acct account, programs string, o options) error {
	if major, err := f.major(); major != 0 || err != nil {
		return err
	}
	if err := os.Remove(f.data()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is not empty but holds no PG_VERSION: move it away, or choose another folder", f.data())
	}
	fresh := f.data() + ".new"
	if err := acct.makeFolder(fresh); err != nil {
		return err
	}
	if err := initdb(ctx, acct, programs, fresh, o.ephemeral); err != nil {
		return errors.Join(err, os.RemoveAll(fresh))
	}
	return os.Rename(fresh, f.data())
}

// makeSocketFolder makes an empty folder that only the account and root can enter: who can
// reach the socket is trusted. Whatever is there is left from a server that is gone.
func (f *folder) makeSocketFolder(acct account) (string, error) {
	return f.socket(), acct.makeFolder(f.socket())
}

// socket is the folder of the server's socket.
func (f *folder) socket() string {
	path := filepath.Join(f.path, "socket")
	if len(path) > maxSocketFolder {
		path = fmt.Sprintf("/tmp/xiaozu-%x", sha256.Sum256([]byte(f.path)))[:len("/tmp/xiaozu-")+16]
	}
	return path
}
