// Package told has an invented article, and answers about it, for the tests of what the bot shows. All people and
// outlets in it are invented.
package told

import (
	"fmt"
	"strings"
	"time"
	"verbatim/corpus"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// Article is the text; the quotes in it stand between « and ».
const Article = `Talks on the moratorium go on

HARBOUR TOWN (Harbour Wire) - "«The moratorium holds as long as both sides can look,»" Elin Marsh said. She said that
«the town would pay "every single coin" of it».

A senior aide said that «the draft was *not* read by @everyone». "«No,»" somebody shouted.`

// The speakers of the article.
var (
	Marsh = corpus.Speaker{Name: "Elin Marsh", Kind: corpus.Person, Role: "head of the Inspection Office"}
	Aide  = corpus.Speaker{Name: "A senior aide", Kind: corpus.Unnamed}
)

// Hits are the quotes of the article as a search finds them: a direct one, a mixed and an indirect one, and one of an
// unknown speaker.
func Hits() []index.Hit {
	text := strings.NewReplacer("«", "", "»", "").Replace(Article)
	quotes := []corpus.Quote{
		{Kind: corpus.Direct, Speaker: Marsh, Confidence: 1},
		{Kind: corpus.Mixed, Speaker: Marsh, Confidence: 0.9},
		{Kind: corpus.Indirect, Speaker: Aide, Confidence: 0.6},
		{Kind: corpus.Direct},
	}
	at, marks := 0, 0
	for i := range quotes {
		open := strings.Index(Article[at:], "«") + at
		end := strings.Index(Article[open:], "»") + open
		quotes[i].Spans = []corpus.Span{{Start: open - marks, End: end - marks - len("«")}}
		at, marks = end+len("»"), marks+len("«»")
	}
	corpus.AssignIDs("talks.txt", text, quotes)
	article := corpus.Article{
		Path: "talks.txt", Title: "Talks on the moratorium go on", Publisher: "Harbour Wire", URL: "https://harbour.example/talks",
		Date: time.Date(2021, 12, 21, 0, 0, 0, 0, time.UTC),
	}
	var hits []index.Hit
	for _, q := range quotes {
		hits = append(hits, index.Hit{Article: article, Quote: q, Passage: text})
	}
	start := strings.Index(text, "moratorium holds")
	hits[0].Highlights = []corpus.Span{{Start: start, End: start + len("moratorium")}}
	return hits
}

// Found is the answer of a search for words that found hits.
func Found(words string, hits ...index.Hit) *ask.Quotes {
	q := &ask.Quotes{Head: ask.Head{Command: ask.WhoSaid}, Hits: hits, Total: len(hits)}
	for _, w := range strings.Fields(words) {
		q.Query.Terms = append(q.Query.Terms, query.Term{Text: w})
	}
	for _, h := range hits {
		if n := len(q.Groups); n == 0 || q.Groups[n-1].Speaker != h.Quote.Speaker {
			q.Groups = append(q.Groups, ask.Group{Speaker: h.Quote.Speaker})
		}
		g := &q.Groups[len(q.Groups)-1]
		g.Hits = append(g.Hits, h)
	}
	return q
}

// Note is a note of any kind.
func Note(text string) []ask.Note { return []ask.Note{notice.New(notice.Fit, wording.Typed(text))} }

// Many are n long quotes.
func Many(n int) []index.Hit {
	var hits []index.Hit
	for i := range n {
		h := Hits()[0]
		h.Quote.ID = fmt.Sprintf("q%03d", i)
		h.Passage = fmt.Sprintf("%03d ", i) + strings.Repeat("so it is ", 60)
		h.Quote.Spans, h.Highlights = []corpus.Span{{Start: 0, End: len(h.Passage) - 1}}, nil
		hits = append(hits, h)
	}
	return hits
}

// Quotations returns what a message shows between quotation marks in block quotes, as a reader sees it: without the
// escapes of Discord.
func Quotations(content string, unescape func(string) string) []string {
	var all []string
	var block strings.Builder
	flush := func() {
		for rest := block.String(); ; {
			_, inside, ok := strings.Cut(rest, "“")
			words, after, closed := strings.Cut(inside, "”")
			if !ok || !closed {
				break
			}
			all = append(all, unescape(words))
			rest = after
		}
		block.Reset()
	}
	for line := range strings.Lines(content + "\n") {
		words, quoted := strings.CutPrefix(line, "> ")
		if !quoted {
			flush()
			continue
		}
		block.WriteString(words)
	}
	flush()
	return all
}

// Squash takes all white space out: parts of a quote are cut at it.
func Squash(s string) string { return strings.Join(strings.Fields(s), "") }
