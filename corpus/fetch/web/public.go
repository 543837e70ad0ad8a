package web

import "net/netip"

// A notPublic is a range of addresses that public servers don't have.
type notPublic struct {
	prefix netip.Prefix
	is     string // what its addresses are, to follow "is"
}

// notPublics are the ranges that IANA's registries of special-purpose addresses (RFC 6890, in 2025) exclude from the
// public internet, and addresses where clouds give passwords to their machines. The first range that contains an
// address applies.
var notPublics = ranges([][2]string{
	{"169.254.169.254/32", "the metadata address of a cloud"},
	{"168.63.129.16/32", "the metadata address of a cloud"},
	{"100.100.100.200/32", "the metadata address of a cloud"},
	{"fd00:ec2::254/128", "the metadata address of a cloud"},

	{"0.0.0.0/8", "an address of this network"},
	{"10.0.0.0/8", "an address of a private network"},
	{"100.64.0.0/10", "an address of a carrier's own network"},
	{"127.0.0.0/8", "an address of this machine (loopback)"},
	{"169.254.0.0/16", "a link-local address"},
	{"172.16.0.0/12", "an address of a private network"},
	{"192.0.0.0/24", "an address for protocols"},
	{"192.0.2.0/24", "an address for documentation"},
	{"192.88.99.0/24", "an address of the former 6to4 relays"},
	{"192.168.0.0/16", "an address of a private network"},
	{"198.18.0.0/15", "an address for measurements"},
	{"198.51.100.0/24", "an address for documentation"},
	{"203.0.113.0/24", "an address for documentation"},
	{"224.0.0.0/4", "a multicast address"},
	{"255.255.255.255/32", "the broadcast address"},
	{"240.0.0.0/4", "a reserved address"},

	{"::/128", "no address (unspecified)"},
	{"::1/128", "an address of this machine (loopback)"},
	{"fc00::/7", "an address of a private network"},
	{"fe80::/10", "a link-local address"},
	{"fec0::/10", "an address of a private network"},
	{"ff00::/8", "a multicast address"},
	{"2001::/32", "a Teredo address, which leads to another"},
	{"2001::/23", "an address for protocols"},
	{"2001:db8::/32", "an address for documentation"},
	{"2002::/16", "a 6to4 address, which leads to another"},
	{"3fff::/20", "an address for documentation"},
})

func ranges(table [][2]string) []notPublic {
	all := make([]notPublic, len(table))
	for i, row := range table {
		all[i] = notPublic{netip.MustParsePrefix(row[0]), row[1]}
	}
	return all
}

var (
	// unicast contains all public IPv6 addresses (RFC 4291, section 2.4). Others are not in use, or embed other
	// addresses.
	unicast = netip.MustParsePrefix("2000::/3")

	// translated contains, in the last four bytes, IPv4 addresses that a network without IPv4 reaches by NAT64 (RFC
	// 6052).
	translated = netip.MustParsePrefix("64:ff9b::/96")
)

// NotPublic describes an address that is not public, with words to follow "is", or returns "". If an address embeds
// an IPv4 address and is used for public servers, it judges the IPv4 address.
func NotPublic(a netip.Addr) string {
	switch a = a.Unmap(); {
	case !a.IsValid():
		return "no address"
	case a.Zone() != "":
		return "an address of one link alone"
	case translated.Contains(a):
		whole := a.As16()
		a = netip.AddrFrom4([4]byte(whole[12:]))
	}
	for _, r := range notPublics {
		if r.prefix.Contains(a) {
			return r.is
		}
	}
	if a.Is6() && !unicast.Contains(a) {
		return "an address that is not in public use"
	}
	return ""
}
