package attribution

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/fold"
	"verbatim/corpus/layout"
	"verbatim/corpus/layout/voice"
	"verbatim/corpus/table"
)

// layoutClasses are the classes of the lexicon that the layout of an article is read with.
var layoutClasses = []struct {
	class class
	as    voice.Class
}{
	{title, voice.Title},
	{role, voice.Role},
	{people, voice.People},
	{body | orgWord | orgName, voice.Body},
	{firstName, voice.Given},
	{place | demonym, voice.Place},
	{document | cueNoun | adjective | adverb | dayName | monthName, voice.Noun},
	{starter | preposition | auxiliary | modal | pronoun, voice.Noun},
}

// layoutWords tells the layout's reader what the lexicon knows of a word.
func layoutWords(word string) voice.Class {
	var lower [32]byte
	e := known(table.AppendLower(lower[:0], word))
	var c voice.Class
	for _, l := range layoutClasses {
		if e.is(l.class) {
			c |= l.as
		}
	}
	if e.other != 0 || e.verb != 0 && e.class&(firstName|role|title) == 0 {
		c |= voice.Noun
	}
	if e.verb&(say|tell|write|ask) != 0 && e.form&(past|third|gerund) != 0 {
		c |= voice.Report
	}
	return c
}

// A floor is the turns of an article, and the one that is being read.
type floor struct {
	turns  []layout.Turn
	next   int            // the turn that is being read, or the next one
	words  int            // how many pieces of it are quotes already
	voiced int            // 1 + the turn whose speaker is in who
	who    referent       // who speaks in it
	trail  trail          // how that was found
	full   map[string]int // the figure that a label last named in full, by surname
	gives  int            // 1 plus the figure who gives the speech above, 0 for none

	holders []officeHolder // made by holder
	endings map[string]int // the figure whose role ends so, -1 for several; made by endingHolder
}

// hasFloor reports whether sentence n is part of a turn, and makes quotes of its words.
func (p *parser) hasFloor(n int) bool {
	f := &p.floor
	s := p.sents[n]
	start, end := int(p.toks[s.first].start), int(p.toks[s.last-1].end)
	for f.next < len(f.turns) && f.turns[f.next].Rows.End <= start {
		f.next, f.words = f.next+1, 0
	}
	spoken := false
	for f.next < len(f.turns) && f.turns[f.next].Rows.Start < end {
		t := &f.turns[f.next]
		spoken = p.takeWords(n, end, t) || spoken
		if t.Rows.End > end {
			break
		}
		f.next, f.words = f.next+1, 0
	}
	return spoken
}

// takeWords makes quotes of the words of a turn that begin before byte end, where sentence n ends. It reports whether
// someone says them.
func (p *parser) takeWords(n, end int, t *layout.Turn) bool {
	f := &p.floor
	if f.words == 0 && f.voiced != f.next+1 {
		f.voiced = f.next + 1
		f.who, f.trail = p.voice(n, t)
		if t.Voice.Kind == voice.Announced && !f.who.known() { // no one leads over to these words
			t.Words, t.Rows.End = nil, t.Rows.Start
			return false
		}
	}
	for f.words < len(t.Words) && t.Words[f.words].Start < end {
		d := draft{sent: n, para: p.sents[n].para, cued: true, who: f.who, trail: f.trail}
		d.Kind, d.Spans, d.Source, d.Method = corpus.Direct, []corpus.Span{t.Words[f.words]}, t.Label, corpus.Transcript
		d.Post = t.Post
		if t.Form == layout.Caption {
			d.Kind = corpus.Mixed
		}
		p.emit(d)
		f.words++
	}
	return true
}

// voice finds whom the layout means as the speaker of a turn that begins at sentence n.
func (p *parser) voice(n int, t *layout.Turn) (referent, trail) {
	v := &t.Voice
	switch v.Kind {
	case voice.Announced:
		if np := p.announcedBy(n); np.ok() {
			r := p.resolve(np)
			return r.referent, trail{stepAnnounced, r.step}
		}
		return referent{}, trail{}
	case voice.Person:
		if v.Name.Len() > 0 || v.Spelled != "" {
			who := referent{figures: []int{p.labelled(v)}}
			for i := range t.Joint {
				if w := p.labelled(&t.Joint[i]); !slices.Contains(who.figures, w) {
					who.figures = append(who.figures, w)
				}
			}
			if t.Form == layout.Speech {
				p.floor.gives = 1 + who.figures[0]
			}
			return who, trail{stepTranscript}
		}
	case voice.Office:
		if w := p.holder(v.Role.In(p.text)); w >= 0 {
			return referent{figures: []int{w}}, trail{stepTranscript, stepRoleMatch}
		}
	case voice.Group:
		return referent{words: displayedBody(v.Name.In(p.text)), body: true}, trail{stepTranscript}
	case voice.Principal:
		if w := p.principal(); w >= 0 {
			return referent{figures: []int{w}}, trail{stepTranscript}
		}
	case voice.Asker:
		if who, ok := p.asker(t); ok {
			return who, trail{stepTranscript}
		}
	}
	return referent{words: t.Label.In(p.text)}, trail{stepTranscript}
}

// announcedBy returns the subject of the sentence before sentence n, which leads over to the words of a turn.
func (p *parser) announcedBy(n int) phrase {
	if n == 0 {
		return phrase{}
	}
	return p.mainSubject(p.sents[n-1], p.sents[n-1].last)
}

// labelled finds or enters the figure whom a label names. A surname alone means whom a label named in full last, then
// the only one of the article who has it.
func (p *parser) labelled(v *voice.Voice) int {
	name := displayed(fold.Visible(cmp.Or(v.Spelled, v.Name.In(p.text))))
	name = strings.Join(strings.Fields(name), " ") // a label may go on in the next line
	if handle, ok := strings.CutPrefix(name, "@"); ok {
		if w := p.cast.spelled(ofHandle(handle)); w >= 0 {
			return w
		}
	}
	words := strings.Fields(name)
	last := fold.String(words[len(words)-1])
	w := -1
	if len(words) > 1 {
		w = p.cast.named(name)
	} else {
		w = p.bySurname(last)
	}
	if w < 0 {
		w = p.cast.enter(figure{name: name, last: last, kind: corpus.Person, words: 1})
	}
	if p.floor.full == nil {
		p.floor.full = map[string]int{}
	}
	p.floor.full[last] = w
	if f := &p.cast.figures[w]; f.name == strings.ToUpper(f.name) {
		f.name = displayed(f.name)
	}
	if v.Role.Len() > 0 {
		p.cast.learnRole(w, v.Role, nounRole)
	}
	return w
}

// spelled returns the figure with this first name and surname, or -1.
func (c *cast) spelled(name string) int {
	words := strings.Fields(name)
	if len(words) < 2 {
		return -1
	}
	if w, ok := c.bearerOf(fold.String(words[0]), fold.String(words[len(words)-1])); ok {
		return w
	}
	return -1
}

// bySurname finds the figure whom a surname alone means in a label, or -1.
func (p *parser) bySurname(last string) int {
	if w, ok := p.floor.full[last]; ok {
		return w
	}
	for _, w := range p.cast.byLast[last] {
		if p.cast.figures[w].given != "" {
			return w
		}
	}
	if bearers := p.cast.byLast[last]; len(bearers) > 0 {
		return bearers[0]
	}
	return -1
}

// An officeHolder is a figure and the words of its role, folded.
type officeHolder struct {
	role   string
	figure int
}

// holder returns the figure whose role begins with an office, the only one; -1 for none.
func (p *parser) holder(office string) int {
	if p.floor.holders == nil {
		p.floor.holders = p.cast.holders()
	}
	office = withoutThe(fold.Lower(office))
	at := sort.Search(len(p.floor.holders), func(i int) bool { return p.floor.holders[i].role >= office })
	found := -1
	for _, h := range p.floor.holders[at:] {
		if !strings.HasPrefix(h.role, office) {
			break
		}
		if found >= 0 {
			return -1
		}
		found = h.figure
	}
	if found < 0 {
		return p.endingHolder(office)
	}
	return found
}

// endingHolder returns the figure whose role ends with an office, the one who gives the speech or the only one; -1 for
// none: "Secretary General" of an "Alliance Secretary General".
func (p *parser) endingHolder(office string) int {
	if p.floor.endings == nil {
		p.floor.endings = map[string]int{}
		for _, h := range p.floor.holders {
			rest := h.role
			for range maxEnding {
				_, after, ok := strings.Cut(rest, " ")
				if !ok {
					break
				}
				rest = after
				if w, seen := p.floor.endings[rest]; seen && w != h.figure {
					p.floor.endings[rest] = -1
				} else {
					p.floor.endings[rest] = h.figure
				}
			}
		}
	}
	if w, ok := p.floor.endings[office]; ok {
		return w
	}
	return -1
}

// maxEnding is how many words may be before the office by which a label calls the holder of a longer one.
const maxEnding = 4

// withoutThe returns an office without its article.
func withoutThe(office string) string { return strings.TrimPrefix(office, "the ") }

// holders returns the people with a role, in the order of their roles. It is never nil.
func (c *cast) holders() []officeHolder {
	list := []officeHolder{}
	for w := range c.figures {
		if f := &c.figures[w]; f.kind == corpus.Person && f.role.Len() > 0 && (f.given != "" || f.titled) {
			list = append(list, officeHolder{withoutThe(fold.Lower(f.role.In(c.text))), w})
		}
	}
	slices.SortFunc(list, func(a, b officeHolder) int { return strings.Compare(a.role, b.role) })
	return list
}

// displayed returns a name that is set in capitals in normal case: "Mary-Ann Hollis". All else stays as it is.
func displayed(name string) string {
	var b strings.Builder
	for len(name) > 0 {
		end := strings.IndexFunc(name, unicode.IsSpace)
		if end < 0 {
			end = len(name)
		}
		word := name[:end]
		mixed := strings.ContainsFunc(word, unicode.IsLower)
		if mixed || utf8.RuneCountInString(strings.TrimRight(word, ".")) < 2 {
			b.WriteString(word)
		} else {
			b.WriteString(capitalised(word))
		}
		space := end + len(name[end:]) - len(strings.TrimLeftFunc(name[end:], unicode.IsSpace))
		b.WriteString(name[end:space])
		name = name[space:]
	}
	return b.String()
}

// displayedBody returns the name of a body in normal case. Capitals beside small letters are an abbreviation: "MFA of
// Norland".
func displayedBody(name string) string {
	if name != strings.ToUpper(name) {
		return name
	}
	return displayed(name)
}

// capitalised returns a word with capitals only at its start and after hyphens and apostrophes.
func capitalised(word string) string {
	var b strings.Builder
	start := true
	for _, r := range word {
		if start {
			b.WriteRune(unicode.ToUpper(r))
		} else {
			b.WriteRune(unicode.ToLower(r))
		}
		start = r == '-' || r == '\'' || r == '’' || r == '.'
	}
	return b.String()
}

// ofHandle returns the name that a handle spells with its capitals: "AdaMarsh" is Ada Marsh.
func ofHandle(handle string) string {
	var words []string
	begin := 0
	for i, r := range handle {
		if i > 0 && unicode.IsUpper(r) && i-begin > 1 {
			words = append(words, handle[begin:i])
			begin = i
		}
	}
	return strings.Join(append(words, handle[begin:]), " ")
}
