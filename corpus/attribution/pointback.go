package attribution

// pointedBack returns who spoke a quotation that stands by itself before sentence n, where that sentence points back to it: "This
// is what was announced by Marsh", "That was the cry heard from the mayor".
func (p *parser) pointedBack(n int) phrase {
	if n >= len(p.sents) || n > 0 && p.sents[n].para != p.sents[n-1].para {
		return phrase{}
	}
	s := p.sents[n]
	if s.first+3 >= s.last || p.at[s.first] != 0 || !pointing.in(&p.toks[s.first]) || !isBe(p.lower(s.first+1)) {
		return phrase{}
	}
	worded := false // a word for speech has come
	for k := s.first + 2; k+1 < s.last && k-s.first < maxForward && p.at[k] == 0; k++ {
		switch t := &p.toks[k]; {
		case t.verb(reporting) && t.form(participle), t.is(cueNoun), speeches.in(&p.toks[k]):
			worded = true
		case p.lower(k) == "how" && p.lower(k-1) != "not":
			return p.subjectAt(k+1, s)
		case worded && (t.lex.word == byWord || t.lex.word == fromWord || t.lex.word == ofWord):
			if np := p.withName(p.starting(k+1, s.last), s); np.ok() && np.kind != otherPhrase {
				return np
			}
		case p.negates(k):
			return phrase{}
		}
	}
	return phrase{}
}

// subjectAt returns the phrase at token k where a reporting verb follows it: "This is how Marsh put it".
func (p *parser) subjectAt(k int, s sentence) phrase {
	np := p.withName(p.starting(k, s.last), s)
	v := np.last
	if v < s.last && p.toks[v].sep(',') { // "how the mayor, Ada Marsh, put it"
		v++
	}
	if np.ok() && np.kind != otherPhrase && v < s.last && (p.toks[v].verb(reporting) || p.lower(v) == "summed") {
		return np
	}
	return phrase{}
}

var (
	pointing = wordSet("this that these those such so")
	speeches = wordSet("cry cries call calls words word reaction greeting toast appeal plea")
)
