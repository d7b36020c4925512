package crawl

import (
	"context"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// answers are what a name server says to the next question for an address, and for all after the
// last of them.
type answers []func(net.PacketConn, net.Addr, dnsmessage.Message)

// nameServer answers on loopback. It gives a resolver that asks nobody else.
func nameServer(t *testing.T, say ...func(net.PacketConn, net.Addr, dnsmessage.Message)) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go serveNames(conn, say)
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func serveNames(conn net.PacketConn, say answers) {
	packet := make([]byte, 1500)
	for asked := 0; ; {
		n, from, err := conn.ReadFrom(packet)
		if err != nil {
			return
		}
		var question dnsmessage.Message
		if question.Unpack(packet[:n]) != nil || len(question.Questions) != 1 {
			continue
		}
		if question.Questions[0].Type != dnsmessage.TypeA {
			address()(conn, from, question) // there are no others
			continue
		}
		say[min(asked, len(say)-1)](conn, from, question)
		asked++
	}
}

// address says that a name has these addresses.
func address(addresses ...string) func(net.PacketConn, net.Addr, dnsmessage.Message) {
	return func(conn net.PacketConn, to net.Addr, m dnsmessage.Message) {
		m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
		for _, a := range addresses {
			m.Answers = append(m.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: m.Questions[0].Name, Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET},
				Body:   &dnsmessage.AResource{A: netip.MustParseAddr(a).As4()},
			})
		}
		send(conn, to, m)
	}
}

func failure(code dnsmessage.RCode) func(net.PacketConn, net.Addr, dnsmessage.Message) {
	return func(conn net.PacketConn, to net.Addr, m dnsmessage.Message) {
		m.Response, m.RCode, m.Additionals = true, code, nil
		send(conn, to, m)
	}
}

func silence(net.PacketConn, net.Addr, dnsmessage.Message) {}

func send(conn net.PacketConn, to net.Addr, m dnsmessage.Message) {
	if packet, err := m.Pack(); err == nil {
		_, _ = conn.WriteTo(packet, to) // the question may be given up
	}
}

// named is the site under a name that only the test's name server knows.
func (s *site) named(t *testing.T, extra string) source.Source {
	t.Helper()
	_, port, _ := strings.Cut(strings.TrimPrefix(s.URL, "http://"), ":")
	src := declare(t, s, extra)
	src.Hosts = []string{"www.yunling.test:" + port}
	src.Start = []string{"http://www.yunling.test:" + port + "/list"}
	return src
}

func (s *site) hangUpAfterEach() { s.Config.SetKeepAlivesEnabled(false) }

// A name server that says nothing costs the limit on connecting and no more. The limit is short for that
// case alone: it also bounds the dialling, which on a busy machine takes its time where the name is known.
func TestNamesThatAreNotResolved(t *testing.T) {
	for _, c := range []struct {
		name    string
		server  answers
		limits  string
		problem string // "" where the crawl goes well
	}{
		{"unknown", answers{failure(dnsmessage.RCodeNameError)}, "", "no response: the name of the host was not resolved: no such host"},
		{"without an address", answers{address()}, "", "no response: the name of the host was not resolved: no such host"},
		{"refused", answers{failure(dnsmessage.RCodeServerFailure)}, "", "no response: the name of the host was not resolved: "},
		{"silence", answers{silence}, "limits: {connect: 500ms}", "no response: the name of the host was not resolved: "},
		{"flapping", answers{failure(dnsmessage.RCodeServerFailure), address("127.0.0.1")}, "", ""},
		{"known", answers{address("127.0.0.1")}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t)
			s.articles("/a/1")
			begin := time.Now()
			got, err := Run(t.Context(), s.named(t, c.limits), newMemory().store(), Options{resolver: nameServer(t, c.server...)})
			if c.problem == "" && (err != nil || got.Saved != 1) || c.problem != "" && (err == nil || !strings.Contains(err.Error(), c.problem)) {
				t.Errorf("result %+v, error %v; want %q", got, err, c.problem)
			}
			if took := time.Since(begin); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// A name that pointed to an allowed address when it was looked at first points elsewhere later.
func TestRebindingIsRefused(t *testing.T) {
	s := newSite(t)
	s.hangUpAfterEach() // so that each request dials
	s.articles("/a/1", "/a/2")
	for name, second := range map[string]string{"a private address": "10.1.2.3", "a public one": "36.110.1.1", "all": "0.0.0.0"} {
		m := newMemory()
		names := nameServer(t, address("127.0.0.1"), address("127.0.0.1"), address(second)) // robots.txt, list, article
		got, err := Run(t.Context(), s.named(t, ""), m.store(), Options{resolver: names})
		if err != nil || got.Failed != 2 || got.Saved != 0 {
			t.Errorf("%s: result %+v, error %v", name, got, err)
		}
		m.wantProblem(t, "/a/1", "no response: address "+second+" refused: a loopback source reaches loopback addresses only")
	}
}

// Every hop is checked: the redirect of an article and that of robots.txt.
func TestRedirectsToRefusedAddresses(t *testing.T) {
	s := newSite(t)
	s.hangUpAfterEach()
	_, port, _ := strings.Cut(strings.TrimPrefix(s.URL, "http://"), ":")
	for name, from := range map[string]string{"of an article": "/a/1", "of robots.txt": "/robots.txt"} {
		inner := newSite(t)
		inner.hangUpAfterEach()
		inner.page("/list", listOf("/a/1"))
		inner.serve(from, redirect("http://inside.yunling.test:"+port+"/a/secret"))
		src := inner.named(t, "")
		src.Hosts = append(src.Hosts, "inside.yunling.test:"+port)
		steps := answers{address("127.0.0.1"), address("127.0.0.1"), address("127.0.0.1"), address("10.1.2.3")}
		if from == "/robots.txt" {
			steps = answers{address("127.0.0.1"), address("10.1.2.3")}
		}
		got, err := Run(t.Context(), src, newMemory().store(), Options{resolver: nameServer(t, steps...)})
		said := strings.Join(slices.Sorted(maps.Keys(got.Problems)), "\n")
		if err != nil {
			said += err.Error()
		}
		if got.Saved != 0 || !strings.Contains(said, "address 10.1.2.3 refused") {
			t.Errorf("the redirect %s: result %+v, error %v", name, got, err)
		}
	}
	if asked := s.requests(); len(asked) != 0 {
		t.Errorf("the server inside was reached: %v", asked)
	}
}

// Whatever way an address of this machine is written, a source that is not of loopback does not
// reach it.
func TestOddSpellings(t *testing.T) {
	s := newSite(t)
	s.articles("/a/1")
	_, port, _ := strings.Cut(strings.TrimPrefix(s.URL, "http://"), ":")
	names := nameServer(t, address("127.0.0.1"))
	for _, host := range []string{
		"127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
		"0", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::127.0.0.1]",
		"localhost", "LOCALHOST", "localhost.", "127.0.0.1.nip.yunling.test", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "１２７.０.０.１", "127。0。0。1",
	} {
		src := declare(t, s, "limits: {connect: 1s}")
		u, err := url.Parse("http://" + host + ":" + port + "/list")
		if err != nil {
			continue // refused before anything is asked
		}
		src.Loopback = false
		src.Hosts = []string{u.Host, source.Canonical(u)[len("http://") : len(source.Canonical(u))-len("/list")]}
		src.Start = []string{u.String()}
		got, err := Run(t.Context(), src, newMemory().store(), Options{resolver: names})
		if err == nil || got.Saved != 0 {
			t.Errorf("%s: result %+v", host, got)
		}
	}
	if asked := s.requests(); len(asked) != 0 {
		t.Errorf("the server was reached: %v", asked)
	}
}

// A proxy that the environment names would be asked in place of the guarded address.
func TestNoProxyOfTheEnvironment(t *testing.T) {
	var proxied atomic.Int64
	proxy := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { proxied.Add(1) }))
	defer proxy.Close()
	for _, name := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"} {
		t.Setenv(name, proxy.URL)
	}
	s := newSite(t)
	s.articles("/a/1")
	got, err := Run(t.Context(), s.named(t, ""), newMemory().store(), Options{resolver: nameServer(t, address("127.0.0.1"))})
	if err != nil || got.Saved != 1 || proxied.Load() != 0 {
		t.Errorf("result %+v, error %v, %d requests at the proxy", got, err, proxied.Load())
	}
}
