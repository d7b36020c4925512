package pgserver

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// A launcher starts postgres on a folder.
type launcher struct {
	folder   *folder
	acct     account
	programs string
	args     []string
}

// A process is a running postmaster, the parent of all other server processes.
type process struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended
	err  error         // how it ended; read after done
}

// errBusy is a start that fails for a moment, while processes of a killed server still end.
var errBusy = errors.New("an earlier server is still ending")

// launch starts postgres and waits until it takes connections.
func (l launcher) launch(ctx context.Context) (*process, error) {
	if err := keepLog(l.folder.log()); err != nil {
		return nil, err
	}
	for {
		p, err := l.attempt(ctx)
		if !errors.Is(err, errBusy) || ctx.Err() != nil {
			return p, err
		}
		pause(ctx, 100*time.Millisecond)
	}
}

func (l launcher) attempt(ctx context.Context) (*process, error) {
	p, err := l.start()
	if err != nil {
		return nil, err
	}
	if err := p.ready(ctx, l.folder); err != nil {
		return nil, errors.Join(err, p.end())
	}
	return p, nil
}

func (l launcher) start() (*process, error) {
	log, err := os.OpenFile(l.folder.log(), os.O_CREATE|os.O_TRUNC|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close() // the child has its own
	cmd := exec.Command(filepath.Join(l.programs, "postgres"), l.args...)
	cmd.Dir, cmd.Env = l.folder.data(), environment()
	cmd.SysProcAttr = l.acct.attributes(syscall.SIGINT)
	cmd.Stdout, cmd.Stderr = log, log
	p := &process{cmd: cmd, done: make(chan struct{})}
	started := make(chan error)
	go p.run(started)
	return p, <-started
}

// run keeps its thread until the process ends: Linux signals the death of the parent's thread,
// not of the parent.
func (p *process) run(started chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := p.cmd.Start()
	started <- err
	if err == nil {
		p.err = p.cmd.Wait()
		close(p.done)
	}
}

// ready waits until the process takes connections.
func (p *process) ready(ctx context.Context, f *folder) error {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-p.done:
			return startError(p.err, f.log())
		case <-ctx.Done():
			return fmt.Errorf("postgres is not ready: %w%s", ctx.Err(), tail(f.log()))
		case <-tick.C:
			if pid, ready := postmaster(f.data()); pid == p.cmd.Process.Pid && ready {
				return nil
			}
		}
	}
}

func (p *process) end() error {
	return end(p.cmd.Process.Signal, func(wait time.Duration) bool {
		select {
		case <-p.done:
			return true
		case <-time.After(wait):
			return false
		}
	})
}

// end asks a server to stop, ever less politely: SIGINT cuts its sessions and tidies up,
// SIGQUIT leaves a recovery to the next start, SIGKILL cannot be refused. ended waits up to
// the given time and tells whether the server is gone.
func end(signal func(os.Signal) error, ended func(wait time.Duration) bool) error {
	for _, step := range []struct {
		signal syscall.Signal
		wait   time.Duration
	}{{syscall.SIGINT, 30 * time.Second}, {syscall.SIGQUIT, 10 * time.Second}, {syscall.SIGKILL, 10 * time.Second}} {
		if err := signal(step.signal); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return fmt.Errorf("stop postgres: %w", err)
		}
		if ended(step.wait) {
			return nil
		}
	}
	return errors.New("stop postgres: it did not end after SIGKILL; is its disk stuck?")
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
