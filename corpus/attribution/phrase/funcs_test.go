package phrase_test

import (
	"testing"

	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/subject"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/readtest"
)

// later has patterns of a later stage, which ask for each part that this package finds.
const later = `
np => <np> finite
	[the bridge over the fjord fell] down
	[Ada Marsh of the Halden Institute left] early
	! [on] Monday
np-back <= finite <np>
	Marsh [saw the old bridge] there
	Marsh [saw a spokesman for the Halden Institute] there
	! Marsh saw quickly] there
someone => <someone>
	[the former mayor of Halden] fell
	! [the bridge] fell
someone-back <= <someone>
	it hit [the former mayor] hard
	! it hit the bridge] hard
name => <name>
	the bridge, [Ada Marsh], fell
	then [Mayor Marsh] fell
	the [Halden Institute] fell
	! [the mayor] fell
name-back <= comma <name>
	the bridge[, Ada Marsh], fell
	! the mayor, the bridge] fell
times => <times> that
	Marsh said [on Monday in a statement that] it leaks
	! Marsh said [that] it leaks
demonstrative => <demonstrative>
	Marsh questioned [that] decision.
	! Marsh said [that] it leaks.
helpers <= <name> <helpers> %say
	But [Marsh on Tuesday said] it
	But [Marsh has not yet said] it
tests => adverb @negates @focuses
	they [happily not only] said it
	! they [happily not] said it
	! they [clearly] said it
opens-name => @opens-name
	did [Ada] Marsh go
	! did Ada [Marsh] go
ends-name => @ends-name
	did Ada [Marsh] go
	! did [Ada] Marsh go
inside => determiner @inside-np+ people
	[the wide old fishermen] left
	! [the fishermen] left
denies => @denies
	they did [not] go
	! they did [not] only go
closed => <quotation> (<= @closed-by-comma)
	[“It leaks,”] they said
	! [“It leaks”] they said
own => @own
	did [it] go
`

// laterFuncs are those of a later stage, with one of its own.
var laterFuncs = phrase.Funcs(pattern.Funcs[*subject.Reader]{
	"own": pattern.Test(func(p *subject.Reader, i int) bool { return p.Lower(i) == "it" }),
})

// TestFuncs checks what patterns of later stages get from this package.
func TestFuncs(t *testing.T) {
	set := pattern.Must(later, laterFuncs)
	for _, e := range set.Examples() {
		set.Get(e.Pattern)
	}
	readtest.Patterns(t, set, func(text string) (*subject.Reader, []token.Sentence) {
		r := readtest.Of(text)
		return &r, r.Sentences
	})
}
