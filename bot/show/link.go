package show

import (
	"cmp"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/index"
)

// articleTitle returns the title of an article, or its path.
func articleTitle(a *corpus.Article) string { return Clip(cmp.Or(a.Title, a.Path), MaxTitle) }

// linkTo returns a text, linked to the words of a quote in its article. If the article has no address that can be
// linked, the quote's page on the site takes its place.
func (v quoting) linkTo(text string, hit *index.Hit) string {
	if _, ok := address(hit.Article.URL, ""); !ok && v.Site != "" && hit.Quote.ID != "" {
		return linked(text, v.Site+"/quote/"+hit.Quote.ID, "")
	}
	return linked(text, hit.Article.URL, fragment(hit))
}

// linked returns a text, linked if the raw address can be. The angle brackets keep Discord from showing a preview. The
// fragment follows the address; see fragment.
func linked(title, raw, fragment string) string {
	address, ok := address(raw, fragment)
	switch {
	case !ok:
		return Escape(title)
	case strings.ContainsAny(title, "[]") || strings.Contains(title, "://"):
		return Escape(title) + " <" + address + ">" // Discord does not link such a text
	}
	return "[" + Escape(title) + "](<" + address + ">)"
}

// inLink escapes the characters of an address that would end a link.
var inLink = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\\", "%5C", " ", "%20", "*", "%2A")

// address returns an article's address for a link. ok is false if it can't be linked. A fragment that would make it too
// long is left out.
func address(raw, fragment string) (linkable string, ok bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	s := inLink.Replace(u.String())
	whole := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }) < 0
	if !whole || utf8.RuneCountInString(s) > maxURL {
		return "", false
	}
	if fragment == "" {
		return s, true
	}
	if !strings.Contains(s, "#") {
		s += "#"
	}
	if longer := s + fragment; len(longer) <= maxURL {
		return longer, true
	}
	return strings.TrimSuffix(s, "#"), true
}

// fragmentWords is how many words at each end of a quote a fragment has: enough to be unique in an article.
const fragmentWords = 4

// fragment returns the part of an address with which a browser scrolls to the words of a quote and marks them: a text
// fragment, of the draft at wicg.github.io/scroll-to-text-fragment. It has the first words of the quote and the last.
func fragment(hit *index.Hit) string {
	words := strings.Fields(hit.Slice(hit.Quote.Spans[0]))
	if hit.Quote.Kind == corpus.Direct {
		last := len(words) - 1
		words[0] = strings.TrimLeft(words[0], "\"'“‘")
		words[last] = strings.TrimRight(words[last], ",.;:!?\"'”’")
	}
	first, last := words, []string(nil)
	if len(words) > 2*fragmentWords {
		first, last = words[:fragmentWords], words[len(words)-fragmentWords:]
	}
	text := inFragment(first)
	if text == "" {
		return ""
	}
	if end := inFragment(last); end != "" {
		text += "," + end
	}
	return ":~:text=" + text
}

// encoded encodes what url.QueryEscape leaves or encodes differently. Dashes have a meaning in fragments.
var encoded = strings.NewReplacer("+", "%20", "-", "%2D", "*", "%2A")

// inFragment encodes words for a fragment.
func inFragment(words []string) string {
	return encoded.Replace(url.QueryEscape(strings.Join(words, " ")))
}
