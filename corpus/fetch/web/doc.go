// Package web gets pages from public web servers, and from nowhere else. Start with [New] and [Client.Get];
// [NotPublic] says which addresses are refused.
//
// # Addresses
//
// The dialer checks the address of each connection right before it connects. So no redirect, no name that resolves
// differently the second time, and no unusual spelling of an address (0x7f.1, ::ffff:7f00:1, NAT64) leads into a
// private network. No proxy is used, because the proxy would make the connections. Ports are 80, 443 and those of
// [Options]. Addresses with a user or password are refused, and messages show no address with its query.
//
// # Limits
//
// A response has [Timeout], 64 KB of header, and a size that is counted after unpacking. At most five redirects are
// followed, and none from https to http. The client makes one request to a host at a time, with a pause in between,
// or as its robots.txt demands. If robots.txt cannot be read, it asks the host for nothing (RFC 9309). After three
// failures in a row it asks the host for nothing more in this run. A Retry-After also applies to the next run.
package web
