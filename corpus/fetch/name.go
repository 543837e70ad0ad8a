package fetch

import (
	"crypto/sha256"
	"encoding/base32"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/fetch/web"
	"verbatim/corpus/load/origin"
)

// Folder is the folder of a corpus for fetched pages.
const Folder = origin.Folder

// tracking are the parameters of addresses that track readers and don't identify a page. A star stands for any suffix.
var tracking = strings.Fields(
	"utm_* at_* fbclid gclid dclid msclkid yclid igshid mc_cid mc_eid ref_src cmpid ncid ocid " +
		"xtor smid partner ito",
)

// tidy returns an address without tracking parameters.
func tidy(a web.Address) web.Address {
	u := *a.URL
	var kept []string
	for pair := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(strings.ToLower(pair), "=")
		if pair != "" && !tracks(name) {
			kept = append(kept, pair)
		}
	}
	u.RawQuery, u.ForceQuery = strings.Join(kept, "&"), false
	if u.Path == "" {
		u.Path = "/"
	}
	return web.Address{URL: &u}
}

func tracks(name string) bool {
	for _, t := range tracking {
		if begin, ok := strings.CutSuffix(t, "*"); name == t || ok && strings.HasPrefix(name, begin) {
			return true
		}
	}
	return false
}

// key is equal for addresses of the same page: it ignores the scheme and tracking parameters.
func key(a web.Address) string {
	t := tidy(a)
	return sum(t.Host, t.RequestURI())
}

// sum returns a hash of texts: 26 characters of base32, 130 bits.
func sum(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		h.Write([]byte(t))
		h.Write([]byte{0})
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)))[:26]
}

// canonical returns the address that an article gives for itself, if it is on the same site and not the front page.
// Otherwise it returns the address where the page was found.
func canonical(says string, at web.Address) web.Address {
	a, err := web.Parse(says)
	if err != nil || !sameOwner(a, at) {
		return tidy(at)
	}
	if strings.Trim(a.Path, "/") == "" && a.RawQuery == "" && strings.Trim(at.Path, "/")+at.RawQuery != "" {
		return tidy(at)
	}
	return tidy(a)
}

// sameOwner reports whether two addresses have the same registered domain and the same port. Another port may be
// someone else's server.
func sameOwner(a, b web.Address) bool {
	return origin.Site(a.Hostname()) == origin.Site(b.Hostname()) && a.URL.Port() == b.URL.Port()
}

const (
	maxSlug  = 60 // bytes; file lists cut longer names
	hashSize = 10 // characters of base32, 50 bits: two of a million pages share one with probability 1 in 2,000
)

// place returns the path in the corpus for the page at an address, without an extension.
func place(a web.Address) string {
	host := strings.NewReplacer("[", "", "]", "", ":", "-").Replace(a.Host)
	name := key(a)[:hashSize]
	if s := slug(a); s != "" {
		name = s + "-" + name
	}
	return path.Join(Folder, host, name)
}

// slug returns the words in the last part of an address, in lower case.
func slug(a web.Address) string {
	last := ""
	for part := range strings.SplitSeq(a.EscapedPath(), "/") {
		if plain, err := url.PathUnescape(part); err == nil && plain != "" && !strings.HasPrefix(plain, "index.") {
			last = plain
		}
	}
	if ext := path.Ext(last); len(ext) <= len(".shtml") && ext != last {
		last = strings.TrimSuffix(last, ext)
	}
	words := strings.FieldsFunc(strings.ToLower(strings.ToValidUTF8(last, "")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
	s := strings.Join(words, "-")
	for len(s) > maxSlug {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return strings.Trim(s, "-")
}

// dayInAddress matches a day in an address: /2026/11/23/talks or /2026-11-23-talks.
var dayInAddress = regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)`)

// addressDay returns the day in an address as corpus.DateLayout, or "".
func addressDay(a web.Address) string {
	m := dayInAddress.FindStringSubmatch(a.Path)
	if m == nil {
		return ""
	}
	printed, err := day.InAddress.Parse(m[1] + "-" + m[2] + "-" + m[3])
	if err != nil {
		return ""
	}
	return printed.Format(corpus.DateLayout)
}
