// Package pattern matches patterns over the tokens of a sentence. The patterns of a stage stand in a text file
// beside its code, so that a rule is one line with its reason and its examples, and not a chain of conditions. Start
// with [Must], which describes the file, and [Pattern.Match].
package pattern

import (
	"fmt"
	"sync"

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
type Set[R Text] struct {
	text     string
	funcs    Funcs[R]
	patterns map[string]*Pattern[R]
	examples []Example
	once     sync.Once // compiles the patterns when the first is tried: most processes only search
}

// A Pattern is one pattern of a file.
type Pattern[R Text] struct {
	name string
	set  *Set[R]
	body node[R] // what stands in the file, for patterns that use it
	back bool    // it is matched back from its last boundary
	used bool    // by Go or by another pattern
	all  matcher[R]
}

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
	s := &Set[R]{text: text, funcs: funcs, patterns: map[string]*Pattern[R]{}}
	for _, word := range words(text) {
		lexicon.WordOf(word) // before main: the vocabulary does not grow later
	}
	return s
}

// Get returns the pattern of a name. Where the file has none, the first match of any of its patterns panics.
func (s *Set[R]) Get(name string) *Pattern[R] {
	p := s.at(name)
	p.used = true
	return p
}

// at returns the pattern of a name, which may not have been read yet.
func (s *Set[R]) at(name string) *Pattern[R] {
	p, ok := s.patterns[name]
	if !ok {
		p = &Pattern[R]{name: name, set: s}
		s.patterns[name] = p
	}
	return p
}

// Match matches the pattern at boundary k of a sentence, which stands before token k. It returns the boundary where the
// match ends, or begins for a pattern that is matched back, and whether there is one.
func (p *Pattern[R]) Match(r R, k int, s token.Sentence) (int, bool) {
	p.set.load()
	d := r.AsRead()
	if k < s.First || k > s.Last || !p.all.first.begins(d, &s, p.back, k) {
		return k, false
	}
	outer := d.Window // of the pattern that has asked for this one
	d.Window = token.Window{Sentence: s, Marked: -1}
	end := p.all.match(r, d, k)
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

func (s *Set[R]) load() { s.once.Do(s.compile) }

// compile reads the file and makes the matcher of each pattern.
func (s *Set[R]) compile() {
	lexicon.Load()
	s.read()
	for name, p := range s.patterns {
		if p.body == nil {
			panic(fmt.Sprintf("pattern: there is no pattern %q", name))
		}
		p.all = compiler[R]{back: p.back}.whole(p.body)
	}
}

// Unused returns the names of the patterns that no one asks for.
func (s *Set[R]) Unused() []string {
	s.load()
	var names []string
	for name, p := range s.patterns {
		if !p.used {
			names = append(names, name)
		}
	}
	return names
}
