// Package pattern matches patterns over the tokens of a sentence. The patterns of a stage stand in a text file
// beside its code, so that a rule is one line with its reason and its examples, and not a chain of conditions. Start
// with [Must], which describes the file, and [Pattern.Match].
package pattern

import (
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
	"verbatim/corpus/attribution/trait"
)

// A Text is what patterns are matched over: a stage's reader.
type Text interface {
	// AsRead returns the tokens and what is known of them.
	AsRead() *token.Reading
}

// A Func is a part of a pattern that Go finds, such as a noun phrase: <np>. Ahead returns the boundary after what
// begins at boundary k, Back the one before what ends there, both -1 for nothing. What is empty, or goes the other way,
// counts as nothing.
type Func[R Text] struct {
	Ahead, Back func(r R, k int, s token.Sentence) int
	one         func(r R, i int) bool
	some        trait.Set // each token for which one holds has one of these
}

// part returns the Func as patterns ask for it: of the reader in the window.
func (f Func[R]) part() part {
	found := part{some: f.some}
	if f.Ahead != nil {
		found.ahead = func(d *token.Reading, k int) int { return f.Ahead(d.Window.Text.(R), k, d.Window.Sentence) }
	}
	if f.Back != nil {
		found.back = func(d *token.Reading, k int) int { return f.Back(d.Window.Text.(R), k, d.Window.Sentence) }
	}
	if f.one != nil {
		found.one = func(d *token.Reading, i int) bool { return f.one(d.Window.Text.(R), i) }
	}
	return found
}

// Test makes a Func of a question about one token, which stands as @name within tests of tokens too.
func Test[R Text](one func(r R, i int) bool) Func[R] { return TestOf(everyTrait, one) }

// TestOf is Test for a question that holds only for tokens with one of some traits. Where it stands alone, others
// are not asked.
func TestOf[R Text](some trait.Set, one func(r R, i int) bool) Func[R] {
	return Func[R]{
		one: one, some: some,
		Ahead: func(r R, k int, s token.Sentence) int {
			if k < s.Last && one(r, k) {
				return k + 1
			}
			return -1
		},
		Back: func(r R, k int, s token.Sentence) int {
			if k > s.First && one(r, k-1) {
				return k - 1
			}
			return -1
		},
	}
}

// Funcs are the Funcs of a stage by their names.
type Funcs[R Text] map[string]Func[R]

// A Set has the patterns of a file.
type Set[R Text] struct{ file }

// A Pattern is one pattern of a file.
type Pattern[R Text] struct{ *rule }

// Must returns the patterns of a file, which may ask for some Funcs. The files are built in: a mistake in one is a
// mistake of the program, and the first match panics with its line.
//
// A line "name => pattern" is matched ahead from a boundary, "name <= pattern" back from one; both are written in
// reading order. Lines that begin with four spaces go on with the pattern before. Lines that begin with # are
// comments, lines that begin with a tab examples; see [Example].
//
// A pattern is a sequence of tests of one token each: names of traits (comma, past, object-pronoun), 'word', {set}
// of the lexicon's sets.txt, "word" and "{set}" for any form of such verbs that report, %say for a class of verbs
// that report, #role for a class of the lexicon, ~ly for an ending, +past for a form of a verb that reports nothing,
// @name for a Func made by Test, "." for any token outside quotations and "_" for any token. ! negates one of these;
// | joins those of which one must hold, & those which all must hold, and | binds first. No positive test but quoted
// and _ holds inside a quotation.
//
// After a test: ? for none or one, * for any number, + for at least one, *6 and +6 for at most six. ( ) groups, " | "
// parts alternatives, of which the first that leads to a match wins. (= ) must follow, (! ) must not, (<= ) must stand
// before, (<! ) must not. ^ is the sentence's first boundary, $ its last. > marks the boundary that is returned
// instead of the end. <name> is a Func or an earlier pattern, <quotation> a whole quotation.
func Must[R Text](text string, funcs Funcs[R]) *Set[R] {
	parts := func() map[string]part { // later: Funcs may be added before the first match
		list := map[string]part{}
		for name, f := range funcs {
			list[name] = f.part()
		}
		return list
	}
	for _, word := range words(text) {
		lexicon.WordOf(word) // before main: the vocabulary does not grow later
	}
	return &Set[R]{file{text: text, funcs: parts, rules: map[string]*rule{}}}
}

// Get returns the pattern of a name. Where the file has none, the first match of any of its patterns panics.
func (s *Set[R]) Get(name string) *Pattern[R] {
	r := s.at(name)
	r.used = true
	return &Pattern[R]{r}
}

// Match matches the pattern at boundary k of a sentence, which stands before token k. It returns the boundary where the
// match ends, or begins for a pattern that is matched back, and whether there is one.
func (p *Pattern[R]) Match(r R, k int, s token.Sentence) (int, bool) {
	p.file.load()
	d := r.AsRead()
	if k < s.First || k > s.Last || !p.begins(d, &s, k) {
		return k, false
	}
	outer := d.Window // of the pattern that has asked for this one
	d.Window = token.Window{Sentence: s, Marked: -1, Text: r}
	end := p.begun(d, k)
	marked := d.Window.Marked
	d.Window = outer
	switch {
	case end < 0:
		return k, false
	case marked >= 0:
		return marked, true
	}
	return end, true
}

// Matches reports whether the pattern matches at boundary k.
func (p *Pattern[R]) Matches(r R, k int, s token.Sentence) bool {
	_, ok := p.Match(r, k, s)
	return ok
}

// Over returns the boundary where a match at boundary k ends, or k itself where there is none.
func (p *Pattern[R]) Over(r R, k int, s token.Sentence) int {
	end, _ := p.Match(r, k, s)
	return end
}
