package speaker

import (
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/trait"
)

// ownedBody takes "the Marsh campaign" and "Marsh's campaign" for a body's name, and "the campaign" for the last such to speak.
func (p *Reader) ownedBody(np phrase.Phrase) (resolution, bool) {
	first := np.First
	if p.Toks[first].Has(trait.Determiner) {
		first++
	}
	if first < np.Head && p.StartsAt[first] > 0 && np.Last == np.Head+1 {
		return resolution{Referent{Words: p.TokenSpan(first, np.Last).In(p.Text), Body: true}, corpus.Named, stepBody}, true
	}
	head := p.Lower(np.Head)
	for k := len(p.Memory.Spoke) - 1; k >= 0 && len(p.Memory.Spoke)-k < reachBack; k-- {
		if s := &p.Memory.Spoke[k]; s.Body && p.Toks[np.First].Has(trait.The) && strings.HasSuffix(s.Words, head) {
			return resolution{s.Referent, corpus.Described, stepBodyGuess}, true
		}
	}
	return resolution{}, false
}

// authored are documents that somebody speaks through, so that "the statement" is whoever made it.
var authored = lexicon.Set("speaker.authored")

// personal are those of them that stand for their author: "the statement said" is whoever made it.
var personal = lexicon.Set("speaker.personal")

// surveys are documents that the body which made them speaks through: "the poll found".
var surveys = lexicon.Set("speaker.surveys")

// resolveDocument finds who speaks through a document: the body whose name stands with it, for "the poll" the body of the last such
// document, or for "the statement" the speaker before.
func (p *Reader) resolveDocument(np phrase.Phrase, definite bool) (resolution, bool) {
	head := p.Lower(np.Head)
	for k := np.First; k < np.Last; k++ {
		m := int(p.StartsAt[k]) - 1
		if m >= 0 && p.makes(m, np.Head) && (authored.Holds(head) || surveys.Holds(head) || p.ledBy(k, np.Head)) {
			return p.figure(p.Mentions[m].Who, corpus.Named, stepBodyGuess), true
		}
	}
	if m := p.madeBy(np); m != nil {
		return p.figure(m.Who, corpus.Named, stepBodyGuess), true
	}
	if definite && surveys.Holds(head) && np.Last-np.First <= 2 {
		if w := p.surveyor(np); w >= 0 {
			return p.figure(w, corpus.Described, stepBodyGuess), true
		}
	}
	if last := p.Memory.LastSpoken(3); definite && personal.Holds(head) && np.Last-np.First <= 2 && last != nil {
		return resolution{last.Referent, corpus.Described, stepRoleGuess}, true
	}
	return resolution{}, false
}

// madeBy returns the body in the shortened clause after a document, which tells who made it: "the survey, conducted by
// the Halden Center, found"; nil for none.
func (p *Reader) madeBy(np phrase.Phrase) *entity.Mention {
	k := np.Last
	if p.Toks[k].Has(trait.Comma) {
		k++
	}
	if !p.Toks[k].In(made) {
		return nil
	}
	if k += 2; p.Toks[k].Has(trait.Determiner) {
		k++
	}
	if m := p.StartsAt[k]; m > 0 && p.Mentions[m-1].Kind == entity.AnOrg {
		return &p.Mentions[m-1]
	}
	return nil
}

// made are participles that lead from a document to who made it.
var made = lexicon.Set("speaker.made")

// makes reports whether the m-th mention names the body that made the document whose noun is token head: it stands right before
// the noun, or is led to by "by" or "from".
func (p *Reader) makes(m, head int) bool {
	ment := &p.Mentions[m]
	if ment.Kind != entity.AnOrg && ment.Kind != entity.AName {
		return false
	}
	gap := head - ment.Last // what stands between the name and the noun: nothing, an adjective, or a possessive mark
	if beside := gap == 0 || gap == 1; !beside && (ment.Owner || !p.ledBy(ment.First, head)) {
		return false
	}
	return ment.Kind == entity.AnOrg || p.Cast.Embody(ment)
}

// ledBy reports whether "by" or "from" leads from the noun at token head to what begins with token k, over the words that
// describe it: "a report by the progressive Halden Center".
func (p *Reader) ledBy(k, head int) bool {
	for by := k - 1; by > head && k-by < phrase.MaxPhrase; by-- {
		t := &p.Toks[by]
		switch {
		case t.Has(trait.By), t.Lex.Word == lexicon.FromWord:
			return true
		case t.Lex.Word == lexicon.InWord:
			return p.Toks[head].In(published)
		case !t.Has(trait.Clitic) && t.Has(trait.Functional|trait.Finite):
			return false
		}
	}
	return false
}

// published are documents that speak for the paper they stand in: "an editorial in the Halden Post".
var published = lexicon.Set("speaker.published")

// maxSurvey is how many mentions back "the poll" looks for the body that made it.
const maxSurvey = 40

// surveyor returns the body that made the last poll or report named before a phrase, -1 for none.
func (p *Reader) surveyor(np phrase.Phrase) int {
	for k := len(p.Mentions[:p.Memory.ments]) - 1; k >= 0 && p.Memory.ments-k < maxSurvey; k-- {
		m := &p.Mentions[k]
		if m.Last >= np.First {
			continue
		}
		head := m.Last
		for by := m.First - 1; by >= 0 && m.First-by < 7; by-- {
			if p.Toks[by].Has(trait.Document) {
				head = by
			}
		}
		if p.Toks[head].In(surveys) && p.makes(k, head) {
			return m.Who
		}
	}
	return -1
}

// located reports whether a mention tells where something is: "in the United States".
func (p *Reader) located(m *entity.Mention) bool {
	k := p.BeforeArticle(m.First) - 1
	return k >= 0 && p.Toks[k].Lex.Word == lexicon.InWord
}

// describedBody finds which body "the foundation" means: the last named whose name has that word, as long as the description
// adds nothing else; -1 for none.
func (p *Reader) describedBody(np phrase.Phrase) int {
	head := p.Lower(np.Head)
	if np.Last-np.Head > 1 || np.Head-np.First > 1 && !entity.VagueBody.Holds(head) {
		return -1
	}
	for k := p.Memory.ments - 1; k >= 0 && p.Memory.ments-k < 60; k-- {
		m := &p.Mentions[k]
		if m.Kind != entity.AnOrg || m.Last > np.First {
			continue
		}
		for i := m.Name; i < m.Last; i++ {
			if p.Lower(i) == head {
				return m.Who
			}
		}
	}
	if !entity.VagueBody.Holds(head) {
		return -1
	}
	recent := p.Sentences[max(0, p.Memory.sent-2) : p.Memory.sent+1]
	for k := p.Memory.ments - 1; k >= 0 && p.Mentions[k].First >= recent[0].First; k-- {
		m := &p.Mentions[k]
		if m.Last > np.First || p.located(m) {
			continue
		}
		if m.Kind == entity.AnOrg {
			return m.Who
		}
		if m.Kind != entity.AName {
			continue
		}
		if p.Cast.Embody(m) {
			return m.Who
		}
	}
	return -1
}
