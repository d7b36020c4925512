package crawl

import (
	"net/netip"
	"testing"
)

func TestMayDial(t *testing.T) {
	for address, want := range map[string]bool{
		"1.1.1.1":            true,
		"36.110.1.1":         true,
		"2400:3200::1":       true,
		"0.0.0.0":            false,
		"10.1.2.3":           false,
		"100.64.0.1":         false,
		"127.0.0.1":          false,
		"169.254.169.254":    false,
		"172.16.0.1":         false,
		"192.168.1.1":        false,
		"198.18.0.1":         false,
		"224.0.0.1":          false,
		"240.0.0.1":          false,
		"255.255.255.255":    false,
		"::":                 false,
		"::1":                false,
		"::ffff:127.0.0.1":   false,
		"::ffff:1.1.1.1":     false,
		"::127.0.0.1":        false,
		"64:ff9b::7f00:1":    false,
		"2002:7f00:1::":      false,
		"2001:0:53aa:64c::1": false,
		"fc00::1":            false,
		"fd12:3456::1":       false,
		"fe80::1%eth0":       false,
		"fec0::1":            false,
		"ff02::1":            false,
		"2001:db8::1":        false,
	} {
		if got := mayDial(netip.MustParseAddr(address), false); got != want {
			t.Errorf("mayDial(%s) = %v, want %v", address, got, want)
		}
	}
	for address, want := range map[string]bool{
		"127.0.0.1": true, "127.8.9.1": true, "::1": true,
		"::ffff:127.0.0.1": false, "1.1.1.1": false, "10.1.2.3": false, "169.254.169.254": false, "0.0.0.0": false,
	} {
		if got := mayDial(netip.MustParseAddr(address), true); got != want {
			t.Errorf("loopback source: mayDial(%s) = %v, want %v", address, got, want)
		}
	}
}
