package web

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/temoto/robotstxt"
)

// Agent is verbatim's product name in robots.txt and at the start of its User-Agent.
const Agent = "verbatim"

const (
	// maxRobots is how many bytes of a robots.txt are read (RFC 9309, section 2.5, asks for at least 500 KiB).
	maxRobots = 500 << 10

	// maxRules is how many lines of it are read. Each pattern costs memory; those of large sites have some hundred.
	maxRules = 5_000
)

// rules are the rules of a robots.txt for verbatim, or the error of reading it.
type rules struct {
	group *robotstxt.Group // nil allows everything
	err   error
}

// readRobots reads the text of a robots.txt. It returns nil if everything is allowed.
func readRobots(text []byte) *robotstxt.Group {
	data, err := robotstxt.FromBytes(known(text))
	if err != nil {
		return nil // known leaves only valid lines
	}
	return data.FindGroup(Agent)
}

// known returns the lines of a robots.txt that the library understands. Another line would be an error for the whole
// file, and the host's rules would be lost (RFC 9309, section 2.2: a line that can't be parsed is ignored).
func known(text []byte) []byte {
	var out bytes.Buffer
	agent, n := false, 0
	for line := range bytes.Lines(bytes.TrimPrefix(bytes.ReplaceAll(text, []byte("\r"), []byte("\n")),
		[]byte("\xef\xbb\xbf"))) {
		line, _, _ = bytes.Cut(line, []byte("#"))
		name, value, _ := strings.Cut(strings.ToValidUTF8(string(line), ""), ":")
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
		switch name {
		case "user-agent", "useragent":
			agent = agent || value != ""
		case "allow", "disallow":
			if !agent {
				continue
			}
		case "crawl-delay", "crawldelay":
			if d, err := strconv.ParseFloat(value, 64); !agent || err != nil || !(d >= 0 && d < 1e6) {
				continue
			}
		default:
			continue
		}
		if value == "" {
			continue
		}
		value = strings.Fields(value)[0] // the library would read further words as a line of their own
		if n++; n > maxRules {
			break
		}
		out.WriteString(name + ": " + value + "\n")
	}
	return out.Bytes()
}

// allowed returns an error if the host's robots.txt forbids the address, or can't be read. h is the host's turn.
func (c *Client) allowed(ctx context.Context, h *turn, a Address) error {
	r, read := h.robots[a.Scheme]
	if !read {
		r = c.askRobots(ctx, h, a)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		h.robots[a.Scheme] = r
		if r.group != nil {
			h.pause = max(h.pause, min(r.group.CrawlDelay, maxPause))
		}
	}
	if r.err != nil {
		return r.err
	}
	if r.group != nil && !r.group.Test(a.RequestURI()) {
		return refuse("the host's robots.txt forbids it")
	}
	return nil
}

// askRobots gets a host's robots.txt. A missing one allows everything, an unreachable one nothing (RFC 9309, section
// 2.3.1).
func (c *Client) askRobots(ctx context.Context, h *turn, a Address) rules {
	at := a.JoinPath("/")
	at.Path, at.RawPath, at.RawQuery = "/robots.txt", "", ""
	from := Address{at}
	for hops := 0; ; hops++ {
		if err := h.rest(ctx); err != nil {
			return rules{err: err}
		}
		got, err := c.exchange(ctx, from, Request{Max: maxRobots, cut: true})
		h.last = time.Now()
		switch {
		case err != nil:
			return rules{err: err}
		case got.next != nil && hops < maxRedirects:
			if err := c.check(*got.next); err != nil {
				return rules{err: err}
			}
			from = *got.next
			continue
		case got.status == http.StatusTooManyRequests || got.status >= 500:
			e := c.busy(got)
			e.Reason = "the host's robots.txt can't be read, so no page is requested: " + e.Reason
			return rules{err: e}
		case got.status == http.StatusOK:
			return rules{group: readRobots(got.body)}
		}
		return rules{}
	}
}
