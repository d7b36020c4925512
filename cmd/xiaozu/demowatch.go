package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/jobs"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// demoMail is the address of the demo's watcher, whose mail is written into a folder.
const demoMail = "curator@xiaozu.example"

// A demoWatcher is somebody who watches the newsroom from the first day on.
type demoWatcher struct {
	base, folder string
}

func newDemoWatcher(base, folder string) *demoWatcher {
	return &demoWatcher{base: base, folder: filepath.Join(folder, "mail")}
}

// courier writes mail into the folder.
func (w *demoWatcher) courier() (jobs.Courier, error) {
	return courierFlags{Mail: "file://" + filepath.ToSlash(w.folder), MailFrom: "xiaozu <xiaozu@localhost>"}.courier(w.base)
}

// watch makes the watches, and a channel for mail.
func (w *demoWatcher) watch(ctx context.Context, db *postgres.DB) error {
	err := db.AddUser(ctx, postgres.User{Name: "curator", Role: "curator", Email: demoMail})
	if err == nil {
		_, err = db.AddChannel(ctx, "curator", "email", demoMail, "")
	}
	for _, watch := range []alert.Watch{
		{Name: "新设小组", Condition: alert.Condition{Kind: alert.NewGroups}},
		{Name: "低空物流", Condition: alert.Condition{Kind: alert.Seats, Group: "云岭省低空物流试点工作领导小组"}},
		{Name: "改动", Condition: alert.Condition{Kind: alert.Pages, Words: []string{"小组"}}},
	} {
		if err == nil {
			watch.User = "curator"
			_, err = db.SaveWatch(ctx, watch)
		}
	}
	return err
}

// summarise says what the watcher was told and, if the demo stays, where it can be read.
func (w *demoWatcher) summarise(ctx context.Context, db *postgres.DB, stays bool, std streams) error {
	messages, err := db.Deliveries(ctx, "curator", postgres.DeliveryFilter{}, 100)
	if err != nil || len(messages) == 0 {
		return err
	}
	fmt.Fprintf(std.Out, "\nOn day 2 a watcher was told by mail and by feed:\n")
	for _, m := range messages[:min(len(messages), 3)] {
		fmt.Fprintf(std.Out, "  %s\n", alert.Write(locale.English, w.base, m.Items).Subject)
	}
	if !stays {
		return nil
	}
	watches, err := db.Watches(ctx, "curator")
	for _, watch := range watches {
		if watch.Alerts > 0 {
			fmt.Fprintf(std.Out, "The mail is in\n  %s\nand the feed at\n  %s/feeds/%s/watch.atom\n", w.folder, w.base, watch.Feed)
			break
		}
	}
	return err
}
