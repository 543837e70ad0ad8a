package web

import (
	"net/netip"
	"testing"
)

// TestNotPublic checks which addresses are refused, in every IPv6 form.
func TestNotPublic(t *testing.T) {
	for _, refused := range []string{
		"127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
		"100.64.0.1", "100.127.255.255", "100.100.100.200", "169.254.0.1", "169.254.169.254", "168.63.129.16",
		"192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.7", "192.88.99.1",
		"224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
		"::", "::1", "::127.0.0.1", "::7f00:1", "fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fc00::1", "fd12:3456::1",
		"fd00:ec2::254", "fec0::1", "ff02::1", "100::1", "4000::1", "2001:db8::1", "3fff::1", "2001::1", "2001:10::1",
		"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", // IPv4-mapped
		"::ffff:0:127.0.0.1",                 // IPv4-translated
		"2002:7f00:1::", "2002:a9fe:a9fe::1", // 6to4
		"2001:0:a9fe:a9fe::f5ff:fffe",          // Teredo
		"64:ff9b::127.0.0.1", "64:ff9b::a00:1", // NAT64
		"64:ff9b::169.254.169.254", "64:ff9b:1::808:808",
	} {
		if is := NotPublic(netip.MustParseAddr(refused)); is == "" {
			t.Errorf("%s counts as public", refused)
		}
	}
	for _, public := range []string{
		"1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
		"169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
		"223.255.255.255",
		"2606:4700::1111", "2a00:1450:4001::200e", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
	} {
		if is := NotPublic(netip.MustParseAddr(public)); is != "" {
			t.Errorf("%s is refused as %s", public, is)
		}
	}
	if NotPublic(netip.Addr{}) == "" {
		t.Error("no address at all counts as public")
	}
}

// TestEmbedded checks that an IPv4 address gets the same result in all IPv6 forms that lead to it, at both ends of
// each range.
func TestEmbedded(t *testing.T) {
	for _, r := range notPublics {
		first := r.prefix.Masked().Addr()
		if !first.Is4() {
			continue
		}
		for _, a := range []netip.Addr{first, first.Next(), first.Prev()} {
			if !a.IsValid() {
				continue
			}
			four := a.As4()
			mapped := [16]byte{10: 0xff, 11: 0xff, 12: four[0], 13: four[1], 14: four[2], 15: four[3]}
			nat64 := [16]byte{1: 0x64, 2: 0xff, 3: 0x9b, 12: four[0], 13: four[1], 14: four[2], 15: four[3]}
			for _, b := range [][16]byte{mapped, nat64} {
				if got, want := NotPublic(netip.AddrFrom16(b)), NotPublic(a); got != want {
					t.Errorf("%v is %q, %v is %q", netip.AddrFrom16(b), got, a, want)
				}
			}
		}
	}
}
