package attribution

import (
	"strings"

	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/fold"
	"verbatim/corpus/layout"
	"verbatim/corpus/table"
)

// asker returns who asks in a turn of someone without a name: the reporter whom the text above names, the author, or
// the outlet. It reports false where the label says all that is known.
func (p *parser) asker(t *layout.Turn) (speaker.Referent, bool) {
	if w := p.interviewer(); w >= 0 {
		return speaker.Referent{Figures: []int{w}}, true
	}
	if t.Label.Len() == 0 && p.readersAsk() {
		return speaker.Referent{Words: "readers"}, true
	}
	if w := p.Author(); w >= 0 {
		return speaker.Referent{Figures: []int{w}}, true
	}
	if t.Label.Len() == 0 { // the outlet asks
		return speaker.Referent{Words: p.Outlet, Body: p.Outlet != ""}, true
	}
	return speaker.Referent{}, false
}

// lead returns the text above the first turn, at most maxIntroduction bytes of it.
func (p *parser) lead() string {
	return p.Text[:min(len(p.Text), p.floor.turns[0].Rows.Start, maxIntroduction)]
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
	if p.Interviews == 0 {
		p.Interviews = 2 + p.findInterviewer()
	}
	return p.Interviews - 2
}

func (p *parser) findInterviewer() int {
	end := len(p.lead())
	for i := range p.Mentions {
		m := &p.Mentions[i]
		if int(p.Toks[m.First].Start) >= end {
			break
		}
		if m.Kind != entity.AName || m.Who < 0 || p.Cast.Parts(m) < 2 {
			continue
		}
		start := int(p.Toks[m.Name].Start)
		before := strings.ToLower(p.Text[max(0, start-maxInterview):start])
		if asksBefore().MatchString(before) {
			return m.Who
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
	for i := range p.Mentions {
		m := &p.Mentions[i]
		if int(p.Toks[m.First].Start) >= len(lead) {
			break
		}
		if m.Kind != entity.AName || m.Who < 0 || p.Cast.Parts(m) < 2 {
			continue
		}
		after := lead[min(int(p.Toks[m.Last-1].End), len(lead)):]
		if answersAfter().MatchString(after[:min(len(after), maxAnswers)]) {
			return m.Who
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
	if p.Guest == 0 {
		w := p.interviewed()
		if w < 0 {
			w = p.Cast.Principal(p.Author())
		}
		p.Guest = 2 + w
	}
	return p.Guest - 2
}

// interviewed returns the person whom one of the first paragraphs names as the one an interview is with: "an interview
// with Ada Marsh", "Q&A with Ada Marsh"; -1 for none.
func (p *parser) interviewed() int {
	for i := range p.Mentions {
		m := &p.Mentions[i]
		if m.Kind != entity.AName || m.First < 2 || p.Cast.Parts(m) < 2 {
			continue
		}
		start := int(p.Toks[m.First].Start)
		before := strings.ToLower(p.Text[max(0, start-maxInterview):start])
		if !strings.HasSuffix(before, "with ") {
			continue
		}
		for _, noun := range []string{"interview", "q&a", "q. and a.", "conversation", "questions"} {
			if strings.Contains(before, noun) {
				return m.Who
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
		_, name, ok := strings.Cut(p.Title, with)
		if !ok {
			continue
		}
		if i := strings.IndexAny(name, ",.:;–—|("); i >= 0 {
			name = name[:i]
		}
		name = withoutOffice(strings.TrimSpace(name))
		if n := len(strings.Fields(name)); n > 1 && n <= speaker.MaxByline && strings.Contains(p.Text, name) {
			return p.Cast.Named(name)
		}
	}
	return -1
}

// withoutOffice returns a name without the titles and offices before it.
func withoutOffice(name string) string {
	for {
		first, rest, ok := strings.Cut(name, " ")
		if !ok || !lexicon.Known(fold.Lower(strings.TrimRight(first, "."))).Is(lexicon.Title|lexicon.Role|lexicon.Modifier) {
			return name
		}
		name = rest
	}
}

// maxInterview is how many bytes before a name may hold "in an interview last week with".
const maxInterview = 48
