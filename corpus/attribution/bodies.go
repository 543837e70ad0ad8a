package attribution

import (
	"strings"

	"verbatim/corpus"
)

// ownedBody takes "the Marsh campaign" and "Marsh's campaign" for a body's name, and "the campaign" for the last such to speak.
func (p *parser) ownedBody(np phrase) (resolution, bool) {
	first := np.first
	if p.toks[first].is(determiner) {
		first++
	}
	if first < np.head && p.startsAt[first] > 0 && np.last == np.head+1 {
		return resolution{referent{words: p.tokenSpan(first, np.last).In(p.text), body: true}, corpus.Named, stepBody}, true
	}
	head := p.lower(np.head)
	for k := len(p.memory.spoke) - 1; k >= 0 && len(p.memory.spoke)-k < reachBack; k-- {
		if s := &p.memory.spoke[k]; s.body && p.toks[np.first].lex.word == theWord && strings.HasSuffix(s.words, head) {
			return resolution{s.referent, corpus.Described, stepBodyGuess}, true
		}
	}
	return resolution{}, false
}

// authored are documents that somebody speaks through, so that "the statement" is whoever made it.
var authored = wordSet(`statement email e-mail letter message release memo memorandum tweet post note editorial readout website
analysis report study records data estimate count`)

// personal are those of them that stand for their author: "the statement said" is whoever made it.
var personal = wordSet("statement email e-mail letter message release memo memorandum tweet post note")

// surveys are documents that the body which made them speaks through: "the poll found".
var surveys = wordSet("poll survey report analysis study projection forecast average tally review census index ranking estimate")

// resolveDocument finds who speaks through a document: the body whose name stands with it, for "the poll" the body of the last such
// document, or for "the statement" the speaker before.
func (p *parser) resolveDocument(np phrase, definite bool) (resolution, bool) {
	head := p.lower(np.head)
	for k := np.first; k < np.last; k++ {
		m := int(p.startsAt[k]) - 1
		if m >= 0 && p.makes(m, np.head) && (authored.holds(head) || surveys.holds(head) || p.ledBy(k, np.head)) {
			return p.figure(p.ments[m].who, corpus.Named, stepBodyGuess), true
		}
	}
	if m := p.madeBy(np); m != nil && surveys.holds(head) {
		return p.figure(m.who, corpus.Named, stepBodyGuess), true
	}
	if definite && surveys.holds(head) && np.last-np.first <= 2 {
		if w := p.surveyor(np); w >= 0 {
			return p.figure(w, corpus.Described, stepBodyGuess), true
		}
	}
	if last := p.memory.lastSpoken(3); definite && personal.holds(head) && np.last-np.first <= 2 && last != nil && last.known() {
		return resolution{last.referent, corpus.Described, stepRoleGuess}, true
	}
	return resolution{}, false
}

// madeBy returns the body in the shortened clause after a document, which tells who made it: "the survey, conducted by
// the Halden Center, found"; nil for none.
func (p *parser) madeBy(np phrase) *mention {
	k := np.last
	if p.toks[k].sep(',') {
		k++
	}
	if !made.in(&p.toks[k]) || p.toks[k+1].lex.word != byWord {
		return nil
	}
	if k += 2; p.toks[k].is(determiner) {
		k++
	}
	if m := p.startsAt[k]; m > 0 && p.ments[m-1].kind == anOrg {
		return &p.ments[m-1]
	}
	return nil
}

// made are participles that lead from a document to who made it.
var made = wordSet("conducted released published commissioned prepared written done carried sponsored")

// makes reports whether the m-th mention names the body that made the document whose noun is token head: it stands right before
// the noun, or is led to by "by" or "from".
func (p *parser) makes(m, head int) bool {
	ment := &p.ments[m]
	if ment.kind != anOrg && ment.kind != aName || p.toks[ment.first].calendar() {
		return false
	}
	gap := head - ment.last // what stands between the name and the noun: nothing, an adjective, or a possessive mark
	if beside := gap == 0 || gap == 1; !beside && (ment.owner || !p.ledBy(ment.first, head)) {
		return false
	}
	return ment.kind == anOrg || !ment.owner && p.cast.embody(ment)
}

// ledBy reports whether "by" or "from" leads from the noun at token head to what begins with token k, over the words that
// describe it: "a report by the progressive Halden Center".
func (p *parser) ledBy(k, head int) bool {
	for by := k - 1; by > head && k-by < maxPhrase; by-- {
		t := &p.toks[by]
		switch {
		case t.lex.word == byWord, t.lex.word == fromWord:
			return true
		case t.lex.word == inWord:
			return published.in(&p.toks[head])
		case t.kind != clitic && (t.kind != wordToken || t.is(functional) || p.finite(by)):
			return false
		}
	}
	return false
}

// published are documents that speak for the paper they stand in: "an editorial in the Halden Post".
var published = wordSet("editorial report article piece analysis story")

// maxSurvey is how many mentions back "the poll" looks for the body that made it.
const maxSurvey = 40

// surveyor returns the body that made the last poll or report named before a phrase, -1 for none.
func (p *parser) surveyor(np phrase) int {
	for k := len(p.ments[:p.memory.ments]) - 1; k >= 0 && p.memory.ments-k < maxSurvey; k-- {
		m := &p.ments[k]
		if m.last >= np.first || m.kind != anOrg && m.kind != aName {
			continue
		}
		head := m.last
		if !p.toks[head].is(document) {
			head++
		}
		for by := m.first - 1; by >= 0 && m.first-by < 7 && !p.toks[head].is(document); by-- {
			if p.toks[by].is(document) {
				head = by
			}
		}
		if p.at[head] == 0 && surveys.in(&p.toks[head]) && p.makes(k, head) {
			return m.who
		}
	}
	return -1
}

// vagueBody are nouns that an article uses for any body it has named.
var vagueBody = wordSet("company group organization organisation firm newspaper paper agency network magazine outlet charity union")

// inDateline reports whether token i stands in a dateline of one of the sentences: an agency there is no company of the
// article.
func (p *parser) inDateline(i int, sents []sentence) bool {
	for _, s := range sents {
		if s.opens && s.first <= i && i < s.last {
			return i < p.dateline(s)
		}
	}
	return false
}

// located reports whether a mention tells where something is: "in the United States".
func (p *parser) located(m *mention) bool {
	k := p.beforeArticle(m.first) - 1
	return k >= 0 && p.toks[k].lex.word == inWord
}

// describedBody finds which body "the foundation" means: the last named whose name has that word, as long as the description
// adds nothing else; -1 for none.
func (p *parser) describedBody(np phrase) int {
	head := p.lower(np.head)
	if np.last-np.head > 1 || np.head-np.first > 1 && !vagueBody.holds(head) {
		return -1
	}
	for k := p.memory.ments - 1; k >= 0 && p.memory.ments-k < 60; k-- {
		m := &p.ments[k]
		if m.kind != anOrg || m.last > np.first {
			continue
		}
		for i := m.name; i < m.last; i++ {
			if p.lower(i) == head {
				return m.who
			}
		}
	}
	if !vagueBody.holds(head) {
		return -1
	}
	recent := p.sents[max(0, p.memory.sent-2) : p.memory.sent+1]
	for k := p.memory.ments - 1; k >= 0 && p.ments[k].first >= recent[0].first; k-- {
		m := &p.ments[k]
		if m.last > np.first || p.inDateline(m.first, recent) || p.located(m) {
			continue
		}
		if m.kind == anOrg {
			return m.who
		}
		if m.kind != aName {
			continue
		}
		if p.cast.embody(m) {
			return m.who
		}
	}
	return -1
}
