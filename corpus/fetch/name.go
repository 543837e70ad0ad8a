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

// Folder is where fetched pages lie in a corpus.
const Folder = origin.Folder

// tracking are the parameters of addresses that say by which way a reader came, and not what is read. Behind a star anything may follow.
var tracking = strings.Fields("utm_* at_* fbclid gclid dclid msclkid yclid igshid mc_cid mc_eid ref_src cmpid ncid ocid xtor smid partner ito")

// tidy returns an address without what only tracks readers.
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

// key is equal for addresses of one page: the scheme does not tell pages apart, nor what tracks readers.
func key(a web.Address) string {
	t := tidy(a)
	return sum(t.Host, t.RequestURI())
}

// sum tells lists of texts apart: 26 characters of base32, 130 bits.
func sum(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		h.Write([]byte(t))
		h.Write([]byte{0})
	}
	return strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)))[:26]
}

// canonical returns the address that an article gives itself, where that can be believed: on the same site, and not the site's front page.
// Otherwise it is the address where the page was found.
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

// sameOwner reports whether two addresses are of one registered domain and one port: other ports may be other people's
// servers.
func sameOwner(a, b web.Address) bool {
	return origin.Site(a.Hostname()) == origin.Site(b.Hostname()) && a.URL.Port() == b.URL.Port()
}

const (
	maxSlug  = 60 // bytes; longer names are cut by what shows lists of files
	hashSize = 10 // characters of base32, 50 bits: two of a million pages share one by a chance of 1 in 2,000
)

// place returns where the page of an address is kept in the corpus, without an extension.
func place(a web.Address) string {
	host := strings.NewReplacer("[", "", "]", "", ":", "-").Replace(a.Host)
	name := key(a)[:hashSize]
	if s := slug(a); s != "" {
		name = s + "-" + name
	}
	return path.Join(Folder, host, name)
}

// slug returns what the last part of an address says of its page, in small letters.
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

// dayInAddress finds a day in an address, as many outlets write it: /2026/11/23/talks or /2026-11-23-talks.
var dayInAddress = regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)`)

// addressDay returns the day that an address names, as corpus.DateLayout, or "".
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
