package crawl

import (
	"fmt"
	"net"
	"net/netip"
	"slices"
	"syscall"
	"time"
)

// special are the networks that are no public site, beyond those that netip knows: from IANA's
// registries of special-purpose addresses for IPv4 and IPv6, those that are not globally
// reachable, and those that carry an IPv4 address inside.
var special = prefixes(
	"0.0.0.0/8",       // this network
	"100.64.0.0/10",   // shared by a provider's customers
	"192.0.0.0/24",    // protocol assignments
	"192.0.2.0/24",    // documentation
	"192.88.99.0/24",  // 6to4 relays
	"198.18.0.0/15",   // benchmarks
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
	"240.0.0.0/4",     // reserved, and broadcast
	"::/96",           // IPv4-compatible
	"64:ff9b::/96",    // translated IPv4
	"64:ff9b:1::/48",  // translated IPv4, locally
	"100::/64",        // discarded
	"2001::/23",       // protocol assignments, Teredo
	"2001:db8::/32",   // documentation
	"2002::/16",       // 6to4
	"3fff::/20",       // documentation
	"5f00::/16",       // segment routing
	"fec0::/10",       // site-local
)

func prefixes(texts ...string) []netip.Prefix {
	var list []netip.Prefix
	for _, text := range texts {
		list = append(list, netip.MustParsePrefix(text))
	}
	return list
}

// GuardedDialer refuses addresses when they are dialled, so after every name was resolved: a
// name that resolves to a public address when looked at, and to a private one when used, gets
// nowhere.
func GuardedDialer(loopback bool) *net.Dialer {
	return &net.Dialer{
		Timeout: 15 * time.Second,
		Control: func(_, address string, _ syscall.RawConn) error {
			to, err := netip.ParseAddrPort(address)
			if err != nil {
				return fmt.Errorf("address %s refused: %w", address, err)
			}
			if !mayDial(to.Addr(), loopback) {
				return &refusedError{to.Addr(), loopback}
			}
			return nil
		},
	}
}

// mayDial reports whether a source may reach an address: loopback sources reach this machine
// and nothing else, all others public addresses only.
func mayDial(to netip.Addr, loopback bool) bool {
	if loopback {
		return to.IsLoopback() && !to.Is4In6()
	}
	if to.Is4In6() || !to.IsGlobalUnicast() || to.IsPrivate() {
		return false
	}
	return !slices.ContainsFunc(special, func(p netip.Prefix) bool { return p.Contains(to.WithZone("")) })
}

type refusedError struct {
	to       netip.Addr
	loopback bool
}

func (e *refusedError) Error() string {
	if e.loopback {
		return fmt.Sprintf("address %s refused: a loopback source reaches loopback addresses only", e.to)
	}
	return fmt.Sprintf("address %s refused: it is not a public one", e.to)
}
