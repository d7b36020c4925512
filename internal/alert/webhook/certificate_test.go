package webhook

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// issued is a certificate for an address that vouches for itself, good until a time.
func issued(t *testing.T, address string, until time.Time) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "receiver"}, IPAddresses: []net.IP{net.ParseIP(address)},
		NotBefore: until.Add(-24 * time.Hour), NotAfter: until, IsCA: true, BasicConstraintsValid: true}
	bytes, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	if c, err = x509.ParseCertificate(bytes); err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{bytes}, PrivateKey: key, Leaf: c}
}

// Only a certificate that is good now, for the address, and vouched for is taken.
func TestCertificates(t *testing.T) {
	t.Parallel()
	soon := time.Now().Add(time.Hour)
	for name, c := range map[string]struct {
		certificate tls.Certificate
		trusted     bool
		want        string // "" if it arrives
	}{
		"good":                {issued(t, "127.0.0.1", soon), true, ""},
		"of another host":     {issued(t, "192.0.2.1", soon), true, "not 127.0.0.1"},
		"expired":             {issued(t, "127.0.0.1", time.Now().Add(-time.Hour)), true, "expired"},
		"not yet valid":       {issued(t, "127.0.0.1", soon.Add(48*time.Hour)), true, "not yet valid"},
		"vouched for by none": {issued(t, "127.0.0.1", soon), false, "unknown authority"},
	} {
		requests := 0
		receiver := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { requests++ }))
		receiver.TLS = &tls.Config{Certificates: []tls.Certificate{c.certificate}}
		receiver.StartTLS()
		roots := x509.NewCertPool()
		if c.trusted {
			roots.AddCert(c.certificate.Leaf)
		}
		s := New(&net.Dialer{}, "xiaozu-test", Timeout)
		s.client.Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: roots}
		_, err := s.Send(t.Context(), receiver.URL, []string{NewSecret()}, id, []byte("{}"), time.Now())
		receiver.Close()
		if c.want == "" && (err != nil || requests != 1) || c.want != "" && (err == nil || requests != 0 || !strings.Contains(alert.FailureOf(err).Answer, c.want)) {
			t.Errorf("%s: %v, %d requests", name, err, requests)
		}
	}
}
