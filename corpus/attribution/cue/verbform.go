package cue

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/phrase"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// reports reports whether the form of a reporting verb at token i is a verb that reports here.
func (p *Reader) reports(i int, s token.Sentence) bool {
	t := &p.Toks[i]
	switch {
	case t.Has(trait.Third) && i+2 < s.Last && p.Toks[i+1].Has(trait.That) && (t.Has(trait.CueNoun|trait.Document) || ambiguous.Has(t.Lex.Lemma)) && p.RelatesTo(i+1, s):
		return false // "states that will vote"
	case i+1 < s.Last && p.Toks[i+1].Has(trait.That) && moved.Has(t.Lex.Lemma):
		return false // "left, convinced that"
	case needs[t.Lex.Lemma] != nil && (i+1 >= s.Last || !p.Toks[i+1].In(needs[t.Lex.Lemma])):
		return false
	}
	return !p.reduced(i, s) && !p.isNoun(i, s)
}

// isNoun reports whether the form of a reporting verb at token i is more likely a noun or adjective: "the report", "his
// remarks", "proposed guarantees".
func (p *Reader) isNoun(i int, s token.Sentence) bool {
	if i == s.First {
		return !p.Toks[i].Has(trait.Gerund | trait.Past | trait.Third)
	}
	t, before := &p.Toks[i], &p.Toks[i-1]
	if p.PluralNoun(i) {
		return true
	}
	if p.Toks[i-1].Has(trait.Quoted) {
		return !t.Has(trait.Past|trait.Third) && !(t.Lex.Verb&lexicon.Say != 0)
	}
	if before.Has(trait.Determiner|trait.Possessive) && !before.Has(trait.People|trait.That) || before.Has(trait.Clitic) && !p.AuxiliaryClitic(i-1, t) {
		return true
	}
	if before.Has(trait.Adjective|trait.Modifier) && !before.Has(trait.Upper|trait.Adverb|trait.Role|trait.People|trait.Body|trait.Document) && !t.Has(trait.Gerund|trait.Past) {
		return true
	}
	aux, _ := p.SkipBack(i, s.First)
	if i+1 < s.Last && p.Toks[i+1].Has(trait.Comma) && before.Has(trait.Adjective|trait.Role) && i-2 >= s.First && p.Adverbial(i-2) { // "solidly conservative states,"
		return true
	}
	helped := aux < i-1 && p.anyAux(aux+1, i)
	if helped && t.Has(trait.Third) { // "has claims in the fjord"
		return true
	}
	if !helped && ambiguous.Has(t.Lex.Lemma) && !before.Has(trait.Pronoun) && !t.Has(trait.Past|trait.Gerund) && !p.behindQuote(i-1, s) && i+1 < s.Last && !p.Toks[i+1].Has(trait.That|trait.Colon|trait.Comma) {
		return true
	}
	if t.Has(trait.Base) && !t.Has(trait.Past) {
		k := aux
		return !helped && !onlyVerb.Has(t.Lex.Lemma) && (k < s.First || !(p.Toks[k].Has(trait.To|trait.Comma|trait.People|trait.Pronoun|trait.Relative|trait.Coordinator) || p.EndsAt[k] > 0 && p.plural(k) || p.several(k) || p.heardDoing(k, s)))
	}
	if t.Has(trait.Document|trait.People|trait.CueNoun) && t.Has(trait.Third) {
		if before.Has(trait.Role|trait.Body) && i+1 < s.Last && p.Toks[i+1].Has(trait.Determiner|trait.Possessive|trait.Pronoun|trait.ObjectPronoun) { // "the campaign calls this a farce"
			return false
		}
		return before.Has(trait.Preposition|trait.Modifier|trait.Coordinator|trait.Gerund) || before.Lex.Verb != 0 && !before.Has(trait.Upper) || before.Has(trait.Small) && before.Has(trait.Unlisted)
	}
	return before.Has(trait.Preposition) && !t.Has(trait.Gerund) && !helped
}

// onlyVerb are verbs whose plain form is hardly ever a noun.
var onlyVerb = lexicon.Set("cue.onlyVerb")

// ambiguous are verbs whose present is a noun more often.
var ambiguous = lexicon.Set("cue.ambiguous")

// behindQuote reports whether only a noun phrase that ends with token k stands between a quotation and the word behind it, so that the
// word is its verb: "“…,” the Danes state".
func (p *Reader) behindQuote(k int, s token.Sentence) bool {
	np := p.Ending(k, s.First)
	return np.Ok() && p.QuotedUpTo(np.First, s) != nil
}

func (p *Reader) anyAux(first, last int) bool {
	for i := first; i < last; i++ {
		if p.Toks[i].Has(trait.Auxiliary | trait.Modal) {
			return true
		}
	}
	return false
}

// plural reports whether the name that ends at token k may take a plural verb: "Marsh and Roe", "the Greens".
func (p *Reader) plural(k int) bool {
	t := &p.Toks[k]
	if t.End > t.Start && p.Text[t.End-1] == 's' {
		return true
	}
	m := &p.Mentions[p.EndsAt[k]-1]
	return m.First > 0 && p.Toks[m.First-1].Has(trait.Coordinator)
}

// heardDoing reports whether the name that ends with token k is who is heard or seen to do what the next word says: "heard Marsh
// write".
func (p *Reader) heardDoing(k int, s token.Sentence) bool {
	if p.EndsAt[k] == 0 {
		return false
	}
	first := p.Mentions[p.EndsAt[k]-1].First
	return first-1 > s.First && p.Toks[first-1].In(Perceives)
}

// statedBy reports whether the participle at token i stands in "as stated by".
func (p *Reader) statedBy(i int, s token.Sentence) bool {
	return i-1 >= s.First && i+2 < s.Last && p.Toks[i-1].Has(trait.As) && p.Toks[i].Has(trait.Participle)
}

// several reports whether the word at token k is a plural of documents or bodies: "polls show", "companies claim".
func (p *Reader) several(k int) bool {
	t := &p.Toks[k]
	return t.Has(trait.Document|trait.Body) && (p.Text[t.End-1] == 's' || p.Lower(k) == "data")
}

// reduced reports whether the form at token i is the participle of a shortened clause: "the figures cited in the report".
func (p *Reader) reduced(i int, s token.Sentence) bool {
	t := &p.Toks[i]
	if p.readBy(i, s) {
		return true
	}
	if !t.Has(trait.Participle) || t.Verb(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write|lexicon.Talk) || i == s.First || i+1 >= s.Last {
		return false
	}
	next := &p.Toks[i+1]
	return next.Has(trait.Preposition) && !next.Has(trait.Adverb|trait.Subordinator|trait.By) && !p.Toks[i+1].In(phrase.Governed) && !p.Toks[i-1].Has(trait.Pronoun|trait.Relative|trait.Auxiliary|trait.Adverb|trait.Modal|trait.Coordinator)
}

// readBy reports whether the participle at token i, without an auxiliary, tells who wrote or read what stands before
// it: "a statement read out by his lawyer".
func (p *Reader) readBy(i int, s token.Sentence) bool {
	t, next := &p.Toks[i], i+1
	if !t.Verb(lexicon.Write) || i == s.First {
		return false
	}
	if next < s.Last && p.Lower(next) == "out" {
		next++
	}
	return next < s.Last && p.Toks[next].Has(trait.By)
}

// moved are verbs with a hearer: before "that" only their participle stands.
var moved = lexicon.Set("cue.moved")

// needs are verbs that report only before certain words: "as Marsh put it", "pointed out that", "pointed to".
var needs = map[lexicon.WordID]lexicon.WordBits{
	lexicon.WordOf("put"): lexicon.WordSet("it"), lexicon.WordOf("unveil"): lexicon.WordSet("that"), lexicon.WordOf("assess"): lexicon.WordSet("that"),
	lexicon.WordOf("point"): lexicon.WordSet("out to"), lexicon.WordOf("maintain"): lexicon.WordSet("that he she they it"),
}
