package settings

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"

	"verbatim/cmd/verbatim/internal/problem"
)

// SiteAddress returns VERBATIM_WEB_URL without a slash at its end, or an error that says what is wrong with it.
func (c *Config) SiteAddress() (string, error) {
	if c.WebURL == "" {
		return "", nil
	}
	u, err := url.Parse(c.WebURL)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" ||
		u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", problem.WithHint(errors.New("VERBATIM_WEB_URL is not the address of a site"),
			"set it to the address that visitors type, without a path, such as https://quotes.example.org")
	}
	return u.Scheme + "://" + u.Host, nil
}

// Proxies returns the networks of VERBATIM_WEB_PROXIES, or an error for the first that is none.
func (c *Config) Proxies() ([]netip.Prefix, error) {
	var all []netip.Prefix
	for i, text := range c.WebProxies {
		network, err := netip.ParsePrefix(text)
		if err != nil {
			var one netip.Addr
			one, err = netip.ParseAddr(text)
			network = netip.PrefixFrom(one.Unmap(), one.Unmap().BitLen())
		}
		if err != nil { // the entry is not shown, because it may be a token in the wrong variable
			return nil, problem.WithHint(fmt.Errorf("VERBATIM_WEB_PROXIES: entry %d is not a network", i+1),
				"write the addresses or networks of your proxies, separated by commas, such as 127.0.0.1,10.0.0.0/8")
		}
		all = append(all, network.Masked())
	}
	return all, nil
}

// siteErrors returns what is wrong with the variables of the site.
func (c *Config) siteErrors() (wrong []error) {
	if _, err := c.SiteAddress(); err != nil {
		wrong = append(wrong, err)
	}
	if _, err := c.Proxies(); err != nil {
		wrong = append(wrong, err)
	}
	return wrong
}
