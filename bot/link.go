package bot

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/index"
)

// link is the title, linked where the article has an address. The angle brackets keep Discord from showing a preview. The fragment goes
// behind the address; see fragment.
func link(a *corpus.Article, fragment string) string {
	title := clip(a.Title, shownTitle)
	if title == "" {
		title = clip(a.Path, shownTitle)
	}
	address, ok := address(a.URL, fragment)
	switch {
	case !ok:
		return Escape(title)
	case strings.ContainsAny(title, "[]") || strings.Contains(title, "://"):
		return Escape(title) + " <" + address + ">" // Discord makes no link of such a text
	}
	return "[" + Escape(title) + "](<" + address + ">)"
}

// inLink writes what would end a link in an address otherwise.
var inLink = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\\", "%5C", " ", "%20", "*", "%2A")

// address returns the article's address so that it can stand in a link, and whether it can. A fragment that makes it too long is left
// out.
func address(raw, fragment string) (string, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	s := inLink.Replace(u.String())
	whole := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }) < 0
	if !whole || utf8.RuneCountInString(s) > shownURL {
		return "", false
	}
	if fragment == "" {
		return s, true
	}
	if !strings.Contains(s, "#") {
		s += "#"
	}
	if longer := s + fragment; len(longer) <= shownURL {
		return longer, true
	}
	return strings.TrimSuffix(s, "#"), true
}

// fragmentWords is how many words at each end of a quote a fragment names: enough for it to stand but once in an article.
const fragmentWords = 4

// fragment is the part of an address by which a browser scrolls to the very words of a quote and marks them: a text fragment, of the
// draft at wicg.github.io/scroll-to-text-fragment. It names the first words of the quote and the last.
func fragment(hit *index.Hit) string {
	words := strings.Fields(hit.Slice(hit.Quote.Spans[0]))
	if hit.Quote.Kind == corpus.Direct {
		words[0], words[len(words)-1] = strings.TrimLeft(words[0], "\"'“‘"), strings.TrimRight(words[len(words)-1], ",.;:!?\"'”’")
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

// encoded writes as a fragment does what url.QueryEscape leaves or writes otherwise; dashes have a meaning there.
var encoded = strings.NewReplacer("+", "%20", "-", "%2D", "*", "%2A")

// inFragment encodes words as a fragment's.
func inFragment(words []string) string {
	return encoded.Replace(url.QueryEscape(strings.Join(words, " ")))
}
