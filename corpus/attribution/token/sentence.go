package token

import "verbatim/corpus/attribution/lexicon"

// A Sentence is a stretch of tokens [first, last) of one paragraph. A quotation inside it is one piece of it, whatever full
// stops the quotation has.
type Sentence struct {
	First, Last int
	Body        int  // the first token after the head of the block, or first
	Para        int  // which paragraph, from 0
	Opens       bool // the first of its paragraph
	Headline    bool // set in title case without a sentence's end
}

// maxSentence is how many tokens a sentence may have before it is cut: text without full stops must not cost more than text.
const maxSentence = 400

// splitter finds the sentences of an article.
type splitter struct {
	Reading
	quots []Quotation
	sents []Sentence
}

// Quoted tells for each token which quotation it lies in or is a mark of: 1 + its index; 0 outside.
func Quoted(at []int32, quots []Quotation) {
	for i, q := range quots {
		for k := q.Left; k < q.Right; k++ {
			at[k] = int32(i + 1)
		}
	}
}

// Sentences parts the tokens into sentences. It takes the memory of sents.
func Sentences(sents []Sentence, r Reading, quots []Quotation) []Sentence {
	s := splitter{Reading: r, quots: quots, sents: sents[:0]}
	para, begin, opens := 0, 0, true
	for i := range s.Toks {
		switch {
		case s.Toks[i].Kind == BreakToken:
			s.add(begin, i, para, opens)
			para, begin, opens = para+1, i+1, true
		case s.ends(i) || i-begin >= maxSentence && s.between(i):
			s.add(begin, i+1, para, opens)
			begin, opens = i+1, false
		}
	}
	return s.sents
}

// between reports whether token i is the last of a quotation or outside of all.
func (s *splitter) between(i int) bool { return s.At[i] == 0 || i == s.quots[s.At[i]-1].Right-1 }

func (s *splitter) add(first, last, para int, opens bool) {
	if first < last {
		headline := opens && s.headline(first, last)
		s.sents = append(s.sents, Sentence{First: first, Last: last, Body: first, Para: para, Opens: opens, Headline: headline})
	}
}

// headline reports whether the tokens are set in title case: nearly all longer words with a capital. With a full stop they are a
// sentence that is full of names, unless its verbs have capitals too.
func (s *splitter) headline(first, last int) bool {
	if last-first > 40 || s.Toks[last].Kind != BreakToken || s.Toks[first].Sep('-') { // "- Ada Marsh, Oslo" is a signature
		return false
	}
	upper, lower := 0, 0
	for i := first; i < last; i++ {
		if t := &s.Toks[i]; t.Kind == WordToken && t.End-t.Start >= 4 && !t.Is(lexicon.Preposition) {
			if t.Upper {
				upper++
			} else {
				lower++
			}
		}
	}
	if s.Toks[last-1].Sep('.') && s.verbInSmallLetters(first, last) {
		return false
	}
	return upper >= 3 && lower*4 <= upper
}

// verbInSmallLetters reports whether a verb outside quotations has no capital, as it would have in title case.
func (s *splitter) verbInSmallLetters(first, last int) bool {
	for i := first; i < last; i++ {
		if t := &s.Toks[i]; !t.Upper && s.At[i] == 0 && (t.Form(lexicon.Past|lexicon.Third) || t.Other(lexicon.Past|lexicon.Third) || t.Is(lexicon.Auxiliary|lexicon.Modal)) {
			return true
		}
	}
	return false
}

// ends reports whether a sentence ends with token i.
func (s *splitter) ends(i int) bool {
	t := &s.Toks[i]
	if s.At[i] != 0 {
		return s.endsQuoted(i)
	}
	next := i + 1
	if next >= len(s.Toks) || s.Toks[next].Kind == BreakToken {
		return false
	}
	n := &s.Toks[next]
	switch {
	case t.Dotted:
		return n.Upper && n.Lex.Is(lexicon.Starter) && !n.Is(lexicon.FirstName)
	case t.Sep(')') && i > 0: // "(Marsh did not.)"
		return s.Toks[i-1].stop() && s.begins(next)
	}
	return t.stop() && !n.Sep(')') && !n.stop() && s.begins(next)
}

// stop reports whether the token is a sign that ends sentences.
func (t *Token) stop() bool { return t.Sep('.') || t.Sep('?') || t.Sep('!') }

// begins reports whether a sentence may begin with token i.
func (s *splitter) begins(i int) bool {
	t := &s.Toks[i]
	return t.Spaced && (t.Upper || t.Kind == MarkToken || t.Kind == NumberToken || t.Kind == Punctuation)
}

// endsQuoted reports whether the closing mark at token i ends the sentence too: a full stop inside it does, a question or
// exclamation mark does unless the cue follows ("Why?" Marsh asked).
func (s *splitter) endsQuoted(i int) bool {
	q := &s.quots[s.At[i]-1]
	if i != q.Right-1 || q.Right == q.Last || i+1 >= len(s.Toks) || s.Toks[i+1].Kind == BreakToken {
		return false
	}
	if s.Toks[i+1].Sep('.') {
		return false
	}
	last := &s.Toks[q.Last-1]
	full := last.Sep('.') || last.Dotted
	asked := last.Sep('?') || last.Sep('!') || last.Sep('_')
	if !full && !asked || !s.begins(i+1) {
		return false
	}
	return full || !s.cueFollows(i+1)
}

// cueFollows reports whether, from token i on, a name or pronoun and a reporting verb follow, in either order.
func (s *splitter) cueFollows(i int) bool {
	if s.nameAndVerb(i) {
		return true
	}
	for k := i; k < len(s.Toks) && k < i+8; k++ {
		t := &s.Toks[k]
		switch {
		case t.Kind == BreakToken || s.At[k] != 0 || t.Kind == Punctuation && !t.Sep(','):
			return false
		case t.Verb(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write|lexicon.Talk) && !t.Upper && t.Form(lexicon.Past|lexicon.Third) && k > i:
			return true
		case t.Kind == WordToken && !t.Upper && !t.Is(lexicon.Determiner|lexicon.Modifier|lexicon.Role|lexicon.Adverb|lexicon.Auxiliary|lexicon.Preposition) && k > i:
			return false
		}
	}
	return false
}

// nameAndVerb reports whether a name follows from token i on, with an appositive between commas or without, and then a verb that reports
// or one that has nothing behind it: "“Why?” Marsh, the mayor of Oslo, said", "“Why?” Marsh pressed."
func (s *splitter) nameAndVerb(i int) bool {
	k := i
	for k < len(s.Toks) && k-i < MaxName && s.At[k] == 0 && s.Toks[k].Kind == WordToken && s.Toks[k].Upper {
		k++
	}
	if k == i || k+1 >= len(s.Toks) || s.At[k] != 0 {
		return false
	}
	aside := s.Toks[k].Sep(',')
	for e := k + 1; aside && e+1 < len(s.Toks) && e-k < MaxAppositive; e++ {
		t := &s.Toks[e]
		if t.Kind == BreakToken || s.At[e] != 0 || t.Sep('.') {
			return false
		}
		if t.Sep(',') && s.Toks[e+1].Verb(lexicon.Say|lexicon.Tell|lexicon.Ask|lexicon.Write) && s.Toks[e+1].Form(lexicon.Past|lexicon.Third) {
			return true
		}
	}
	if aside || s.Toks[k].Upper || !s.Toks[k].Form(lexicon.Past) && !s.Toks[k].Other(lexicon.Past) {
		return false
	}
	k++
	if k+1 < len(s.Toks) && (s.Toks[k].Is(lexicon.Adverb) || s.Toks[k].Is(lexicon.Preposition) && s.Toks[k].End-s.Toks[k].Start == 2) { // "went on,"
		k++
	}
	return s.Toks[k].Sep('.') || s.Toks[k].Sep(',') || s.Toks[k].Kind == BreakToken
}
