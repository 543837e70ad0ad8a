package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
)

// policy lets a page load its style from the site, and nothing else: no scripts, no frames, no other site.
const policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// protect sets the headers that every answer has. A browser must not tell other sites what was asked here.
func protect(to http.Header, secure bool) {
	to.Set("Content-Security-Policy", policy)
	to.Set("X-Content-Type-Options", "nosniff")
	to.Set("Referrer-Policy", "no-referrer")
	to.Set("Cross-Origin-Opener-Policy", "same-origin")
	to.Set("Cross-Origin-Resource-Policy", "same-origin")
	to.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
	to.Set("X-Robots-Tag", "noindex")
	if secure {
		to.Set("Strict-Transport-Security", "max-age=31536000")
	}
}

// A body is what is answered.
type body struct {
	kind   string // the media type
	status int
	bytes.Buffer
}

// send sends a body, or only says that the visitor has it already. The tag is made of the body and not of the
// snapshot's name: a moderator's change must be seen at once, and it makes no new snapshot.
func send(w http.ResponseWriter, r *http.Request, b *body) {
	w.Header().Set("Content-Type", b.kind)
	w.Header().Set("Content-Length", strconv.Itoa(b.Len())) // also for HEAD
	if b.status != http.StatusOK {
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(b.status)
		_, _ = w.Write(b.Bytes()) // the visitor may be gone
		return
	}
	sum := sha256.Sum256(b.Bytes())
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "no-cache") // a browser asks whether its copy is still right
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.Header().Del("Content-Length")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(b.Bytes())
}

// matches reports whether a list of tags has one.
func matches(list, tag string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if one = strings.TrimPrefix(strings.TrimSpace(one), "W/"); one == tag || one == "*" {
			return true
		}
	}
	return false
}
