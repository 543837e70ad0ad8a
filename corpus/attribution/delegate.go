package attribution

import (
	"strings"

	"verbatim/corpus"
)

// delegates are nouns for those who speak for a country or body at a meeting.
var delegates = wordSet("representative delegate observer")

// represented returns the country or body for which a description says that someone speaks: "Norland" of "the
// representative of Norland". It is empty for any other description.
func (p *parser) represented(np phrase) string {
	k := np.head + 1
	if np.kind != personIs || k+1 >= len(p.toks) {
		return ""
	}
	speaker := p.lower(np.head) == "speaker" && p.toks[k].lex.word == forWord // not "the speaker of the House"
	delegate := delegates.in(&p.toks[np.head]) && (p.toks[k].lex.word == ofWord || p.toks[k].lex.word == forWord)
	if !speaker && !delegate {
		return ""
	}
	if k++; p.toks[k].lex.word == theWord {
		k++
	}
	first := k
	for k < len(p.toks) && p.toks[k].kind == wordToken && p.toks[k].upper {
		k++
	}
	if k == first {
		return ""
	}
	return p.text[p.toks[first].start:p.toks[k-1].end]
}

// delegate finds whom "the representative of Norland" means: who is named with that country, as in "ADA MARSH
// (Norland)". A delegate of another country is never meant, also if no one else has spoken.
func (p *parser) delegate(np phrase, country string) resolution {
	if w := p.holder(country); w >= 0 {
		return p.figure(w, corpus.Described, stepRoleMatch)
	}
	if who, t := p.described(np); who >= 0 && strings.Contains(p.cast.figures[who].role.In(p.text), country) {
		return p.figure(who, corpus.Described, t)
	}
	return p.unnamed(np, stepDescription)
}
