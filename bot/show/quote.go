package show

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask/texts"
)

// How many characters of a field are shown. Doubled by escapes and together with a link they leave a message more than
// 500 characters for the quote itself.
const (
	MaxName       = 80
	MaxRole       = 160
	maxPublisher  = 80
	MaxTitle      = 120
	maxCorrection = 300
	maxURL        = 400
	MaxQuery      = 300
)

// How quotations are marked, whatever marks the article prints.
const openMark, closeMark = "“", "”"

// quoting shows quotes and what is to be known of them where they are read.
type quoting struct{ View }

// speakerLine names who spoke.
func (v quoting) speakerLine(s corpus.Speaker) string {
	name, role := Escape(Clip(s.Name, MaxName)), Escape(Clip(s.Role, MaxRole))
	switch {
	case s.Kind == corpus.Unnamed && name != "":
		line := "**" + v.Lang.Say("Speaker unnamed:") + "** " + name
		if role != "" && role != name {
			line += ", " + role
		}
		return line
	case s.Kind == corpus.Unknown || name == "":
		return "**" + v.Lang.Say("Speaker unknown:") + "** " + v.Lang.Say("the article does not make clear who")
	case role == "":
		return "**" + name + "**"
	}
	return "**" + name + "**, " + role
}

// creditLine is speakerLine for one whose role may be known from another article alone: "Name (role, as of 3 January
// 2022)".
func (v quoting) creditLine(s corpus.Speaker, known index.KnownRole) string {
	line := v.speakerLine(s)
	if !known.IsZero() {
		line += " (" + Escape(Clip(known.Role, MaxRole)) + ", " + v.knownSince(known) + ")"
	}
	return line
}

// hitParts show a hit below the line that names the speaker: its words, where they stand, and the answer to a
// question. number is its place in the answer, or 0 where it needs none. again says that the hit above it is from the
// same article.
func (v quoting) hitParts(hit *index.Hit, of corpus.Speaker, number int, again bool) []Part {
	var whole []stretch
	for _, span := range hit.Quote.Spans {
		whole = append(whole, stretch{hit, span, hit.Highlights})
	}
	parts := []Part{
		{Text: v.framed(hit, shown(hit.Quote.Kind, whole))},
		{Text: v.sourceLine(hit, of, number, again), Quote: hit.Quote.ID},
	}
	if answer := v.answerBlock(hit.Answer); answer != "" {
		parts = append(parts, Part{Text: answer})
	}
	return parts
}

// framed sets the words of a quote off: a speaker's as a block quote, a reporter's after words that say whose they are.
func (v quoting) framed(hit *index.Hit, words string) string {
	words = Framed(hit, words)
	if hit.Quote.Kind == corpus.Indirect {
		return v.paraphrased(hit) + words
	}
	return "> " + strings.ReplaceAll(words, "\n", "\n> ")
}

// Framed puts the article's words that must stand around the content of a quote around words, which are its content
// in Markdown.
func Framed(hit *index.Hit, words string) string {
	return hit.Framed(words, func(s corpus.Span) string { return discord.Escape(strings.Join(strings.Fields(hit.Legible(s)), " ")) })
}

// frameRoom is how many characters stand around the words of a quote.
func (v quoting) frameRoom(hit *index.Hit) int { return utf8.RuneCountInString(v.framed(hit, "")) }

// leastRoom is how many characters of a quote a page shows at least: where the source leaves fewer, it is shortened.
const leastRoom = 300

// longQuote returns what shows a hit on pages of its own, each in at most room characters, with the line that names the
// speaker.
func (v quoting) longQuote(hit *index.Hit, of corpus.Speaker, room int) [][]Part {
	head, foot := v.creditLine(of, hit.KnownOf(0)), v.sourceLine(hit, of, 0, false)
	spent := utf8.RuneCountInString(head) + v.frameRoom(hit) + utf8.RuneCountInString(v.Lang.Say("%s (continued)", "")) + len("> “” (999/999)\n\n\n")
	answer, short := v.answerBlock(hit.Answer), v.shortFoot(hit)
	for _, foot = range []string{JoinLines(foot, answer), JoinLines(short, answer), short} {
		if room-spent-utf8.RuneCountInString(foot) >= leastRoom {
			break
		}
	}
	parts := quoteParts(hit, max(room-spent-utf8.RuneCountInString(foot), 1))
	var bodies [][]Part
	for i, part := range parts {
		words := shown(hit.Quote.Kind, part)
		if len(parts) > 1 {
			words += fmt.Sprintf(" (%d/%d)", i+1, len(parts))
		}
		name := head
		if i > 0 {
			name = v.Lang.Say("%s (continued)", name)
		}
		body := []Part{{Text: name, Above: Gap}, {Text: v.framed(hit, words), Quote: hit.Quote.ID}}
		if i == len(parts)-1 {
			body[1].Quote = ""
			body = append(body, Part{Text: foot, Quote: hit.Quote.ID})
		}
		bodies = append(bodies, body)
	}
	return bodies
}

// shownNote is how many characters of the article's note on a quotation are shown where room is short.
const shownNote = 100

// shortFoot is the source line of a quote that leaves no room for a longer one.
func (v quoting) shortFoot(hit *index.Hit) string {
	foot := "-# " + v.day(&hit.Article) + " · `" + hit.Quote.ID + "`"
	if hit.Correction != "" {
		foot += " · " + v.noteOf(hit, shownNote)
	}
	return foot
}

// paraphrased stands before the reporter's texts.
func (v quoting) paraphrased(hit *index.Hit) string {
	if hit.Article.Publisher == "" {
		return "*" + v.Lang.Say("paraphrased by the article:") + "* "
	}
	return "*" + v.Lang.Say("paraphrased by %s:", v.publisher(hit)) + "* "
}

func (v quoting) publisher(hit *index.Hit) string {
	if hit.Article.Publisher == "" {
		return v.Lang.Say("the article")
	}
	return Escape(Clip(hit.Article.Publisher, maxPublisher))
}

// quoteParts splits the content into runs of stretches that take at most room characters each.
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

// sourceLine says where a quote stands, and what is to be known of its attribution; number is its place in the answer,
// or 0. again says that the article was named above.
func (v quoting) sourceLine(hit *index.Hit, of corpus.Speaker, number int, again bool) string {
	a, q := &hit.Article, &hit.Quote
	var parts []string
	if number > 0 {
		parts = append(parts, fmt.Sprintf("**%d**", number))
	}
	switch {
	case again:
		parts = append(parts, v.linkTo(v.Lang.Say("same article"), hit))
	case a.Publisher != "":
		parts = append(parts, v.publisher(hit), v.day(a), v.linkTo(articleTitle(a), hit))
	default:
		parts = append(parts, v.day(a), v.linkTo(articleTitle(a), hit))
	}
	if posted := v.posted(q.Post); posted != "" {
		parts = append(parts, linked(posted, q.Post.URL, ""))
	}
	if q.Time != "" {
		parts = append(parts, v.Lang.Say("at %s", q.Time))
	}
	parts = append(parts, v.attributionNotes(hit, of)...)
	if also := texts.Copies(hit, v.dayIfKnown); also != "" {
		parts = append(parts, Escape(Clip(v.Lang.Say("also in %s", also), MaxTitle)))
	}
	if q.ID != "" {
		parts = append(parts, "`"+q.ID+"`")
	}
	return "-# " + strings.Join(parts, " · ")
}

// attributionNotes are what a reader must know of a quote's attribution. The line above the quote names the speaker of.
func (v quoting) attributionNotes(hit *index.Hit, of corpus.Speaker) []string {
	q := &hit.Quote
	var notes []string
	if with := others(q); with != "" {
		notes = append(notes, v.Lang.Say("together with %s", with))
	}
	if here := q.Speaker.Name; here != "" && here != of.Name {
		notes = append(notes, v.Lang.Say("here: %s", Escape(Clip(here, MaxName))))
	}
	if q.Confidence < corpus.ConfidenceShown && q.Speaker.Kind != corpus.Unknown {
		notes = append(notes, v.Lang.Say("attributed by context"))
	}
	if hit.Correction != "" {
		notes = append(notes, v.noteOf(hit, maxCorrection))
	}
	return notes
}

// noteOf shows at most so many characters of the article's note on a quote.
func (v quoting) noteOf(hit *index.Hit, most int) string {
	return v.Lang.Say("the article's note: %s", Escape(Clip(hit.Correction, most)))
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
	return Escape(Clip(strings.Join(names, ", "), MaxName))
}

// day is the date as people write it there, in plain text: every reader sees the day that the article gives.
func (v View) day(a *corpus.Article) string {
	switch {
	case a.Date.IsZero():
		return v.Lang.Say("undated")
	case a.Future:
		return v.Lang.Say("%s (date in the future)", v.dayOf(a.Date))
	}
	return v.dayOf(a.Date)
}

// dayIfKnown is day, or "" for an article without a date.
func (v quoting) dayIfKnown(a *corpus.Article) string {
	if a.Date.IsZero() {
		return ""
	}
	return v.day(a)
}

// dayOf is a day as people write it there.
func (v View) dayOf(t time.Time) string { return v.Lang.Day(t, dayLayout) }

// posted says that words were posted, and when; "" for other words.
func (v quoting) posted(p corpus.Post) string {
	switch {
	case p.IsZero():
		return ""
	case p.Day.IsZero():
		return v.Lang.Say("in a post")
	}
	return v.Lang.Say("in a post of %s", v.dayOf(p.Day))
}

// knownSince says where a role comes from that the article of a quote does not give.
func (v quoting) knownSince(k index.KnownRole) string {
	if k.Day.IsZero() {
		return v.Lang.Say("in an undated article")
	}
	return v.Lang.Say("as of %s", v.dayOf(k.Day))
}

// QuoteName names a quote to the member who reported it. Only the content is shortened: its report may stand after it.
func QuoteName(hit *index.Hit) string {
	words := Framed(hit, Escape(Clip(strings.Join(hit.Pieces(), index.Ellipsis), MaxTitle)))
	if hit.Quote.Kind != corpus.Direct || !hit.Quote.Report.Plain() {
		return "*" + words + "*"
	}
	return "“" + words + "”"
}
