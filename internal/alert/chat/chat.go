// Package chat sends letters to chats and phones through shoutrrr, whose addresses name the service
// and what it is to be sent with: telegram://token@telegram?chats=@channel.
package chat

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/nicholas-fedor/shoutrrr/pkg/router"
	"github.com/nicholas-fedor/shoutrrr/pkg/types"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// fixed are the services whose server no address can change.
var fixed = []string{"telegram", "slack", "discord", "pushover", "pushbullet", "join", "ifttt", "wecom"}

// hosted are the services that anybody can run, and the servers of theirs that are public.
var hosted = map[string]string{
	"ntfy": "ntfy.sh", "matrix": "matrix.org", "zulip": "", "mattermost": "", "rocketchat": "", "gotify": "", "bark": "api.day.app", "googlechat": "chat.googleapis.com",
}

// services lists what can be sent to.
func services() []string {
	all := slices.Clone(fixed)
	for service := range hosted {
		all = append(all, service)
	}
	slices.Sort(all)
	return all
}

// A Sender sends to chats.
type Sender struct {
	hosts []string // further servers that may be reached
}

// New makes a sender that reaches the public servers of the services and those named. The services
// open connections of their own, so that an address of somebody's choice could lead into the network
// that xiaozu runs in: who runs it says which servers it may speak to.
func New(hosts []string) *Sender { return &Sender{hosts} }

// Check says what is wrong with an address.
func (s *Sender) Check(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme == "" {
		return fmt.Errorf("a chat has an address as in telegram://token@telegram?chats=@name; services are %s", strings.Join(services(), ", "))
	}
	public, runnable := hosted[u.Scheme]
	switch {
	case slices.Contains(fixed, u.Scheme):
	case !runnable:
		return fmt.Errorf("%q is no service that can be sent to; choose one of %s", u.Scheme, strings.Join(services(), ", "))
	case u.Host != "" && u.Host != public && !slices.Contains(s.hosts, u.Host):
		return fmt.Errorf("the server %s may not be reached; ask whoever runs xiaozu to name it in XIAOZU_CHAT_HOSTS", u.Host)
	}
	if _, err := router.New(nil, address); err != nil {
		return errors.New("the address lacks something that the service needs: " + hide(err.Error(), address))
	}
	return nil
}

// mostBytes is what all of the services take in one message: Telegram, WeCom, Lark and ntfy at most 4,096.
const mostBytes = 4000

// timeout is for how long a service may take.
const timeout = 20 * time.Second

// Send sends a letter as plain text. Every error is an *alert.Failure.
func (s *Sender) Send(ctx context.Context, address string, l alert.Letter) (answer string, err error) {
	if err := s.Check(address); err != nil {
		return "", &alert.Failure{Answer: err.Error(), Final: true}
	}
	service, err := router.New(nil, address)
	if err != nil {
		return "", &alert.Failure{Answer: hide(err.Error(), address), Final: true}
	}
	service.Timeout = timeout
	results := service.SendAsync(l.Brief(mostBytes), &types.Params{})
	select {
	case <-ctx.Done():
		return "", &alert.Failure{Answer: ctx.Err().Error()}
	case err := <-results:
		if err != nil {
			return "", &alert.Failure{Answer: hide(err.Error(), address)}
		}
	}
	return "accepted", nil
}

// hide keeps the secrets of an address out of what is logged.
func hide(text, address string) string {
	scheme, _, _ := strings.Cut(address, ":")
	text = strings.ReplaceAll(text, address, scheme+"://…")
	u, err := url.Parse(address)
	if err != nil {
		return text
	}
	for _, secret := range append(strings.Split(strings.Trim(u.Path, "/"), "/"), strings.Split(u.User.String(), ":")...) {
		if len(secret) > 3 {
			text = strings.ReplaceAll(text, secret, "…")
		}
	}
	return text
}
