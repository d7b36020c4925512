// Package email sends letters as mail: plain text and HTML of the same, with a way to end them that
// a mail program offers as a button (RFC 8058).
package email

import (
	"context"
	"crypto/tls"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// A Mailer sends mail by way of one server, or writes it into a folder.
type Mailer struct {
	from    string
	folder  string // where mail is written instead of being sent
	host    string
	options []mail.Option
}

// timeout is for how long a server may take.
const timeout = 30 * time.Second

// New makes a mailer for an address of one of these forms:
//
//	smtp://user:password@host:587    STARTTLS; without it nothing is sent, unless the host is loopback
//	smtps://user:password@host:465   TLS from the start
//	file:///folder                   one .eml file a letter, for trying out
//
// from is who mail comes from: "xiaozu <alerts@example.org>". config says how TLS is spoken; nil as usual, with the
// authorities that the system trusts.
func New(address, from string, config *tls.Config) (*Mailer, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("mail server: want smtp://user:password@host:587, smtps://… or file:///folder")
	}
	m := &Mailer{from: from, host: u.Hostname()}
	if u.Scheme == "file" {
		m.folder = u.Path
		return m, nil
	}
	if m.options, err = options(u, config); err != nil {
		return nil, err
	}
	_, err = mail.NewClient(m.host, m.options...)
	if err == nil {
		err = mail.NewMsg().From(from)
	}
	if err != nil {
		return nil, fmt.Errorf("mail server %s: %w", u.Redacted(), err)
	}
	return m, nil
}

func options(u *url.URL, config *tls.Config) ([]mail.Option, error) {
	options := []mail.Option{mail.WithTimeout(timeout)}
	if config != nil {
		options = append(options, mail.WithTLSConfig(config))
	}
	switch {
	case u.Scheme == "smtps":
		options = append(options, mail.WithSSL(), mail.WithPort(465))
	case u.Scheme != "smtp":
		return nil, fmt.Errorf("mail server %s: want smtp, smtps or file", u.Redacted())
	case loopback(u.Hostname()):
		options = append(options, mail.WithTLSPolicy(mail.TLSOpportunistic), mail.WithPort(25))
	default:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory), mail.WithPort(587))
	}
	if port, err := strconv.Atoi(u.Port()); err == nil {
		options = append(options, mail.WithPort(port))
	}
	if password, given := u.User.Password(); given {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(u.User.Username()), mail.WithPassword(password))
	}
	return options, nil
}

func loopback(host string) bool { return host == "localhost" || host == "127.0.0.1" || host == "::1" }

// Send sends a letter. Every error is an *alert.Failure; one that the server will not change its mind
// about is final.
func (m *Mailer) Send(ctx context.Context, to string, l alert.Letter, now time.Time) (answer string, err error) {
	message, err := m.message(to, l, now)
	if err != nil {
		return "", &alert.Failure{Answer: err.Error(), Final: true}
	}
	if m.folder != "" {
		return m.keep(message, l)
	}
	client, err := mail.NewClient(m.host, m.options...)
	if err != nil {
		return "", &alert.Failure{Answer: err.Error()}
	}
	if err := client.DialAndSendWithContext(ctx, message); err != nil {
		var refused *mail.SendError
		final := errors.As(err, &refused) && !refused.IsTemp() && refused.ErrorCode() >= 500
		return "", &alert.Failure{Answer: err.Error(), Final: final}
	}
	return "accepted by " + m.host, nil
}

func (m *Mailer) keep(message *mail.Msg, l alert.Letter) (string, error) {
	path := filepath.Join(m.folder, l.ID+".eml")
	if err := errors.Join(os.MkdirAll(m.folder, 0o700), message.WriteToFile(path)); err != nil {
		return "", &alert.Failure{Answer: err.Error()}
	}
	return "written to " + path, nil
}

//go:embed letter.html
var page string

var letterPage = template.Must(template.New("letter").Parse(page))

func (m *Mailer) message(to string, l alert.Letter, now time.Time) (*mail.Msg, error) {
	message := mail.NewMsg()
	if err := errors.Join(message.From(m.from), message.To(to)); err != nil {
		return nil, err
	}
	message.Subject(l.Subject)
	message.SetDateWithValue(now)
	message.SetMessageIDWithValue(l.ID + "@" + m.domain())
	message.SetGenHeader("Auto-Submitted", "auto-generated")
	if l.Unsubscribe != "" {
		message.SetGenHeaderPreformatted(mail.HeaderListUnsubscribe, "<"+l.Unsubscribe+">")
		message.SetGenHeaderPreformatted(mail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	}
	var html strings.Builder
	if err := letterPage.Execute(&html, l); err != nil {
		return nil, err
	}
	message.SetBodyString(mail.TypeTextPlain, l.Plain())
	message.AddAlternativeString(mail.TypeTextHTML, html.String())
	return message, nil
}

// domain is that of who the mail comes from.
func (m *Mailer) domain() string {
	_, domain, found := strings.Cut(strings.TrimSuffix(m.from, ">"), "@")
	if !found {
		return "localhost"
	}
	return domain
}
