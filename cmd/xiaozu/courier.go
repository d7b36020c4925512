package main

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/alert/chat"
	"github.com/xiaozu-watch/xiaozu/internal/alert/email"
	"github.com/xiaozu-watch/xiaozu/internal/alert/webhook"
	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/jobs"
)

// courierFlags say by what means watchers are told, beside webhooks, which need none.
type courierFlags struct {
	Mail     string `env:"XIAOZU_MAIL" placeholder:"URL" help:"Server for mail to watchers: smtp://user:password@host:587, smtps://… or file:///folder."`
	MailFrom string `env:"XIAOZU_MAIL_FROM" default:"xiaozu <xiaozu@localhost>" placeholder:"ADDRESS" help:"Who mail to watchers comes from (default: ${default})."`
	chatFlags
}

// chatFlags say which chats may be reached.
type chatFlags struct {
	ChatHosts []string `env:"XIAOZU_CHAT_HOSTS" placeholder:"HOST" help:"Chat servers of your own that watchers may be told on, beside the public ones."`
}

// courier takes messages to watchers; base is what the addresses of the pages begin with.
func (f courierFlags) courier(base string) (jobs.Courier, error) {
	c := jobs.Courier{
		Base:     base,
		Webhooks: webhook.New(crawl.GuardedDialer(false), crawl.UserAgent(version, ""), webhook.Timeout),
		Chat:     chat.New(f.ChatHosts),
	}
	if f.Mail == "" {
		return c, nil
	}
	mailer, err := email.New(f.Mail, f.MailFrom, nil)
	c.Mail = mailer
	return c, err
}

// A baseFlag is for commands that write links to the pages and do not serve them.
type baseFlag struct {
	Base string `env:"XIAOZU_BASE" default:"http://127.0.0.1:8080" placeholder:"URL" help:"What people type to reach the pages, for links to them (default: ${default})."`
}

func (f baseFlag) base() string { return strings.TrimSuffix(f.Base, "/") }
