package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/web"
)

// webFlags say where the pages are served.
type webFlags struct {
	releasesFlag
	licenceFlag
	Listen  string         `default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Where to serve the web pages (default: ${default})."`
	Metrics string         `placeholder:"ADDRESS" help:"Where to serve figures for Prometheus at /metrics, to whoever reaches it: 127.0.0.1:9464; nowhere unless given."`
	Base    string         `env:"XIAOZU_BASE" placeholder:"URL" help:"What people type to reach the pages, where that is a proxy: https://xiaozu.example."`
	Proxies []netip.Prefix `name:"proxy" placeholder:"NETWORK" help:"Network of your own proxies, which are believed about where a request came from: 10.0.0.0/8; may be repeated."`
	secondShareFlag
	chats chatFlags
}

type webCommand struct {
	databaseFlags
	webFlags
	chatFlags
}

func (webCommand) Help() string {
	return `Prints a one-time sign-in address at the start.

Example:
  DATABASE_URL=postgres://xiaozu@db/xiaozu xiaozu web --listen 127.0.0.1:8080`
}

func (c webCommand) Run(ctx context.Context, std streams) (err error) {
	if c.DatabaseURL == "" {
		return errNoDatabaseURL("web")
	}
	listener, err := c.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	d, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	c.chats, c.Releases = c.chatFlags, c.folderIn(c.dataFlag)
	return c.serve(ctx, d, listener, std)
}

// base is how people reach the listener.
func (f webFlags) base(listener net.Listener) string {
	if f.Base != "" {
		return strings.TrimSuffix(f.Base, "/")
	}
	address := listener.Addr().(*net.TCPAddr)
	if address.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d", address.Port)
	}
	return "http://" + address.String()
}

// listen takes the address before any work is done in vain.
func (f webFlags) listen() (net.Listener, error) {
	listener, err := net.Listen("tcp", f.Listen)
	if err != nil {
		return nil, fmt.Errorf("web pages: %w; choose another address with --listen", err)
	}
	return listener, nil
}

// serve serves the pages until ctx ends, and says where to sign in. Where releases are is settled by then.
func (f webFlags) serve(ctx context.Context, d *database, listener net.Listener, std streams) (err error) {
	db, err := d.connect(ctx, postgres.WebRole)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if f.Metrics != "" {
		stop, err := serveMetrics(ctx, f.Metrics, db, logger(std))
		if err != nil {
			return err
		}
		defer stop()
	}
	base := f.base(listener)
	token, err := db.NewSignIn(ctx, "curator")
	if err != nil {
		return err
	}
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	meetings, err := lexicon.ReadMeetings(dictionaries.FS)
	if err != nil {
		return err
	}
	fmt.Fprintf(std.Out, "\nSign in once, within the hour, at\n  %s\nCtrl-C stops.\n", base+web.SignInPath(token))
	return serveUntil(ctx, listener, web.New(db, web.Options{Base: base, Program: program(), Licence: f.Licence, Log: logger(std), Proxies: f.Proxies, ChatHosts: f.chats.ChatHosts,
		Lexicon: lex, Meetings: meetings, ReleaseFolder: f.Releases, Seconds: f.share()}))
}

// serveUntil serves until ctx ends and then lets answers under way finish.
func serveUntil(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	return errors.Join(server.Shutdown(ending), ctx.Err())
}
