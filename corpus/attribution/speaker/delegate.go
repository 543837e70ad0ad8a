package speaker

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/trait"
)

// delegates are nouns for those who speak for a country or body at a meeting.
var delegates = lexicon.Set("speaker.delegates")

// represented returns the country or body for which a description says that someone speaks: "Norland" of "the
// representative of Norland". It is empty for any other description.
func (p *Reader) represented(np phrase.Phrase) string {
	k := np.Head + 1
	speaker := p.Lower(np.Head) == "speaker" // not "the speaker of the House"
	delegate := p.Toks[np.Head].In(delegates)
	if !speaker && !delegate {
		return ""
	}
	k++
	first := k
	for k < len(p.Toks) && p.Toks[k].Has(trait.Upper) {
		k++
	}
	if k == first {
		return ""
	}
	return p.Text[p.Toks[first].Start:p.Toks[k-1].End]
}

// delegate finds whom "the representative of Norland" means: who is named with that country, as in "ADA MARSH
// (Norland)". A delegate of another country is never meant, also if no one else has spoken.
func (p *Reader) delegate(np phrase.Phrase, country string) resolution {
	if w := p.Holder(country); w >= 0 {
		return p.figure(w, corpus.Described, StepRoleMatch)
	}
	if who, t := p.described(np); who >= 0 && strings.Contains(p.Cast.Figures[who].Role.In(p.Text), country) {
		return p.figure(who, corpus.Described, t)
	}
	return p.unnamed(np, StepDescription)
}
