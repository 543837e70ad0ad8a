package bot

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
)

// How many characters of a field are shown. Doubled by escapes and together with a link they leave a message more than 500
// characters for the quote itself.
const (
	shownName      = 80
	shownRole      = 160
	shownPublisher = 80
	shownTitle     = 120
	shownURL       = 400
	shownQuery     = 300
)

// How quotations are marked, whatever marks the article prints.
const openMark, closeMark = "“", "”"

// speakerLine names who spoke.
func speakerLine(s corpus.Speaker) string {
	name, role := Escape(clip(s.Name, shownName)), Escape(clip(s.Role, shownRole))
	switch {
	case s.Kind == corpus.Unnamed && name != "":
		line := "**Speaker unnamed:** " + name
		if role != "" && role != name {
			line += ", " + role
		}
		return line
	case s.Kind == corpus.Unknown || name == "":
		return "**Speaker unknown:** the article does not make clear who"
	case role == "":
		return "**" + name + "**"
	}
	return "**" + name + "**, " + role
}

// quoteBlocks returns the blocks that show a hit under the line that names the speaker: one, or more for a long quote.
func quoteBlocks(hit *index.Hit, of corpus.Speaker, item int) []block {
	head, foot := speakerLine(of), sourceLine(hit, of)
	lead := lead(hit)
	room := roomFor(head) - utf8.RuneCountInString(foot) - utf8.RuneCountInString(lead) - len("> “” (999/999)\n")
	parts := quoteParts(hit, room)
	var blocks []block
	for i, part := range parts {
		body := shown(hit.Quote.Kind, part)
		if len(parts) > 1 {
			body += fmt.Sprintf(" (%d/%d)", i+1, len(parts))
		}
		if hit.Quote.Kind == corpus.Indirect {
			body = lead + body
		} else {
			body = "> " + strings.ReplaceAll(body, "\n", "\n> ")
		}
		if i == len(parts)-1 {
			body = joinLines(body, foot)
		}
		blocks = append(blocks, block{head, body, item})
	}
	return blocks
}

// lead stands before the reporter's wording.
func lead(hit *index.Hit) string {
	if hit.Quote.Kind != corpus.Indirect {
		return ""
	}
	lead := "*paraphrased by " + publisher(hit) + ":* "
	if verb := hit.Lead(); !verb.IsZero() {
		lead += Escape(strings.Join(strings.Fields(hit.Slice(verb)), " ")) + " "
	}
	return lead
}

func publisher(hit *index.Hit) string {
	if hit.Article.Publisher == "" {
		return "the article"
	}
	return Escape(clip(hit.Article.Publisher, shownPublisher))
}

// quoteParts parts the content into runs of stretches that take at most room characters each.
func quoteParts(hit *index.Hit, room int) [][]stretch {
	var parts [][]stretch
	var run []stretch
	spent := 0
	for _, span := range hit.Quote.Spans {
		whole := stretch{hit, span, hit.Highlights}
		for _, s := range whole.split(room) {
			n := s.costs(room) + utf8.RuneCountInString(openMark+closeMark+index.Ellipsis)
			if len(run) > 0 && spent+n > room {
				parts, run, spent = append(parts, run), nil, 0
			}
			run, spent = append(run, s), spent+n
		}
	}
	return append(parts, run)
}

// shown writes a run of stretches: a direct quote's each between quotation marks, the others as they stand.
func shown(kind corpus.Kind, run []stretch) string {
	var b strings.Builder
	for i, s := range run {
		if i > 0 {
			b.WriteString(s.hit.Between(run[i-1].span, s.span))
		}
		if kind == corpus.Direct {
			b.WriteString(openMark + s.markdown() + closeMark)
		} else {
			b.WriteString(s.markdown())
		}
	}
	return b.String()
}

// sourceLine says where a quote stands, and what is to be known of its attribution.
func sourceLine(hit *index.Hit, of corpus.Speaker) string {
	a, q := &hit.Article, &hit.Quote
	parts := []string{day(a), link(a)}
	if a.Publisher != "" {
		parts = append([]string{publisher(hit)}, parts...)
	}
	if with := others(q); with != "" {
		parts = append(parts, "together with "+with)
	}
	if here := otherwise(q.Speaker, of); here != "" {
		parts = append(parts, "here: "+Escape(clip(here, shownName)))
	}
	if q.Confidence < corpus.ConfidenceShown && q.Speaker.Kind != corpus.Unknown {
		parts = append(parts, "attributed by context")
	}
	if also := ask.AlsoIn(hit); also != "" {
		parts = append(parts, Escape(clip(also, shownTitle)))
	}
	if q.ID != "" {
		parts = append(parts, "`"+q.ID+"`")
	}
	return "-# " + strings.Join(parts, " · ")
}

// otherwise is what an article calls the speaker of a quote, as far as the line that names the speaker says otherwise.
func otherwise(s, of corpus.Speaker) string {
	switch {
	case s.Name == "":
		return ""
	case s.Name != of.Name:
		return s.String()
	case s.Role != of.Role:
		return s.Role
	}
	return ""
}

// others names those who speak together with the first speaker.
func others(q *corpus.Quote) string {
	if len(q.Speakers) < 2 {
		return ""
	}
	var names []string
	for _, s := range q.Speakers[1:] {
		names = append(names, s.Name)
	}
	return Escape(clip(strings.Join(names, ", "), shownName))
}

// day is the date as people write it, in plain text: every reader sees the day that the article gives.
func day(a *corpus.Article) string {
	if a.Date.IsZero() {
		return "undated"
	}
	return a.Date.Format(ask.DayLayout)
}

// link is the title, linked where the article has an address. The angle brackets keep Discord from showing a preview.
func link(a *corpus.Article) string {
	title := clip(a.Title, shownTitle)
	if title == "" {
		title = clip(a.Path, shownTitle)
	}
	address, ok := address(a.URL)
	switch {
	case !ok:
		return Escape(title)
	case strings.ContainsAny(title, "[]") || strings.Contains(title, "://"):
		return Escape(title) + " <" + address + ">" // Discord makes no link of such a text
	}
	return "[" + Escape(title) + "](<" + address + ">)"
}

// address returns the article's address so that it can stand in a link, and whether it can.
func address(raw string) (string, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	s := strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\\", "%5C", " ", "%20", "*", "%2A").Replace(u.String())
	whole := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }) < 0
	return s, whole && utf8.RuneCountInString(s) <= shownURL
}

// plainQuote is a quote as the file holds it.
func plainQuote(hit *index.Hit) string {
	var whole []stretch
	for _, span := range hit.Quote.Spans {
		whole = append(whole, stretch{hit, span, nil})
	}
	text := Unescape(shown(hit.Quote.Kind, whole))
	if hit.Quote.Kind == corpus.Indirect {
		text = Unescape(strings.ReplaceAll(lead(hit), "*", "")) + text
	}
	var source []string
	for _, s := range []string{hit.Article.Publisher, day(&hit.Article), hit.Article.Title, hit.Article.URL, hit.Quote.ID} {
		if s != "" {
			source = append(source, s)
		}
	}
	return hit.Quote.Speaker.String() + "\n" + text + "\n" + strings.Join(source, " · ") + "\n\n"
}
