package web

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// An answer is the response to a request.
type answer struct {
	status int
	header http.Header
	body   []byte   // of status 200
	next   *Address // the target of a redirect
}

// accepted are the media types to ask for, the best first (RFC 9110, section 12.5.1).
const accepted = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml," +
	"application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"

// exchange makes a request and reads the response.
func (c *Client) exchange(ctx context.Context, at Address, r Request) (*answer, error) {
	limited, cancel := context.WithTimeout(ctx, c.options.Timeout)
	defer cancel()
	q, err := http.NewRequestWithContext(limited, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, refuse("not an address that can be requested")
	}
	q.Header.Set("User-Agent", c.options.UserAgent)
	q.Header.Set("Accept", accepted)
	q.Header.Set("Accept-Language", "en")
	if at.Sum() == r.From {
		setIf(q.Header, "If-None-Match", r.Tag)
		setIf(q.Header, "If-Modified-Since", r.Modified)
	}
	got, err := c.transport.RoundTrip(q)
	if err != nil {
		return nil, explain(ctx, err, c.options.Timeout)
	}
	defer got.Body.Close()
	a := &answer{status: got.StatusCode, header: got.Header}
	switch a.status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect,
		http.StatusPermanentRedirect:
		return a, a.follow(at)
	case http.StatusOK:
		if a.body, err = readBody(got, r); err != nil {
			return nil, explain(ctx, err, c.options.Timeout)
		}
	}
	return a, nil
}

func setIf(h http.Header, name, value string) {
	if value != "" {
		h.Set(name, value)
	}
}

// follow reads the target of a redirect.
func (a *answer) follow(from Address) error {
	to := a.header.Get("Location")
	next, err := from.Parse(to)
	if to == "" || err != nil {
		return refuse("a redirect that leads nowhere")
	}
	checked, err := Parse(next.String())
	if err != nil {
		return prefixed("redirected to "+clipped(Shown(next.String()))+": ", err)
	}
	if from.Scheme == "https" && checked.Scheme != "https" {
		return refuse("a redirect from https to http, where anyone could change the page")
	}
	a.next = &checked
	return nil
}

// readBody reads a page up to the limit. Go's transport has unpacked it, so the limit counts bytes in memory.
func readBody(got *http.Response, r Request) ([]byte, error) {
	if kind, _ := mediaType(got.Header); r.Wants != nil && !r.Wants(kind) {
		return nil, refuse("it is %s, not a page", clipped(kind))
	}
	if packed := got.Header.Get("Content-Encoding"); packed != "" && !strings.EqualFold(packed, "identity") {
		return nil, refuse("its compression is not supported: %s", clipped(packed))
	}
	if got.ContentLength > r.Max && !r.cut {
		return nil, tooLarge(r.Max)
	}
	body, err := io.ReadAll(io.LimitReader(got.Body, r.Max+1))
	switch {
	case r.cut && int64(len(body)) > r.Max:
		return body[:r.Max], nil
	case int64(len(body)) > r.Max:
		return nil, tooLarge(r.Max)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, again("the page broke off after %d bytes", len(body))
	}
	return body, err
}

func tooLarge(limit int64) error { return refuse("it is larger than %d MB", limit>>20) }

// mediaType returns the type and the charset in a header, in lower case.
func mediaType(h http.Header) (kind, charset string) {
	value := h.Get("Content-Type")
	kind, params, err := mime.ParseMediaType(value)
	if err != nil {
		kind, _, _ = strings.Cut(value, ";")
		return strings.ToLower(strings.TrimSpace(kind)), ""
	}
	return kind, strings.ToLower(params["charset"])
}

// page returns the page in an answer.
func (a *answer) page(at Address, r Request) (*Page, error) {
	p := &Page{Address: at, Body: a.body, Tag: short(a.header.Get("ETag")), Modified: short(a.header.Get("Last-Modified"))}
	p.Type, p.Charset = mediaType(a.header)
	switch {
	case a.status == http.StatusOK:
		return p, nil
	case a.status == http.StatusNotModified && at.Sum() == r.From && r.Tag+r.Modified != "":
		p.Unchanged = true
		return p, nil
	}
	return nil, refuse("the server answers %s", statusText(a.status))
}

// short drops a tag that is too long to be kept: real ones have up to 100 bytes.
func short(name string) string {
	const most = 1000
	if len(name) > most {
		return ""
	}
	return name
}

func statusText(code int) string {
	return strings.TrimSpace(strconv.Itoa(code) + " " + http.StatusText(code))
}

// busy returns the error for a server that is overloaded, with the time that it wants until the next request, if it
// said so.
func (c *Client) busy(a *answer) *Error {
	e := &Error{Reason: "the server answers " + statusText(a.status), Again: true}
	wait, said := retryAfter(a.header.Get("Retry-After"), time.Now())
	switch {
	case said:
	case a.status == http.StatusTooManyRequests:
		wait = defaultWait
	default:
		return e
	}
	e.Until = time.Now().Add(wait)
	e.Reason += " and accepts no request before " + e.Until.Local().Format("15:04 on 2 January")
	return e
}

// retryAfter reads a Retry-After: seconds or a time (RFC 9110, section 10.2.3).
func retryAfter(value string, now time.Time) (wait time.Duration, said bool) {
	value = strings.TrimSpace(value)
	if n, err := strconv.ParseUint(value, 10, 32); err == nil {
		return min(time.Duration(n)*time.Second, maxWait), true
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	return min(max(at.Sub(now), 0), maxWait), true
}
