package email

import (
	"bytes"
	"crypto/tls"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/http"
	"net/http/httptest"
	netmail "net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
)

// A postOffice is a mail server on loopback that keeps what it is given, or refuses it.
type postOffice struct {
	refuse  *smtp.SMTPError
	to      string
	mail    []byte
	signers []string
}

func (p *postOffice) NewSession(*smtp.Conn) (smtp.Session, error) { return p, nil }
func (p *postOffice) Reset()                                      {}
func (p *postOffice) Logout() error                               { return nil }
func (p *postOffice) Mail(string, *smtp.MailOptions) error        { return nil }
func (p *postOffice) AuthMechanisms() []string                    { return []string{sasl.Plain} }

func (p *postOffice) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		p.signers = append(p.signers, user+":"+password)
		return nil
	}), nil
}

func (p *postOffice) Rcpt(to string, _ *smtp.RcptOptions) error {
	if p.refuse != nil {
		return p.refuse
	}
	p.to = to
	return nil
}

func (p *postOffice) Data(r io.Reader) (err error) {
	p.mail, err = io.ReadAll(r)
	return err
}

// open serves the post office and returns its host and port.
func (p *postOffice) open(t *testing.T, config *tls.Config) string {
	t.Helper()
	server := smtp.NewServer(p)
	server.AllowInsecureAuth, server.TLSConfig = true, config
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return listener.Addr().String()
}

func letter() alert.Letter {
	l := alert.Write(locale.Simplified, "https://xiaozu.example", []alert.Item{{Watches: []alert.Reason{{Name: "海岛", Condition: alert.Condition{Kind: alert.NewGroups, Words: []string{"海岛"}}}}, Event: alert.Event{
		ID: "e", What: alert.PageEdited, Source: "s", Page: "p", SourceName: "云岭日报", Title: "海岛<b>保护</b>\r\nBcc: all@x.example", Language: "zh-Hans", URL: "http://news.example/1"}}})
	l.ID, l.Unsubscribe = "0b8f1e2c-0000-8000-8000-000000000001", "https://xiaozu.example/unsubscribe/token"
	return l
}

func mailer(t *testing.T, address string, config *tls.Config) *Mailer {
	t.Helper()
	m, err := New(address, "xiaozu <alerts@xiaozu.example>", config)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSend(t *testing.T) {
	t.Parallel()
	p := &postOffice{}
	certified, trusting := certificate(t)
	m := mailer(t, "smtp://user:secret@"+p.open(t, certified), trusting)
	answer, err := m.Send(t.Context(), "wendy@example.org", letter(), time.Now())
	if err != nil || answer != "accepted by 127.0.0.1" || p.to != "wendy@example.org" || len(p.signers) != 1 || p.signers[0] != "user:secret" {
		t.Fatalf("%q, %v; to %q, %v", answer, err, p.to, p.signers)
	}
	got, err := netmail.ReadMessage(bytes.NewReader(p.mail))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(got.Header.Get("Subject"))
	if err != nil || subject != "已修改：海岛<b>保护</b> Bcc: all@x.example" || got.Header.Get("Bcc") != "" {
		t.Errorf("subject %q, %v, %v", subject, err, got.Header)
	}
	for header, want := range map[string]string{
		"Message-Id": "<" + letter().ID + "@xiaozu.example>", "List-Unsubscribe": "<https://xiaozu.example/unsubscribe/token>",
		"List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "Auto-Submitted": "auto-generated", "From": `"xiaozu" <alerts@xiaozu.example>`,
	} {
		if got.Header.Get(header) != want {
			t.Errorf("%s: %q, want %q", header, got.Header.Get(header), want)
		}
	}
	parts := partsOf(t, got)
	if plain := parts["text/plain"]; !strings.Contains(plain, "海岛<b>保护</b>") || !strings.Contains(plain, "https://xiaozu.example/watches") || !strings.Contains(plain, "提醒原因：海岛（新小组 · 海岛）") {
		t.Errorf("plain text:\n%s", plain)
	}
	if html := parts["text/html"]; !strings.Contains(html, "海岛&lt;b&gt;保护&lt;/b&gt;") || strings.Contains(html, "<b>") || !strings.Contains(html, `lang="zh-Hans"`) {
		t.Errorf("HTML:\n%s", html)
	}
}

// partsOf are the alternatives of a message by their type.
func partsOf(t *testing.T, m *netmail.Message) map[string]string {
	t.Helper()
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatal(kind, err)
	}
	parts := map[string]string{}
	for r := multipart.NewReader(m.Body, params["boundary"]); ; {
		part, err := r.NextRawPart()
		if err == io.EOF {
			return parts
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		kind, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type"))
		parts[kind] = string(text)
	}
}

// A mailbox that is not there is final, one that is full is not, nor is a server that is away.
func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		refuse *smtp.SMTPError
		final  bool
	}{{&smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}, true},
		{&smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 2, 2}, Message: "mailbox full"}, false}} {
		p := &postOffice{refuse: c.refuse}
		_, err := mailer(t, "smtp://"+p.open(t, nil), nil).Send(t.Context(), "nobody@example.org", letter(), time.Now())
		if err == nil || alert.FailureOf(err).Final != c.final || !strings.Contains(err.Error(), c.refuse.Message) {
			t.Errorf("%v: %v", c.refuse, err)
		}
	}
	if _, err := mailer(t, "smtp://127.0.0.1:1", nil).Send(t.Context(), "nobody@example.org", letter(), time.Now()); err == nil || alert.FailureOf(err).Final {
		t.Errorf("a server that is away: %v", err)
	}
	if _, err := mailer(t, "file:///nowhere", nil).Send(t.Context(), "no address", letter(), time.Now()); err == nil || !alert.FailureOf(err).Final {
		t.Errorf("an address that is none: %v", err)
	}
}

// A server whose certificate nobody vouches for gets nothing.
func TestWrongCertificate(t *testing.T) {
	t.Parallel()
	certified, trusting := certificate(t)
	p := &postOffice{}
	address := p.open(t, certified)
	if _, err := mailer(t, "smtp://"+address, nil).Send(t.Context(), "wendy@example.org", letter(), time.Now()); err == nil || p.mail != nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("%v, %s", err, p.mail)
	}
	if _, err := mailer(t, "smtp://"+address, trusting).Send(t.Context(), "wendy@example.org", letter(), time.Now()); err != nil || p.mail == nil {
		t.Errorf("with a certificate that is vouched for: %v", err)
	}
}

// certificate makes a server that has one, and a client that trusts it.
func certificate(t *testing.T) (server, client *tls.Config) {
	t.Helper()
	web := httptest.NewTLSServer(nil)
	t.Cleanup(web.Close)
	client = web.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
	client.ServerName = "example.com" // in the certificate
	return web.TLS, client
}

func TestFolder(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "mail")
	if _, err := mailer(t, "file://"+folder, nil).Send(t.Context(), "wendy@example.org", letter(), time.Now()); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(folder, letter().ID+".eml"))
	if err != nil || !bytes.Contains(text, []byte("To: <wendy@example.org>")) {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{"http://mail.example": "want smtp, smtps or file", "smtp://user:pass word@x": "want smtp://", "smtp://user:secret@": "mail server"} {
		if _, err := New(address, "a@b.example", nil); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", address, err)
		}
	}
	if _, err := New("smtp://mail.example", "no address", nil); err == nil {
		t.Error("a sender that is no address is taken")
	}
}
