package speaker

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// PointedBack returns who spoke a quotation that stands by itself before sentence n, where that sentence points back to it: "This
// is what was announced by Marsh", "That was the cry heard from the mayor".
func (p *Reader) PointedBack(n int) phrase.Phrase {
	if n >= len(p.Sentences) || n > 0 && p.Sentences[n].Para != p.Sentences[n-1].Para {
		return phrase.Phrase{}
	}
	s := p.Sentences[n]
	worded := false // a word for speech has come
	for k := s.First + 2; k+1 < s.Last && k-s.First < phrase.MaxForward; k++ {
		switch t := &p.Toks[k]; {
		case t.Has(trait.Participle), p.Toks[k].In(speeches):
			worded = true
		case p.Lower(k) == "how":
			return p.subjectAt(k+1, s)
		case worded && (t.Has(trait.By|trait.Of) || t.Lex.Word == lexicon.FromWord):
			if np := p.WithName(p.Starting(k+1, s.Last), s); np.Ok() && np.Kind != phrase.OtherPhrase {
				return np
			}
		case p.Negates(k):
			return phrase.Phrase{}
		}
	}
	return phrase.Phrase{}
}

// subjectAt returns the phrase at token k where a reporting verb follows it: "This is how Marsh put it".
func (p *Reader) subjectAt(k int, s token.Sentence) phrase.Phrase {
	np := p.WithName(p.Starting(k, s.Last), s)
	v := np.Last
	if np.Ok() && v < s.Last {
		return np
	}
	return phrase.Phrase{}
}

var (
	speeches = lexicon.Set("speaker.speeches")
)
