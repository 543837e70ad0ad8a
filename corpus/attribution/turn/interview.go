package turn

import (
	"cmp"
	"regexp"
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/speaker"
	"verbatim/corpus/fold"
	"verbatim/corpus/layout"
	"verbatim/corpus/table"
)

// asker returns who asks in a turn of someone without a name: the reporter whom the text above names, the readers, the
// author of an interview. The label says all that is known where none of them is, or else the name of the outlet.
func (f *Floor) asker(t *layout.Turn) speaker.Referent {
	switch {
	case f.asks() >= 0:
		return speaker.Referent{Figures: []int{f.asks()}}
	case readersAsk().MatchString(f.lead):
		return speaker.Referent{Words: "readers"}
	case f.alone && f.Author() >= 0: // in a press conference, others ask
		return speaker.Referent{Figures: []int{f.Author()}}
	}
	return speaker.Referent{Words: cmp.Or(t.Label.In(f.Text), f.Outlet)}
}

// readersAsk matches words that say that readers have sent the questions.
var readersAsk = table.Pattern(`(?i)\bquestions (?:that |which )?(?:(?:our|your|the) )?readers\b|\breaders?(?:['’]s?|s['’])? ` +
	`questions\b|\bquestions (?:from|by|of) (?:(?:our|your) )?readers\b`)

// The words around a person's name, for which an @ stands, that make this person the one who asks or answers.
var (
	asking = table.Pattern(`(?i)\b(?:told|to|with|by) [^.,;:]*(?:correspondent|reporter|journalist|editor|columnist) @|` +
		`\b(?:interview|interviewed|questions|asked)(?: was)?(?: conducted)? by @|\binterview(?:er)?: @`)
	guest = table.Pattern(`(?i)(?:interview|q&a|q\. and a\.|conversation|questions).* with (?:[\w.]+ ){0,3}@|` +
		`@(?:, [^.;:]{1,100},)? (?:answers|answered|has answered|takes|took|replies to|replied to) [^.;:]{0,30}questions?\b`)
)

// How many bytes before a name may hold "in an interview last week with", and how many after one an apposition and
// "answers our questions".
const (
	maxBefore = 48
	maxAfter  = 160
)

// named returns the first person whom the text above the first turn names in full, between words that a pattern
// matches; -1 for none.
func (f *Floor) named(around func() *regexp.Regexp) int {
	for i := range f.Mentions {
		m := &f.Mentions[i]
		begin, end := int(f.Toks[m.Name].Start), int(f.Toks[m.Last-1].End)
		switch {
		case end > len(f.lead):
			return -1
		case m.Who < 0, m.Parts < 2:
			continue
		}
		before, after := f.lead[max(0, begin-maxBefore):begin], f.lead[end:min(end+maxAfter, len(f.lead))]
		if around().MatchString(before + "@" + after) {
			return m.Who
		}
	}
	return -1
}

// findGuest returns the person whom the text above or the title names as the one that an interview is with, else the
// one whom the article names most.
func (f *Floor) findGuest() int {
	if w := f.named(guest); w >= 0 {
		return w
	}
	if m := titled().FindStringSubmatch(f.Title); m != nil {
		if name := withoutOffice(strings.TrimSpace(m[1])); strings.Contains(name, " ") {
			return f.Cast.Named(name)
		}
	}
	return f.Cast.Principal(f.Author())
}

// titled matches a title that names the person whom an interview is with: "A door held open: an interview with Ada
// Marsh".
var titled = table.Pattern(`(?:[Ii]nterview|Q&A|conversation) with ([^,.:;–—|(]+)`)

// withoutOffice returns a name without the titles and offices before it.
func withoutOffice(name string) string {
	first, rest, _ := strings.Cut(name, " ")
	if lexicon.Known(fold.Lower(strings.TrimRight(first, "."))).Is(lexicon.Title | lexicon.Role | lexicon.Modifier) {
		return withoutOffice(rest)
	}
	return name
}
