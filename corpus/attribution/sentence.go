package attribution

// A sentence is a stretch of tokens [first, last) of one paragraph. A quotation inside it is one piece of it, whatever full
// stops the quotation has.
type sentence struct {
	first, last int
	body        int  // the first token after the head of the block, or first
	para        int  // which paragraph, from 0
	opens       bool // the first of its paragraph
	headline    bool // set in title case without a sentence's end
}

// maxSentence is how many tokens a sentence may have before it is cut: text without full stops must not cost more than text.
const maxSentence = 400

// splitter finds the sentences of an article.
type splitter struct {
	reading
	quots []quotation
	sents []sentence
}

// quoted tells for each token which quotation it lies in or is a mark of: 1 + its index; 0 outside.
func quoted(at []int32, quots []quotation) {
	for i, q := range quots {
		for k := q.left; k < q.right; k++ {
			at[k] = int32(i + 1)
		}
	}
}

// sentences parts the tokens into sentences. It takes the memory of sents.
func sentences(sents []sentence, r reading, quots []quotation) []sentence {
	s := splitter{reading: r, quots: quots, sents: sents[:0]}
	para, begin, opens := 0, 0, true
	for i := range s.toks {
		switch {
		case s.toks[i].kind == breakToken:
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
func (s *splitter) between(i int) bool { return s.at[i] == 0 || i == s.quots[s.at[i]-1].right-1 }

func (s *splitter) add(first, last, para int, opens bool) {
	if first < last {
		headline := opens && s.headline(first, last)
		s.sents = append(s.sents, sentence{first: first, last: last, body: first, para: para, opens: opens, headline: headline})
	}
}

// headline reports whether the tokens are set in title case: nearly all longer words with a capital. With a full stop they are a
// sentence that is full of names, unless its verbs have capitals too.
func (s *splitter) headline(first, last int) bool {
	if last-first > 40 || s.toks[last].kind != breakToken || s.toks[first].sep('-') { // "- Ada Marsh, Oslo" is a signature
		return false
	}
	upper, lower := 0, 0
	for i := first; i < last; i++ {
		if t := &s.toks[i]; t.kind == wordToken && t.end-t.start >= 4 && !t.is(preposition) {
			if t.upper {
				upper++
			} else {
				lower++
			}
		}
	}
	if s.toks[last-1].sep('.') && s.verbInSmallLetters(first, last) {
		return false
	}
	return upper >= 3 && lower*4 <= upper
}

// verbInSmallLetters reports whether a verb outside quotations has no capital, as it would have in title case.
func (s *splitter) verbInSmallLetters(first, last int) bool {
	for i := first; i < last; i++ {
		if t := &s.toks[i]; !t.upper && s.at[i] == 0 && (t.form(past|third) || t.other(past|third) || t.is(auxiliary|modal)) {
			return true
		}
	}
	return false
}

// ends reports whether a sentence ends with token i.
func (s *splitter) ends(i int) bool {
	t := &s.toks[i]
	if s.at[i] != 0 {
		return s.endsQuoted(i)
	}
	next := i + 1
	if next >= len(s.toks) || s.toks[next].kind == breakToken {
		return false
	}
	n := &s.toks[next]
	switch {
	case t.dotted:
		return n.upper && n.lex.is(starter) && !n.is(firstName)
	case t.kind != punctuation || t.sign != '.' && t.sign != '?' && t.sign != '!':
		return false
	case n.sep(')') || n.sep('.') || n.sep('?') || n.sep('!'):
		return false
	}
	return s.begins(next)
}

// begins reports whether a sentence may begin with token i.
func (s *splitter) begins(i int) bool {
	t := &s.toks[i]
	return t.spaced && (t.upper || t.kind == markToken || t.kind == numberToken || t.kind == punctuation)
}

// endsQuoted reports whether the closing mark at token i ends the sentence too: a full stop inside it does, a question or
// exclamation mark does unless the cue follows ("Why?" Marsh asked).
func (s *splitter) endsQuoted(i int) bool {
	q := &s.quots[s.at[i]-1]
	if i != q.right-1 || q.right == q.last || i+1 >= len(s.toks) || s.toks[i+1].kind == breakToken {
		return false
	}
	if s.toks[i+1].sep('.') {
		return false
	}
	last := &s.toks[q.last-1]
	full := last.sep('.') || last.dotted
	asked := last.sep('?') || last.sep('!') || last.sep('_')
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
	for k := i; k < len(s.toks) && k < i+8; k++ {
		t := &s.toks[k]
		switch {
		case t.kind == breakToken || s.at[k] != 0 || t.kind == punctuation && !t.sep(','):
			return false
		case t.verb(say|tell|ask|write|talk) && !t.upper && t.form(past|third) && k > i:
			return true
		case t.kind == wordToken && !t.upper && !t.is(determiner|modifier|role|adverb|auxiliary|preposition) && k > i:
			return false
		}
	}
	return false
}

// nameAndVerb reports whether a name follows from token i on, with an appositive between commas or without, and then a verb that reports
// or one that has nothing behind it: "“Why?” Marsh, the mayor of Oslo, said", "“Why?” Marsh pressed."
func (s *splitter) nameAndVerb(i int) bool {
	k := i
	for k < len(s.toks) && k-i < maxName && s.at[k] == 0 && s.toks[k].kind == wordToken && s.toks[k].upper {
		k++
	}
	if k == i || k+1 >= len(s.toks) || s.at[k] != 0 {
		return false
	}
	aside := s.toks[k].sep(',')
	for e := k + 1; aside && e+1 < len(s.toks) && e-k < maxAppositive; e++ {
		t := &s.toks[e]
		if t.kind == breakToken || s.at[e] != 0 || t.sep('.') {
			return false
		}
		if t.sep(',') && s.toks[e+1].verb(say|tell|ask|write) && s.toks[e+1].form(past|third) {
			return true
		}
	}
	if aside || s.toks[k].upper || !s.toks[k].form(past) && !s.toks[k].other(past) {
		return false
	}
	k++
	if k+1 < len(s.toks) && (s.toks[k].is(adverb) || s.toks[k].is(preposition) && s.toks[k].end-s.toks[k].start == 2) { // "went on,"
		k++
	}
	return s.toks[k].sep('.') || s.toks[k].sep(',') || s.toks[k].kind == breakToken
}
