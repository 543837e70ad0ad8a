package layout

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// speeches reads an article that is one person's speech or statement: its heading says so and names who speaks.
type speeches struct{ *document }

func (d speeches) read() {
	body, delivered := 0, false
	var v voice.Voice
	for i := 0; i < len(d.rows) && i < maxSpeechHead; i++ {
		r := &d.rows[i]
		if v.Kind != voice.NoVoice && sentenceEnd(r.text) && !stageDirection(r.text) || r.taken {
			break
		}
		delivered = delivered || isDelivered(r.text)
		found, ok := d.speakerIn(r.Span)
		if by := strings.HasPrefix(r.text, "by "); !ok && by && i > 0 { // below "Doorstep statement"
			found, ok = d.voiceUpTo(r.Span, len("by "))
		}
		if ok && v.Kind == voice.NoVoice && (i < 2 || r.headingLike()) {
			v, body = found, i+1
		} else if delivered && r.headingLike() {
			body = i + 1
		}
	}
	if v.Kind == voice.NoVoice {
		v = d.titled()
	}
	if v.Kind == voice.NoVoice || !delivered && !d.firstPerson(body) {
		return
	}
	d.monologue(v, body)
}

// isDelivered reports whether a row says that a speech stands below it.
func isDelivered(row string) bool {
	lower := strings.ToLower(row)
	return strings.Contains(lower, "as delivered") || strings.Contains(lower, "as prepared for delivery")
}

// delivered reports whether one of the first rows says that a speech stands below.
func (d *document) delivered() bool {
	for i := range d.rows[:min(len(d.rows), maxSpeechHead)] {
		if isDelivered(d.rows[i].text) {
			return true
		}
	}
	return false
}

// titled returns who speaks by the article's title, where it does not stand in the text.
func (d speeches) titled() voice.Voice {
	title := &document{Reader: voice.Reader{Text: d.title, Known: d.Known}}
	v, ok := speeches{title}.speakerIn(corpus.Span{End: len(d.title)})
	if !ok || v.Kind != voice.Person || v.Name.Len() == 0 {
		return voice.Voice{}
	}
	return voice.Voice{Kind: voice.Person, Spelled: v.Name.In(d.title)}
}

// maxSpeechHead is how many rows the heading of a speech may have.
const maxSpeechHead = 8

// speechNouns name what a heading says is below, in lower case.
var speechNouns = []string{
	"remarks", "statement", "speech made", "statement made", "remarks made", "briefing", "speech", "address", "intervention", "testimony", "delivered", "lecture", "opening words",
}

// speakerIn returns who speaks by a row of the heading: "Remarks by Ada Marsh at the Dam", "As delivered by Ambassador
// Ada Marsh", "by Ambassador Ada Marsh ahead of the meeting".
func (d *document) speakerIn(span corpus.Span) (voice.Voice, bool) {
	text := span.In(d.Text)
	for _, by := range []string{" by ", " of ", " from "} {
		at := indexFold(text, by)
		if at < 0 || !endsWithAny(strings.ToLower(text[:at]), speechNouns) {
			continue
		}
		return d.voiceUpTo(span, at+len(by))
	}
	for _, owner := range []string{"’s ", "'s "} { // "Ada Marsh's remarks at the dam"
		name, rest, ok := strings.Cut(text, owner)
		if ok && startsWithAny(strings.ToLower(rest), speechNouns) {
			v, ok := d.Voice(corpus.Span{Start: span.Start, End: span.Start + len(name)})
			return v, ok && v.Kind == voice.Person
		}
	}
	return voice.Voice{}, false
}

// indexFold is strings.Index for an ASCII word in either case. It returns an offset in text, which an offset in
// strings.ToLower(text) need not be: İ and Ⱥ grow by a byte.
func indexFold(text, word string) int {
	for i := 0; i+len(word) <= len(text); i++ {
		if strings.EqualFold(text[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

func startsWithAny(text string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(strings.TrimPrefix(text, "opening "), w) {
			return true
		}
	}
	return false
}

func endsWithAny(text string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(text, w) || strings.HasSuffix(text, w+")") {
			return true
		}
	}
	return false
}

// stops end the name in a heading: they say where, when or why the speech was given.
var stops = []string{
	" at ", " on ", " to ", " ahead ", " during ", " before ", " in ", " following ", " after ", " with ", " regarding ",
	" upon ", " At ", " On ", " To ", " Before ", " In ", "\n",
}

// voiceUpTo reads the name that begins at byte from of a heading, up to the words that say where the speech was given.
func (d *document) voiceUpTo(span corpus.Span, from int) (voice.Voice, bool) {
	rest := span.In(d.Text)[from:]
	end := len(rest)
	for _, stop := range stops {
		if i := strings.Index(rest, stop); i > 0 && i < end {
			end = i
		}
	}
	v, ok := d.Voice(voice.Trimmed(d.Text, span.Start+from, span.Start+from+end))
	return v, ok && (v.Kind == voice.Person || v.Kind == voice.Office || v.Kind == voice.Group)
}

// firstPerson reports whether the rows from body on are mostly the speaker's own words: enough of them say "I" or
// "we".
func (d speeches) firstPerson(body int) bool {
	n, own := 0, 0
	for i := body; i < len(d.rows); i++ {
		r := &d.rows[i]
		if r.taken || !sentenceEnd(r.text) {
			continue
		}
		n++
		if saysI(r.text) {
			own++
		}
	}
	return n >= 2 && own*2 >= n
}

// saysI reports whether words outside of quotation marks are in the first person.
func saysI(text string) bool {
	quoted := false
	for w := range strings.FieldsSeq(text) {
		if !quoted {
			quoted = marked(w) && voice.FirstRune(w) != '\'' && voice.FirstRune(w) != '‘'
		}
		if quoted {
			quoted = !strings.ContainsAny(strings.TrimLeft(w, "\"“«"), "\"”»")
			continue
		}
		switch strings.ToLower(strings.Trim(w, ".,;:!?—-()")) {
		case "i", "we", "our", "my", "us", "i'm", "i’m", "i've", "i’ve", "we've", "we’ve", "we're", "we’re", "me":
			return true
		}
	}
	return false
}

// monologue claims the rows from body on for one voice, up to the first that another form has claimed.
func (d speeches) monologue(v voice.Voice, body int) {
	for body < len(d.rows) && !d.rows[body].taken && headsSpeech(d.rows[body].text) {
		body++
	}
	t := Turn{Form: Speech, Label: v.Name, Voice: v}
	if v.Name.Len() == 0 {
		t.Label = v.Role
	}
	first, next := body, body
	for ; next < len(d.rows) && !d.closes(&d.rows[next]); next++ {
		r := &d.rows[next]
		if r.label.style == letterLabel && r.label.voice.Kind == voice.Asker { // a question after the speech
			if next > first {
				d.add(t, first, next)
			}
			question := voice.Trimmed(d.Text, r.label.body, r.Span.End)
			asked := Turn{Form: Speech, Label: r.label.name, Voice: r.label.voice, Words: []corpus.Span{question}}
			d.add(asked, next, next+1)
			t.Words, first = nil, next+1
			continue
		}
		if _, heading := d.speakerIn(r.Span); !heading && !d.skipped(r) {
			t.Words = append(t.Words, voice.Trimmed(d.Text, r.Span.Start, r.Span.End))
		}
	}
	if next > first {
		d.add(t, first, next)
	}
}

// headsSpeech reports whether a row is part of a speech's heading: no sentence, a remark in brackets, or a day such as
// "16 Feb. 2022 -".
func headsSpeech(text string) bool {
	day := len(text) < maxDay && (strings.Contains(text, "20") || strings.Contains(text, "19"))
	about := strings.Contains(text, "transcript") || strings.Contains(text, "following")
	return day || about || !sentenceEnd(text) || stageDirection(text)
}

// maxDay is how many bytes a row may have that is only a day.
const maxDay = 40
