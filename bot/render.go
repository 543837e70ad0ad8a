package bot

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
)

// Render turns a reply into the messages that show it. It is plain text with Discord's markdown and no embeds: it reads the
// same on a phone, in a notification, by ear and where the bot may not embed. Each message is within Discord's limits.
func Render(r ask.Reply) []Message {
	switch {
	case r.Search != nil:
		return renderSearch(r)
	case r.Speakers != nil:
		return renderSpeakers(r)
	case r.Articles != nil:
		return renderArticles(r)
	case r.Context != nil:
		return renderContext(r)
	case r.Status != nil:
		return renderList(title(r, ""), r, statusLines(r.Status))
	case r.Reindex != nil:
		return renderList(title(r, ""), r, reindexLines(r.Reindex))
	}
	return renderList(title(r, ""), r, helpLines(r.Help))
}

// RenderTrouble puts an error into words for whoever asked.
func RenderTrouble(t ask.Trouble) []Message {
	text := upperFirst(t.Message)
	if t.Column > 0 {
		text += fmt.Sprintf(" (at character %d)", t.Column)
	}
	text = fullStop(text)
	if t.Hint != "" {
		text += " " + fullStop(upperFirst(t.Hint))
	}
	return []Message{{Content: Escape(clip(text, MaxContent/2)), Private: true}}
}

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

// title is the first line: the command and the query as it was understood, and what came of it.
func title(r ask.Reply, found string) string {
	line := "**" + Escape(r.Command) + "**"
	if q := clip(r.Query.String(), shownQuery); q != "" {
		line += " " + Escape(q)
	}
	if found != "" {
		line += " · " + found
	}
	return line
}

// notes are the lines below the title.
func notes(r ask.Reply) []block {
	var blocks []block
	for _, n := range r.Notes {
		blocks = append(blocks, block{body: Escape(clip(n, shownQuery))})
	}
	return blocks
}

// count says how many there are, and how many of them are shown when these are fewer.
func count(total, here int, one, many string) string {
	switch {
	case total == 0 && here == 0:
		return "nothing found"
	case total == 1:
		return "1 " + one
	case here < total:
		return fmt.Sprintf("%d %s, the first %d", total, many, here)
	}
	return fmt.Sprintf("%d %s", total, many)
}

func renderSearch(r ask.Reply) []Message {
	s := r.Search
	found := title(r, count(s.Total, len(s.Hits), "quote", "quotes"))
	blocks := notes(r)
	var order []*index.Hit
	for gi := range s.Groups {
		g := &s.Groups[gi]
		for hi := range g.Hits {
			blocks = append(blocks, quoteBlocks(&g.Hits[hi], g.Speaker, len(order))...)
			order = append(order, &g.Hits[hi])
		}
	}
	return quiet(messages(found, blocks, func(item int) (string, string) {
		var b strings.Builder
		for _, hit := range order[item:] {
			b.WriteString(plainQuote(hit))
		}
		return b.String(), "the other " + count(len(order)-item, len(order)-item, "quote is", "quotes are") + " in the file"
	}), len(order))
}

// renderList packs a title and lines.
func renderList(title string, r ask.Reply, lines []string) []Message {
	blocks := notes(r)
	for i, l := range lines {
		blocks = append(blocks, block{body: l, item: i})
	}
	return messages(title, blocks, func(item int) (string, string) {
		left := len(lines) - item
		return Unescape(strings.Join(lines[item:], "\n")) + "\n", "the other " + count(left, left, "line is", "lines are") + " in the file"
	})
}

func renderSpeakers(r ask.Reply) []Message {
	var lines []string
	for _, s := range r.Speakers.Speakers {
		lines = append(lines, fmt.Sprintf("- %s · %s in %s", speakerLine(s.Speaker),
			count(s.Quotes, s.Quotes, "quote", "quotes"), count(s.Articles, s.Articles, "article", "articles")))
	}
	return quiet(renderList(title(r, count(r.Speakers.Total, len(lines), "speaker", "speakers")), r, lines), len(lines))
}

func renderArticles(r ask.Reply) []Message {
	var lines []string
	for i := range r.Articles.Articles {
		a := &r.Articles.Articles[i]
		parts := []string{"- " + link(&a.Article)}
		if a.Publisher != "" {
			parts = append(parts, Escape(clip(a.Publisher, shownPublisher)))
		}
		parts = append(parts, day(&a.Article), fmt.Sprintf("%d quotes", a.Quotes))
		lines = append(lines, strings.Join(parts, " · "))
	}
	return quiet(renderList(title(r, count(r.Articles.Total, len(lines), "article", "articles")), r, lines), len(lines))
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
	head := title(r, "the article around the quote by "+Escape(clip(hit.Quote.Speaker.String(), shownName)))
	foot := sourceLine(hit, hit.Quote.Speaker)
	whole := stretch{hit, corpus.Span{Start: hit.PassageAt, End: hit.PassageAt + len(hit.Passage)}, hit.Quote.Spans}
	blocks := notes(r)
	parts := whole.split(roomFor(foot) - len("> "))
	for i, s := range parts {
		body := "> " + strings.ReplaceAll(s.markdown(), "\n", "\n> ")
		if i == len(parts)-1 {
			body = joinLines(body, foot)
		}
		blocks = append(blocks, block{body: body, item: i})
	}
	return messages(head, blocks, func(item int) (string, string) {
		return hit.Slice(corpus.Span{Start: parts[item].span.Start, End: whole.span.End}), "the passage goes on in the file"
	})
}
