package attribution

import (
	"strings"

	"verbatim/corpus/fold"
	"verbatim/corpus/layout"
	"verbatim/corpus/table"
)

// asker returns who asks in a turn of someone without a name: the reporter whom the text above names, the author, or
// the outlet. It reports false where the label says all that is known.
func (p *parser) asker(t *layout.Turn) (referent, bool) {
	if w := p.interviewer(); w >= 0 {
		return referent{figures: []int{w}}, true
	}
	if t.Label.Len() == 0 && p.readersAsk() {
		return referent{words: "readers"}, true
	}
	if w := p.author(); w >= 0 {
		return referent{figures: []int{w}}, true
	}
	if t.Label.Len() == 0 { // the outlet asks
		return referent{words: p.outlet, body: p.outlet != ""}, true
	}
	return referent{}, false
}

// lead returns the text above the first turn, at most maxIntroduction bytes of it.
func (p *parser) lead() string {
	return p.text[:min(len(p.text), p.floor.turns[0].Rows.Start, maxIntroduction)]
}

// maxIntroduction is how many bytes above the first turn are looked at for who asks and who answers.
const maxIntroduction = 3000

// readersAsk reports whether the text above an interview says that readers have sent the questions.
func (p *parser) readersAsk() bool { return readersQuestions().MatchString(p.lead()) }

// readersQuestions matches words that say that readers ask.
var readersQuestions = table.Pattern(`(?i)\bquestions (?:that |which )?(?:(?:our|your|the) )?readers\b|\breaders?(?:['’]s?|s['’])? ` +
	`questions\b|\bquestions (?:from|by|of) (?:(?:our|your) )?readers\b`)

// interviewer returns the reporter whom the text above the first turn names as the one who asks, or -1: "told Lantern
// correspondent Ada Marsh".
func (p *parser) interviewer() int {
	if p.interviews == 0 {
		p.interviews = 2 + p.findInterviewer()
	}
	return p.interviews - 2
}

func (p *parser) findInterviewer() int {
	end := len(p.lead())
	for i := range p.ments {
		m := &p.ments[i]
		if int(p.toks[m.first].start) >= end {
			break
		}
		if m.kind != aName || m.who < 0 || p.cast.parts(m) < 2 {
			continue
		}
		start := int(p.toks[m.name].start)
		before := strings.ToLower(p.text[max(0, start-maxInterview):start])
		if asksBefore().MatchString(before) {
			return m.who
		}
	}
	return -1
}

// asksBefore matches what is before the name of a reporter who asks.
var asksBefore = table.Pattern(`\b(?:told|to|with|by) [^.,;:]*(?:correspondent|reporter|journalist|editor|columnist) $|` +
	`\b(?:interview|interviewed|questions|asked)(?: was)?(?: conducted)? by $|\binterview(?:er)?: $`)

// answering returns the person of whom the text above the first turn says that they answer questions, or -1: "Ada
// Marsh, a hydrologist, answers five questions".
func (p *parser) answering() int {
	lead := p.lead()
	for i := range p.ments {
		m := &p.ments[i]
		if int(p.toks[m.first].start) >= len(lead) {
			break
		}
		if m.kind != aName || m.who < 0 || p.cast.parts(m) < 2 {
			continue
		}
		after := lead[min(int(p.toks[m.last-1].end), len(lead)):]
		if answersAfter().MatchString(after[:min(len(after), maxAnswers)]) {
			return m.who
		}
	}
	return -1
}

// answersAfter matches what follows the name of someone who answers questions.
var answersAfter = table.Pattern(`^(?:, [^.;:]{1,100},)? (?:answers|answered|has answered|takes|took|replies to|replied to) ` +
	`[^.;:]{0,30}questions?\b`)

// maxAnswers is how many bytes after a name may hold an apposition and "answers our questions".
const maxAnswers = 160

// principal returns the person an interview is with: whom the heading names so, else see cast.principal.
func (p *parser) principal() int {
	if p.floor.gives > 0 { // questions after a speech
		return p.floor.gives - 1
	}
	if p.guest == 0 {
		w := p.interviewed()
		if w < 0 {
			w = p.cast.principal(p.author())
		}
		p.guest = 2 + w
	}
	return p.guest - 2
}

// interviewed returns the person whom one of the first paragraphs names as the one an interview is with: "an interview
// with Ada Marsh", "Q&A with Ada Marsh"; -1 for none.
func (p *parser) interviewed() int {
	for i := range p.ments {
		m := &p.ments[i]
		if m.kind != aName || m.first < 2 || p.cast.parts(m) < 2 {
			continue
		}
		start := int(p.toks[m.first].start)
		before := strings.ToLower(p.text[max(0, start-maxInterview):start])
		if !strings.HasSuffix(before, "with ") {
			continue
		}
		for _, noun := range []string{"interview", "q&a", "q. and a.", "conversation", "questions"} {
			if strings.Contains(before, noun) {
				return m.who
			}
		}
	}
	if w := p.answering(); w >= 0 {
		return w
	}
	return p.titled()
}

// titled returns the person whom the article's title names as the one an interview is with, or -1: "A door held open:
// an interview with Ada Marsh".
func (p *parser) titled() int {
	for _, with := range []string{"interview with ", "Interview with ", "Q&A with ", "conversation with "} {
		_, name, ok := strings.Cut(p.title, with)
		if !ok {
			continue
		}
		if i := strings.IndexAny(name, ",.:;–—|("); i >= 0 {
			name = name[:i]
		}
		name = withoutOffice(strings.TrimSpace(name))
		if n := len(strings.Fields(name)); n > 1 && n <= maxByline && strings.Contains(p.text, name) {
			return p.cast.named(name)
		}
	}
	return -1
}

// withoutOffice returns a name without the titles and offices before it.
func withoutOffice(name string) string {
	for {
		first, rest, ok := strings.Cut(name, " ")
		if !ok || !known(fold.Lower(strings.TrimRight(first, "."))).is(title|role|modifier) {
			return name
		}
		name = rest
	}
}

// maxInterview is how many bytes before a name may hold "in an interview last week with".
const maxInterview = 48
