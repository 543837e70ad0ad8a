package token

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
)

// A Sentence is a stretch of tokens [first, last) of one paragraph. A quotation inside it is one piece of it,
// whatever full stops the quotation has.
type Sentence struct {
	First, Last int
	Body        int  // the first token after the head of the block, or first
	Para        int  // which paragraph, from 0
	Opens       bool // the first of its paragraph
	Headline    bool // set in title case without a sentence's end
}

// maxSentence is how many tokens a sentence may have before it is cut: text without full stops must not cost more than
// text.
const maxSentence = 400

// findSentences splits the tokens into sentences.
func (r *Reading) findSentences() {
	r.Sentences = r.Sentences[:0]
	s := Sentence{Opens: true}
	for i := range r.Toks {
		switch last := s.First + maxSentence; {
		case r.Toks[i].Has(trait.Break):
			r.addSentence(s, i)
			s = Sentence{First: i + 1, Para: s.Para + 1, Opens: true}
		case r.ends(i), i >= last && r.QuotationAt(i) == nil:
			r.addSentence(s, i+1)
			s = Sentence{First: i + 1, Para: s.Para}
		}
	}
}

// addSentence adds a sentence that ends before token last, if it has words.
func (r *Reading) addSentence(s Sentence, last int) {
	s.Last, s.Body = last, s.First
	if s.First < s.Last {
		s.Headline = r.headline(s)
		r.Sentences = append(r.Sentences, s)
	}
}

// headline reports whether a sentence is set in title case: nearly all longer words with a capital, and all verbs.
func (r *Reading) headline(s Sentence) bool {
	if !s.Opens || !r.Toks[s.Last].Has(trait.Break) || r.Toks[s.First].Has(trait.Dash) { // "- Ada Marsh, Oslo" is a signature
		return false
	}
	const verbs = trait.Auxiliary | trait.Modal | trait.Past | trait.Third | trait.Finite
	upper, lower := 0, 0
	for _, t := range r.Toks[s.First:s.Last] {
		switch {
		case t.Upper && t.long():
			upper++
		case t.Upper:
		case t.Has(verbs) && !t.Has(trait.Clitic):
			return false
		case t.long():
			lower++
		}
	}
	return upper >= max(3, 4*lower)
}

// long reports whether the token is a word that begins with a capital in title case.
func (t *Token) long() bool {
	return t.Kind == WordToken && t.End-t.Start > 3 && !t.Is(lexicon.Preposition)
}

// ends reports whether a sentence ends with token i.
func (r *Reading) ends(i int) bool {
	switch t, next := &r.Toks[i], r.Tok(i+1); {
	case t.Has(trait.Quoted):
		return r.endsQuoted(i)
	case t.Dotted:
		return next.Has(trait.Upper) && next.Is(lexicon.Starter)
	case t.Has(trait.Stop | trait.Asking):
		return next.begins()
	case t.Has(trait.Closing): // "(Marsh did not.)"
		return r.Tok(i-1).Has(trait.Stop|trait.Asking) && next.begins()
	}
	return false
}

// begins reports whether a sentence may begin with the token.
func (t *Token) begins() bool {
	return t.Spaced && t.Has(trait.Upper|trait.Quoted|trait.Number|trait.Sign|trait.Mark)
}

// endsQuoted reports whether the closing mark at token i ends the sentence too: a full stop inside it does, a
// question or exclamation mark does unless the cue follows ("Why?" Marsh asked).
func (r *Reading) endsQuoted(i int) bool {
	q := r.QuotationAt(i)
	switch last := &r.Toks[q.Last-1]; {
	case i != q.Right-1, !r.Tok(i + 1).begins():
		return false
	case last.Signs(trait.Stop):
		return true
	case last.Kind != Punctuation, last.Signs(trait.Comma):
		return false
	}
	return !r.cueFollows(i + 1)
}

// maxCue is how many tokens after a question may hold its cue.
const maxCue = 8

// cueFollows reports whether a name or pronoun and a reporting verb follow from token i on, in either order, perhaps
// with an apposition: "“Why?” Marsh asked", "“Why?” Marsh, the mayor of Oslo, said".
func (r *Reading) cueFollows(i int) bool {
	const end = trait.Quoted | trait.Stop | trait.Break
	const name = trait.Determiner | trait.Modifier | trait.Role | trait.Adverb | trait.Auxiliary | trait.Preposition | trait.Pronoun
	last, none := i+maxCue, trait.Small
	switch k := r.Skip(i, last, trait.Upper); {
	case r.Tok(k).Has(trait.Comma):
		last, none = k+MaxAppositive, 0
	case r.Tok(k).Other(lexicon.Past): // "“Why?” Marsh pressed.", "Marsh went on, …"
		return true
	}
	for ; i < last; i++ {
		switch t := r.Tok(i); {
		case t.Has(trait.Past|trait.Third) && t.Verb(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write|lexicon.Talk):
			return true
		case t.Has(none|end) && !t.Has(name):
			return false
		}
	}
	return false
}
