package subject

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// beforeWho finds the phrase that a clause with "who", which ends with token k, belongs to: "an aide who asked not to be named
// said".
func (p *Reader) beforeWho(k int, np phrase.Phrase, s token.Sentence) phrase.Phrase {
	for i := k; i > s.First && k-i < MaxClause && !p.Toks[i].Has(trait.Quoted|trait.Sign); i-- {
		t := &p.Toks[i]
		if !t.Has(trait.Who) && t.Lex.Word != lexicon.WhoseWord && !(t.Has(trait.That) && p.Toks[i-1].Has(trait.People|trait.Document) && p.RelatesTo(i, s)) {
			if t.Has(trait.Subordinator) && !t.Has(trait.Preposition|trait.Adverb|trait.Relative) {
				return phrase.Phrase{}
			}
			continue
		}
		if np.Ok() && np.Kind != phrase.OtherPhrase && !p.HasVerb(i+1, np.First) {
			return phrase.Phrase{}
		}
		if p.Toks[i-1].Has(trait.Comma) {
			i--
		}
		outer := p.Ending(i-1, s.First)
		if i > s.First && !outer.Ok() && p.Toks[i-1].Has(trait.Determiner) { // "those who came said"
			return phrase.Phrase{First: i - 1, Last: i, Head: i - 1, Mention: -1, Kind: phrase.PeopleAre}
		}
		if name := p.NameBefore(outer.First-1, s); outer.Kind == phrase.PersonIs && name.Ok() { // "Marsh, the pollster who founded the site said"
			return name
		}
		return outer
	}
	return phrase.Phrase{}
}

// MaxClause is how many tokens a clause with "who" may have between a subject and its verb.
const MaxClause = 24

// relativeSubject finds what the relative pronoun at token k stands for.
func (p *Reader) relativeSubject(k int, s token.Sentence, passive bool) Subject {
	i := k - 1
	if i >= s.First && p.Toks[i].Has(trait.Comma) {
		i--
	}
	np := p.Ending(i, s.First)
	if !np.Ok() {
		return Subject{}
	}
	np = p.contrasted(np, s)
	if name := p.NameBefore(np.First-1, s); np.Kind == phrase.PersonIs && name.Ok() && p.Toks[np.First].Has(trait.The|trait.An) { // "Marsh, a scholar who"
		np = name
	}
	if i < k-1 { // ", who": the name before an appositive, if the phrase is one
		if outer := p.apposedSubject(np.First-1, s, phrase.Phrase{}, passive); outer.Ok() && outer.Kind == phrase.NamePhrase && np.Kind != phrase.NamePhrase {
			np = outer.Phrase
		}
	}
	np.Last = k + 1
	return Subject{Phrase: np, How: Relates, Passive: passive}
}

// contrasted returns the phrase that one after "not" is set against: "it was Roe, not Marsh, who said", or the phrase
// itself.
func (p *Reader) contrasted(np phrase.Phrase, s token.Sentence) phrase.Phrase {
	k := np.First - 1
	for k > s.First && p.Toks[k].Has(trait.Title|trait.Determiner) {
		k--
	}
	if k-1 <= s.First || p.Toks[k].Has(trait.Quoted) || p.Lower(k) != "not" || !p.Toks[k-1].Has(trait.Comma) {
		return np
	}
	if other := p.Ending(k-2, s.First); other.Ok() {
		return other
	}
	return np
}

// apposedSubject finds the subject before an appositive or aside that ends with the comma or dash at token k.
func (p *Reader) apposedSubject(k int, s token.Sentence, open phrase.Phrase, passive bool) Subject {
	if k < s.First {
		return Subject{}
	}
	if np := p.Ending(k-1, s.First); np.Ok() {
		if other := p.contrasted(np, s); other.First != np.First {
			return Subject{Phrase: other, How: Apposed, Passive: passive}
		}
	}
	if np := p.Ending(k-1, s.First); np.Kind == phrase.NamePhrase && (p.apposition(np) || p.articled(&np, s)) {
		if name := p.NameBefore(np.First-1, s); name.Ok() { // "Marsh, the editor of the party's paper, Morning, said"
			np = name
		}
		return Subject{Phrase: np, How: Apposed, Passive: passive}
	}
	sign := p.Toks[k].Sign
	for i := k - 1; i > s.First && k-i < token.MaxAppositive; i-- {
		t := &p.Toks[i]
		if !t.Sep(sign) || p.Toks[i].Has(trait.Quoted) {
			continue
		}
		np := p.Ending(i-1, s.First)
		if k := np.First - 1; k > s.First && np.Kind != phrase.PronounIs && p.Toks[k].Has(trait.Preposition) && !p.Toks[k].Has(trait.Subordinator) && (!p.Toks[k].Has(trait.Of) || p.Toks[k-1].Has(trait.Comma)) && !p.Toks[k].In(phrase.Rounding) {
			continue // "at a meeting in Geneva, Switzerland, said"; "Marsh, 22, of Oslo, Norway, said"
		}
		if j := np.First - 1; np.Kind == phrase.PersonIs && j > s.First && p.Toks[j].Has(trait.Auxiliary) && !p.Toks[j].Has(trait.Clitic) { // "Marsh, who is a pastor in Oslo, Norway, said"
			continue
		}
		if np.Ok() && np.Kind != phrase.OtherPhrase && (p.AsideStarts(i+1, k) || p.plainAside(&np, i, k, s)) {
			if name := p.NameBefore(np.First-1, s); np.Kind == phrase.PersonIs && name.Ok() { // "Marsh, the chairman, for example, said"
				np = name
			}
			return Subject{Phrase: np, How: Apposed, Passive: passive}
		}
	}
	if open.Ok() && k-1 > s.First {
		return Subject{Phrase: open, How: Shared, Passive: passive}
	}
	return Subject{}
}

// plainAside reports whether a few words between the commas at tokens i and k, without a verb, hang on a name that begins its clause:
// "“…,” Marsh, part of the team, said".
func (p *Reader) plainAside(np *phrase.Phrase, i, k int, s token.Sentence) bool {
	if np.Kind != phrase.NamePhrase || k-i > maxCapitals || p.Toks[i+1].Has(trait.Quoted) || p.Toks[i+1].Has(trait.Upper) || p.HasVerb(i+1, k) {
		return false
	}
	return np.First == s.First || p.QuotedUpTo(np.First, s) != nil
}

// beforeQuotedAside finds the phrase that a sentence opens with and whose aside ends with the quotation of token k: "Marsh, who called it “a
// farce,” said that". It is the subject of the verb behind the quotation.
func (p *Reader) beforeQuotedAside(k int, s token.Sentence) phrase.Phrase {
	q := &p.Quotations[p.At[k]-1]
	if !p.Toks[q.Last-1].Sep(',') {
		return phrase.Phrase{}
	}
	for i := q.Left - 1; i > s.First && !p.Toks[i].Has(trait.Quoted); i-- {
		if t := &p.Toks[i]; !t.Has(trait.Comma) || !p.Toks[i+1].Has(trait.Relative|trait.Gerund|trait.Participle) {
			continue
		}
		np := p.Ending(i-1, s.First)
		if np.Ok() && np.Kind != phrase.OtherPhrase && (np.First == s.First || np.First == s.First+1 && p.Toks[s.First].Has(trait.Coordinator|trait.Subordinator)) {
			return np
		}
	}
	return phrase.Phrase{}
}

// NameBefore returns somebody's name that ends before the comma at token k, where no preposition governs it.
func (p *Reader) NameBefore(k int, s token.Sentence) phrase.Phrase {
	if k <= s.First || !p.Toks[k].Has(trait.Comma) {
		return phrase.Phrase{}
	}
	np := p.Ending(k-1, s.First)
	if np.Kind != phrase.NamePhrase || np.First > s.First && p.Toks[np.First-1].Has(trait.Preposition) {
		return phrase.Phrase{}
	}
	return np
}

// apposition reports whether a name's mention takes in a description that it stands in apposition to.
func (p *Reader) apposition(np phrase.Phrase) bool {
	m := &p.Mentions[np.Mention]
	return m.Name > m.First && p.Toks[m.Name-1].Has(trait.Comma)
}

// articled reports whether a name between commas stands in apposition to a noun with an article: "the assailant, Ada Roe,
// said". The phrase is widened to both.
func (p *Reader) articled(np *phrase.Phrase, s token.Sentence) bool {
	k := np.First - 1
	if k <= s.First || !p.Toks[k].Has(trait.Comma) || p.Toks[k-1].Has(trait.Quoted) {
		return false
	}
	outer := p.Ending(k-1, s.First)
	one := outer.Ok() && p.Lower(outer.First) == "one"
	if outer.Kind != phrase.PersonIs && outer.Kind != phrase.OtherPhrase && !one || outer.Mention >= 0 || !p.Toks[outer.First].Has(trait.Determiner|trait.Possessive) && !one && !p.Owned(outer) {
		return false
	}
	if outer.Kind == phrase.PersonIs {
		p.Describe(p.Mentions[np.Mention].Who, outer)
	}
	np.First = outer.First
	return true
}

// Owned reports whether a possessive stands in a phrase or right before it: "Oslo's mayor".
func (p *Reader) Owned(np phrase.Phrase) bool {
	for k := max(np.First-1, 0); k < np.Head; k++ {
		if p.Toks[k].Has(trait.Clitic) {
			return true
		}
	}
	return false
}

// AsideStarts reports whether the tokens from i to the comma at end look like an appositive or aside behind a name.
func (p *Reader) AsideStarts(i, end int) bool {
	t := &p.Toks[i]
	switch {
	case p.Toks[i].Has(trait.Quoted):
		return false
	case t.Has(trait.Number):
		return true
	case t.Is(lexicon.Determiner | lexicon.Relative | lexicon.Possessive | lexicon.Preposition | lexicon.Adverb | lexicon.Role | lexicon.Title | lexicon.Modifier | lexicon.Subordinator | lexicon.People | lexicon.Demonym | lexicon.OrgWord):
		return true
	case t.Has(trait.Upper): // "Marsh, R-Ill., who runs the mill, said"
		for k := i; k <= end && k-i <= maxCapitals; k++ {
			if k == end || p.Toks[k].Has(trait.Comma) {
				return true
			}
		}
		return false
	case p.Adverbial(i):
		return true
	}
	w := p.Text[t.Start:t.End]
	return strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") || t.Has(trait.Participle) || t.Other(lexicon.Participle) && p.Toks[i+1].Has(trait.Preposition) || p.StartsAt[i] > 0 || roleSoon(p.Toks[i:min(end, i+4)])
}

// maxCapitals is how many tokens the first part of an aside may have that begins with a capital.
const maxCapitals = 12

func roleSoon(toks []token.Token) bool {
	for i := range toks {
		if toks[i].Has(trait.Role) {
			return true
		}
	}
	return false
}
