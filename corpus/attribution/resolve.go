package attribution

import (
	"strings"

	"verbatim/corpus"
)

// A memory is what the parser knows at a sentence of those who have been named and have spoken so far.
type memory struct {
	sent, para int
	ments      int // mentions up to the end of the sentence
	spoke      []spoken
}

// A spoken is a speaker of an earlier quote.
type spoken struct {
	who       int // index into the figures; -1 for somebody without a name
	speaker   corpus.Speaker
	source    corpus.Span
	sent      int
	confident float64
	plural    bool
}

func (m *memory) enter(sent, para, ments int) { m.sent, m.para, m.ments = sent, para, ments }

// lastSpoken returns the speaker of the quote before, or nil.
func (m *memory) lastSpoken() *spoken {
	if len(m.spoke) == 0 {
		return nil
	}
	return &m.spoke[len(m.spoke)-1]
}

// remember notes the speaker of a quote for those that follow.
func (p *parser) remember(d *draft) {
	if d.Speaker.Kind == corpus.Unknown {
		return
	}
	who := -1
	if d.Speaker.Named() {
		who = p.cast.find(d.Speaker.Name)
	}
	p.memory.spoke = append(p.memory.spoke, spoken{who: who, speaker: d.Speaker, source: d.Source, sent: d.sent, confident: d.Confidence,
		plural: d.Speaker.Kind == corpus.Unnamed && strings.HasSuffix(d.Speaker.Name, "s")})
}

// attribute finds the speaker of a quote with a cue.
func (p *parser) attribute(d *draft, c *cue) {
	if !c.subj.ok() {
		return
	}
	d.Source = p.span(c.subj.phrase)
	who := p.resolve(c.subj.phrase)
	d.Speaker, d.Method = who.speaker, who.method
	d.Confidence = who.trust * p.reachTrust(c, d.Kind)
}

// A resolution is whom a phrase means.
type resolution struct {
	speaker corpus.Speaker
	method  corpus.Method
	trust   float64
}

// resolve finds whom a noun phrase means.
func (p *parser) resolve(np phrase) resolution {
	switch np.kind {
	case namePhrase, bodyName:
		return p.resolveName(np)
	case pronounIs:
		return p.resolvePronoun(np)
	}
	return p.resolveDescription(np)
}

func (p *parser) resolveName(np phrase) resolution {
	m := &p.ments[np.mention]
	f := &p.cast.figures[m.who]
	r := resolution{speaker: p.cast.speaker(m.who), method: corpus.Named, trust: trust[trustFullName]}
	switch {
	case f.kind == corpus.Organization:
		r.trust = trust[trustBody]
	case p.cast.parts(m) > 1:
	case f.given == "" && !f.titled:
		r.trust = trust[trustBareName]
	case len(p.cast.byLast[f.last]) > 1:
		r.trust = trust[trustFamily]
	default:
		r.trust = trust[trustSurname]
	}
	return r
}

// resolvePronoun finds whom a pronoun means.
func (p *parser) resolvePronoun(np phrase) resolution {
	gender, plural := class(0), false
	switch p.lower(np.head) {
	case "he":
		gender = male
	case "she":
		gender = female
	case "they", "we":
		plural = true
	case "it":
		return p.resolveIt(np)
	default:
		return p.unnamed(np, trust[trustPronounGuess])
	}
	if plural {
		return p.resolveThey(np)
	}
	who, sure := p.antecedent(np.head, gender)
	if who < 0 {
		if last := p.memory.lastSpoken(); last != nil && last.who < 0 && p.memory.sent-last.sent <= 3 && !last.plural {
			return resolution{last.speaker, corpus.Pronoun, trust[trustPronounGuess]}
		}
		return p.unnamed(np, trust[trustPronounGuess])
	}
	t := trust[trustPronounGuess]
	if sure {
		t = trust[trustPronoun]
	}
	return resolution{p.cast.speaker(who), corpus.Pronoun, t}
}

// reachBack is how many sentences back a pronoun or description looks for whom it means.
const reachBack = 8

// antecedent finds whom he or she at token i means: of those named before, the one with the best mix of having spoken last,
// being a subject and being near. sure tells whether the choice was clear.
func (p *parser) antecedent(i int, gender class) (who int, sure bool) {
	best, second := 0.0, 0.0
	who = -1
	scores := map[int]float64{}
	last := p.memory.lastSpoken()
	sent := p.memory.sent
	for k := p.memory.ments - 1; k >= 0; k-- {
		m := &p.ments[k]
		if m.first >= i {
			continue
		}
		for sent > 0 && m.first < p.sents[sent].first {
			sent--
		}
		if p.memory.sent-sent > reachBack {
			break
		}
		if m.kind != aName || !p.couldBe(m.who, gender) {
			continue
		}
		v := p.salience(m, p.memory.sent-sent, gender)
		if v > scores[m.who] {
			scores[m.who] = v
		}
	}
	if last != nil && last.who >= 0 && p.memory.sent-last.sent <= reachBack && p.couldBe(last.who, gender) && p.cast.figures[last.who].kind == corpus.Person {
		scores[last.who] += 3.5 - 0.5*float64(p.memory.sent-last.sent)
	}
	for w, v := range scores {
		if v > best || v == best && who >= 0 && w < who {
			who, best, second = w, v, max(second, best)
		} else if v > second {
			second = v
		}
	}
	return who, best-second >= 1
}

// salience scores a mention as what a pronoun means that stands distance sentences behind it.
func (p *parser) salience(m *mention, distance int, gender class) float64 {
	v := 3 - 0.8*float64(distance)
	if m.last < len(p.toks) && p.at[m.last] == 0 {
		k := m.last
		for k < len(p.toks) && p.toks[k].is(adverb) {
			k++
		}
		if k < len(p.toks) && (p.finite(k) || p.toks[k].is(relative) || p.toks[k].sep(',') && k+1 < len(p.toks) && p.asideStarts(k+1, k+2)) {
			v++
		}
	}
	if m.owner {
		v -= 0.5
	}
	if m.first > 0 && p.toks[m.first-1].is(preposition) {
		v -= 0.7
	}
	if p.cast.figures[m.who].gender() == gender {
		v += 0.8
	}
	return v
}

// couldBe reports whether a figure's gender does not speak against gender.
func (p *parser) couldBe(who int, gender class) bool {
	g := p.cast.figures[who].gender()
	return g == 0 || gender == 0 || g == gender
}

// resolveThey takes "they" for those who spoke last, if several did; else they stay unnamed.
func (p *parser) resolveThey(np phrase) resolution {
	if last := p.memory.lastSpoken(); last != nil && p.memory.sent-last.sent <= 2 && p.lower(np.head) == "they" && (last.plural || last.speaker.Kind == corpus.Organization) {
		return resolution{last.speaker, corpus.Pronoun, trust[trustPronounGuess]}
	}
	return p.unnamed(np, trust[trustPronounGuess])
}

// resolveIt takes "it" for the body or document that spoke last.
func (p *parser) resolveIt(np phrase) resolution {
	if last := p.memory.lastSpoken(); last != nil && p.memory.sent-last.sent <= 2 && last.speaker.Kind != corpus.Person && !last.plural {
		return resolution{last.speaker, corpus.Pronoun, trust[trustPronounGuess]}
	}
	return p.unnamed(np, trust[trustPronounGuess])
}

// unnamed leaves a phrase with its own words.
func (p *parser) unnamed(np phrase, t float64) resolution {
	name := p.span(np).In(p.text)
	return resolution{corpus.Speaker{Name: name, Kind: corpus.Unnamed}, corpus.Described, t}
}

// resolveDescription finds whom a description means, where it can only mean one: "the expert", "the minister".
func (p *parser) resolveDescription(np phrase) resolution {
	first := &p.toks[np.first]
	definite := p.lower(np.first) == "the" || p.lower(np.first) == "this" || first.is(possessive)
	if np.kind == personIs && definite && np.last-np.first <= 4 {
		if who, t := p.described(np); who >= 0 {
			return resolution{p.cast.speaker(who), corpus.Described, t}
		}
	}
	if np.kind == bodyIs && p.toks[np.head].upper {
		return resolution{corpus.Speaker{Name: p.span(np).In(p.text), Kind: corpus.Organization}, corpus.Named, trust[trustBody]}
	}
	return p.unnamed(np, trust[trustDescription])
}

// generic are role nouns that an article uses for anybody of that sort whom it has named.
var generic = wordSet(`expert analyst specialist scholar academic official diplomat politician lawmaker man woman scientist researcher
candidate senator governor congressman congresswoman minister president professor economist historian
spokesman spokeswoman spokesperson lawyer attorney businessman billionaire mogul republican democrat nominee`)

// described finds whom "the" with a role noun means: who has that word in a role, the last to speak first; for generic nouns
// whoever spoke last, if nothing speaks against it. -1 when nobody fits.
func (p *parser) described(np phrase) (int, float64) {
	head := p.lower(np.head)
	gender := p.toks[np.head].lex.class & genders
	for k, steps := len(p.memory.spoke)-1, 0; k >= 0 && steps < 6; k, steps = k-1, steps+1 {
		s := &p.memory.spoke[k]
		if s.who < 0 || p.memory.sent-s.sent > 2*reachBack || !p.couldBe(s.who, gender) {
			continue
		}
		role := strings.ToLower(s.speaker.Role)
		if strings.Contains(role, head) {
			return s.who, trust[trustRoleMatch]
		}
	}
	for k := p.memory.ments - 1; k >= 0 && p.memory.ments-k < 30; k-- {
		m := &p.ments[k]
		if m.kind != aName || m.last > np.first || !p.couldBe(m.who, gender) {
			continue
		}
		if strings.Contains(strings.ToLower(p.cast.figures[m.who].role.In(p.text)), head) {
			return m.who, trust[trustRoleGuess]
		}
	}
	if last := p.memory.lastSpoken(); generic[head] && last != nil && last.who >= 0 && p.memory.sent-last.sent <= 4 &&
		p.cast.figures[last.who].kind == corpus.Person && p.couldBe(last.who, gender) {
		return last.who, trust[trustRoleGuess]
	}
	return -1, 0
}

// speaker returns the figure as a speaker.
func (c *cast) speaker(w int) corpus.Speaker {
	f := &c.figures[w]
	return corpus.Speaker{Name: f.name, Kind: f.kind, Role: f.role.In(c.text)}
}

// find returns the figure of that name, or -1.
func (c *cast) find(name string) int {
	if c.byName == nil {
		c.byName = make(map[string]int, len(c.figures))
		for w := len(c.figures) - 1; w >= 0; w-- {
			c.byName[c.figures[w].name] = w
		}
	}
	if w, ok := c.byName[name]; ok {
		return w
	}
	return -1
}
