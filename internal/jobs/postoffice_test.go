package jobs

import (
	"io"
	"net"
	"net/mail"
	"testing"

	"github.com/emersion/go-smtp"
)

// A postOffice is a mail server on loopback that hands over what comes before it says that it took it.
type postOffice struct {
	take func(*mail.Message)
}

func (p postOffice) NewSession(*smtp.Conn) (smtp.Session, error) { return p, nil }
func (p postOffice) Reset()                                      {}
func (p postOffice) Logout() error                               { return nil }
func (p postOffice) Mail(string, *smtp.MailOptions) error        { return nil }
func (p postOffice) Rcpt(string, *smtp.RcptOptions) error        { return nil }

func (p postOffice) Data(r io.Reader) error {
	letter, err := mail.ReadMessage(r)
	if err == nil {
		p.take(letter)
	}
	return err
}

// open serves the post office and returns its address.
func (p postOffice) open(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	server := smtp.NewServer(p)
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return "smtp://" + listener.Addr().String()
}
