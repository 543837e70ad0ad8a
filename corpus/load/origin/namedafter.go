package origin

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"verbatim/corpus/table"
)

// maxOutletWords is the most words of a name that is compared with a domain.
const maxOutletWords = 10

// Words that a domain may leave out of its outlet's name: the first carry no meaning, the second do not identify an
// outlet.
var (
	smallOutletWords = table.Set("a", "an", "and", "at", "de", "der", "des", "die", "das", "du", "el", "for", "in",
		"la", "le", "of", "on", "the")
	genericOutletWords = table.Set("agency", "broadcasting", "co", "company", "corporation", "daily", "digital",
		"inc", "international", "journal", "live", "ltd", "magazine", "media", "network", "news", "newspaper",
		"newspapers", "online", "press", "radio", "report", "review", "service", "television", "tv", "weekly",
		"world")
)

var domainInName = table.Pattern(`(?i)[\p{L}\d-]{2,}\.\p{L}{2,}`)

// namedAfter reports whether the words of a name spell the domain of a host, so that its pages may use the name. Each
// word is spelled whole or by its first letter: "The New York Times" fits nytimes.example. A single word must be
// spelled whole. No name fits a domain with letters beyond ASCII, since those can look like other letters.
func namedAfter(name, host string) bool {
	site := Site(host)
	label, _, isDomain := strings.Cut(site, ".")
	if strings.HasPrefix(label, "xn--") || !isDomain {
		return false
	}
	if domainInName().MatchString(name) {
		return Site(strings.TrimPrefix(strings.ToLower(name), "www.")) == site
	}
	for _, fold := range []*strings.Replacer{asBase, asPairs} {
		words := outletWords(fold.Replace(strings.ToLower(name)))
		if words != nil && (spells(words, label, spelled{}) || spells(words, strings.TrimPrefix(label, "the"), spelled{})) {
			return true
		}
	}
	return false
}

// Domains spell umlauts without their dots or with an e.
var (
	asBase  = strings.NewReplacer("ß", "ss", "æ", "ae", "ø", "o", "ł", "l")
	asPairs = strings.NewReplacer("ß", "ss", "ä", "ae", "ö", "oe", "ü", "ue", "æ", "ae", "ø", "oe", "å", "aa",
		"ł", "l")
)

// outletWords returns the words of a name in lower-case ASCII, or nil if it has other letters, which may look like
// ASCII.
func outletWords(name string) []string {
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
			return -1
		case unicode.IsLetter(r), unicode.IsDigit(r), r >= utf8.RuneSelf && !unicode.IsPunct(r):
			return r
		}
		return ' '
	}, norm.NFD.String(name))
	words := strings.Fields(name)
	if len(words) > maxOutletWords || strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return nil
	}
	return words
}

// spelled counts the words of a name that the first part of a domain spells.
type spelled struct{ whole, own, initials int }

// names reports whether the words spelled so far identify an outlet. Initials do so for two words of its own, or for
// three words.
func (s spelled) names() bool {
	return s.own > 0 && (s.initials == 0 || s.own > 1 || s.whole+s.initials > 2)
}

// spells reports whether words spell the rest of a domain's label. Only small and generic words may be left out.
func spells(words []string, label string, s spelled) bool {
	if len(words) == 0 {
		return label == "" && s.names()
	}
	word, rest := words[0], words[1:]
	own := 1
	if smallOutletWords[word] || genericOutletWords[word] {
		own = 0
		if spells(rest, label, s) {
			return true
		}
	}
	label = strings.TrimPrefix(label, "-")
	if after, ok := strings.CutPrefix(label, word); ok &&
		spells(rest, after, spelled{s.whole + 1, s.own + own, s.initials}) {
		return true
	}
	after, ok := strings.CutPrefix(label, word[:1])
	return ok && spells(rest, after, spelled{s.whole, s.own + own, s.initials + 1})
}
