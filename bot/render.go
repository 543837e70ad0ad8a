package bot

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/legible"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// Render turns a reply into the pages that show it, one at least. It is plain text with Discord's markdown and no embeds: it reads the
// same on a phone, in a notification, by ear and where the bot may not embed. Each page is within Discord's limits and begins with the
// line that says what was asked. Prefix is what stands before a command where the answer is read; "/" means slash commands, and ""
// that only a mention is heard.
func Render(r ask.Reply, prefix string) []Message {
	switch {
	case r.Search != nil:
		return renderSearch(r, prefix)
	case r.Speakers != nil:
		return renderSpeakers(r)
	case r.Articles != nil:
		return renderArticles(r)
	case r.Context != nil:
		return renderContext(r)
	case r.Status != nil:
		return renderList(title(r, ""), r, statusLines(r.Status))
	case r.About != nil:
		return renderList(title(r, ""), r, escaped(ask.AboutLines(r.About)))
	case r.Changed != nil:
		return quiet(renderList(title(r, ""), r, commandLine(prefix, func(typed func(string) string) []string { return ask.ChangeLines(r.Changed, typed) })), 0)
	case r.Audit != nil:
		lines := escaped(ask.AuditLines(r.Audit, false))
		return quiet(renderList(title(r, tally(r.Audit.Total, len(r.Audit.Entries), "change")), r, lines), 0)
	case r.Alerts != nil:
		lines := commandLine(prefix, func(typed func(string) string) []string { return ask.AlertLines(&r, channelMark, typed) })
		for i := range lines {
			lines[i] = channelMarks.ReplaceAllString(lines[i], "<#$1>")
		}
		return quiet(renderList(title(r, ""), r, lines), 0)
	case r.Preview != nil:
		return renderPreview(r)
	case r.Edited != nil:
		lines := commandLine(prefix, func(typed func(string) string) []string { return ask.EditedLines(r.Edited, typed) })
		return quiet(renderList(title(r, ""), r, lines), 0)
	case r.Reindex != nil:
		return renderList(title(r, ""), r, reindexLines(r.Reindex))
	}
	return renderList(title(r, ""), r, helpLines(r.Help, prefix))
}

// RenderTrouble puts an error into words for whoever asked; prefix is as for Render.
func RenderTrouble(t ask.Trouble, prefix string) []Message {
	text := upperFirst(t.Message)
	if t.Column > 0 {
		text += fmt.Sprintf(" (at character %d)", t.Column)
	}
	text = Escape(fullStop(clip(text, MaxContent/4)))
	hint, example, ok := strings.Cut(clip(t.Hint, MaxContent/4), exampleBehind)
	switch {
	case ok:
		text += " " + Escape(upperFirst(hint+exampleBehind)) + code(prefix+example)
	case hint != "":
		text += " " + Escape(fullStop(upperFirst(hint)))
	}
	return []Message{{Content: text, Private: true}}
}

// exampleBehind is what a hint has before an example.
const exampleBehind = "as in: "

// code shows what somebody can type, as it is typed.
func code(s string) string { return "`" + strings.ReplaceAll(legible.Text(s), "`", "'") + "`" }

// fullStop ends s as a sentence.
func fullStop(s string) string {
	if endsSentence(s) {
		return s
	}
	return s + "."
}

// upperFirst begins s with a capital, unless the name of a command begins it.
func upperFirst(s string) string {
	if first, _ := cutWord(s); slices.ContainsFunc(ask.Commands, func(c ask.Command) bool { return c.Name == first }) {
		return s
	}
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// title is the first line: the command and all that was asked, and what came of it. parseTitle reads it again.
func title(r ask.Reply, found string) string {
	line := "**" + Escape(r.Command) + "**"
	asked := r.Asked
	if asked == "" {
		asked = strings.Join(strings.Fields(r.Query.String()), " ")
	}
	if asked != "" {
		line += " " + Escape(asked)
	}
	if found != "" {
		line += titleEnd + found
	}
	return line
}

// titleEnd parts what was asked from what came of it.
const titleEnd = " · "

// parseTitle reads what was asked from an answer's first line.
func parseTitle(content string) (command, asked string, ok bool) {
	line, _, _ := strings.Cut(content, "\n")
	rest, ok := strings.CutPrefix(line, "**")
	if !ok {
		return "", "", false
	}
	command, rest, ok = strings.Cut(rest, "**")
	if i := strings.LastIndex(rest, titleEnd); i >= 0 {
		rest = rest[:i]
	}
	return Unescape(command), Unescape(strings.TrimSpace(rest)), ok
}

// notes are the lines below the title.
func notes(r ask.Reply) string {
	var lines []string
	if q := r.Query.String(); r.Asked != "" && q != "" {
		lines = append(lines, "-# understood as "+code(ask.WhoSaid+" "+clip(q, shownQuery)))
	}
	for _, n := range r.Notes {
		lines = append(lines, Escape(clip(n, shownQuery)))
	}
	return strings.Join(lines, "\n")
}

// tally says how many there are, and where fewer can be turned to, how many.
func tally(total, here int, noun string) string {
	switch {
	case total == 0:
		return "nothing found"
	case here >= total:
		return wording.Count(total, noun)
	case here == 1:
		return wording.Count(total, noun) + ", the first"
	}
	return fmt.Sprintf("%s, the first %d", wording.Count(total, noun), here)
}

// quotesPerPage is how many quotes a page shows at most.
const quotesPerPage = index.DefaultLimit

func renderSearch(r ask.Reply, prefix string) []Message {
	s := r.Search
	head := title(r, tally(s.Total, len(s.Hits), "quote"))
	below := notes(r)
	if len(s.Hits) == 0 {
		if below == "" {
			below = "-# Try fewer or other words; " + code(prefix+ask.Help+" "+ask.WhoSaid) + " shows what a search can do."
		}
		return []Message{{Content: joinLines(head, below), Private: true}}
	}
	var counts []string
	for _, line := range ask.CountLines(s.Counts) {
		counts = append(counts, "-# "+Escape(clip(line, shownQuery)))
	}
	return searchPages(s, joinLines(head, below), strings.Join(counts, "\n"))
}

// searchPages are the pages that show what a search has found; what stands on top and at the foot of the first has its first line on top
// of the others.
func searchPages(s *ask.Search, top, foot string) []Message {
	head, _, _ := strings.Cut(top, "\n")
	var pages []Message
	for from := 0; from < len(s.Hits); {
		more := fullest(s, from, top, foot)
		pages = append(pages, more...)
		from += len(more[0].Quotes)
		top, foot = head, ""
	}
	return pages
}

// fullest returns a page with as many of the hits from a number on as fit, or the pages of one that fits on none.
func fullest(s *ask.Search, from int, top, foot string) []Message {
	for n := min(quotesPerPage, len(s.Hits)-from); n > 0; n-- {
		blocks, ids := groupBlocks(s.Grouped(from, n))
		for _, end := range []string{foot, ""} {
			text := joinLines(top, strings.Join(blocks, "\n"))
			if end != "" {
				text += "\n\n" + end
			}
			if fits(text) {
				return []Message{{Content: text, Quotes: ids}}
			}
			if n > fewestWithFoot {
				break
			}
		}
	}
	var pages []Message
	g := s.Grouped(from, 1)[0]
	for _, body := range longQuote(&g.Hits[0], g.Speaker, maxPage-utf8.RuneCountInString(top)-1) {
		pages = append(pages, Message{Content: joinLines(top, body), Quotes: []string{g.Hits[0].Quote.ID}})
	}
	return pages
}

// fewestWithFoot is how many quotes a page has at least before the counts below it make room for them.
const fewestWithFoot = 3

// groupBlocks are the lines that show groups of quotes, and the quotes' ids in order. Each quote has a number where there are several.
func groupBlocks(groups []ask.Group) (blocks, ids []string) {
	several := len(groups) > 1 || len(groups[0].Hits) > 1
	for _, g := range groups {
		for i := range g.Hits {
			if i == 0 || g.Hits[i-1].Answer != nil { // the name above the quote would be that of the answer's speaker
				blocks = append(blocks, "", creditLine(g.Speaker, g.Known))
			}
			ids = append(ids, g.Hits[i].Quote.ID)
			number := 0
			if several {
				number = len(ids)
			}
			blocks = append(blocks, quoteBlock(&g.Hits[i], g.Speaker, number))
		}
	}
	return blocks, ids
}

// renderList packs a title and lines.
func renderList(title string, r ask.Reply, lines []string) []Message {
	if below := notes(r); below != "" {
		lines = append([]string{below}, lines...)
	}
	return listPages(title, lines)
}

func renderSpeakers(r ask.Reply) []Message {
	var lines []string
	for _, s := range r.Speakers.Speakers {
		line := fmt.Sprintf("- %s · %s in %s", speakerLine(s.Speaker), wording.Count(s.Quotes, "quote"), wording.Count(s.Articles, "article"))
		if s.RoleDated() {
			line += " · role as of " + s.RoleDay.Format(ask.DayLayout)
		}
		lines = append(lines, line)
	}
	return quiet(renderList(title(r, tally(r.Speakers.Total, len(lines), "speaker")), r, lines), len(lines))
}

func renderArticles(r ask.Reply) []Message {
	var lines []string
	for i := range r.Articles.Articles {
		a := &r.Articles.Articles[i]
		parts := []string{"- " + link(&a.Article, "")}
		if a.Publisher != "" {
			parts = append(parts, Escape(clip(a.Publisher, shownPublisher)))
		}
		parts = append(parts, day(&a.Article), wording.Count(a.Quotes, "quote"))
		lines = append(lines, strings.Join(parts, " · "))
	}
	return quiet(renderList(title(r, tally(r.Articles.Total, len(lines), "article")), r, lines), len(lines))
}

// quiet makes an answer private that has nothing to show.
func quiet(m []Message, found int) []Message {
	for i := range m {
		m[i].Private = found == 0
	}
	return m
}

// renderContext shows the paragraphs around a quote, its words in bold type.
func renderContext(r ask.Reply) []Message {
	hit := &r.Context.Hit
	who := clip(hit.Quote.Speaker.String(), shownName)
	if known := hit.KnownOf(0); !known.IsZero() {
		who += " (" + clip(known.Role, shownRole) + ", " + ask.KnownSince(known) + ")"
	}
	head := joinLines(title(r, "the article around the quote by "+Escape(who)), notes(r))
	foot := sourceLine(hit, hit.Quote.Speaker, 0)
	whole := stretch{hit, corpus.Span{Start: hit.PassageAt, End: hit.PassageAt + len(hit.Passage)}, hit.Quote.Spans}
	parts := whole.split(maxPage - utf8.RuneCountInString(head+foot) - len("> \n\n"))
	var pages []Message
	for i, s := range parts {
		body := "> " + strings.ReplaceAll(s.markdown(), "\n", "\n> ")
		if i == len(parts)-1 {
			body = joinLines(body, foot)
		}
		pages = append(pages, Message{Content: joinLines(head, body)})
	}
	return pages
}
