package attribution

import (
	"slices"

	"verbatim/corpus"
)

// maxLead is how many tokens of an appositive may stand up to its first noun for a person.
const maxLead = 14

// capacity returns the role in the phrase [i, end): a noun phrase for one person. The noun phrase ends before a verb that stands outside a
// clause with "who", which only happens where a comma was forgotten: apposed tells that the phrase can only hang on the name before it. ok is
// false where there is no such phrase: the next clause, a list, somebody else.
func (c *cast) capacity(i, end int, apposed bool) (role corpus.Span, ok bool) {
	head := c.roleHead(i, end)
	if head < 0 {
		return corpus.Span{}, false
	}
	if verb := c.predicate(i+1, end); verb >= 0 {
		if !apposed || verb <= head {
			return corpus.Span{}, false
		}
		end = verb
	}
	whole := end
	for end-1 > head && c.toks[end-1].is(relative|coordinator|determiner|preposition) && !c.toks[end-1].is(adverb) {
		end--
	}
	if end < whole || c.toks[end].verb(say|tell) && c.toks[end].kind == wordToken { // what is cut off in a clause with "who" leaves no clause
		for k := head + 1; k < end; k++ {
			if c.toks[k].is(relative) {
				end = k
			}
		}
	}
	return c.span(i, end), true
}

// leads reports whether a mention is the first of its sentence's words, a conjunction aside.
func (c *cast) leads(m *mention) bool {
	k := m.first - 1
	if k >= 0 && c.toks[k].is(subordinator) && !c.toks[k].is(preposition) {
		k--
	}
	return k < 0 || c.toks[k].kind != wordToken && c.toks[k].kind != numberToken && c.toks[k].kind != clitic && !c.toks[k].sep(',')
}

// speaks reports whether the phrase [i, end) behind a mention and its comma is itself the subject of a verb of saying at token end: "Marsh, a
// top aide said, is confident", "at a dinner with Marsh, the mayor said". Behind a name that begins the sentence only a comma was forgotten
// where the clause goes on: "Marsh, a nurse at the clinic said in March".
func (c *cast) speaks(m *mention, i, end int) bool {
	if t := &c.toks[end]; t.kind != wordToken || !t.verb(say|tell) {
		return false
	}
	bare := !c.toks[i].is(determiner | possessive) // "Marsh, mayor of Oslo"
	for k := i; k < end; k++ {
		if c.toks[k].is(relative) {
			return false
		}
		bare = bare && c.toks[k].kind != clitic
	}
	next := &c.toks[end+1]
	return !bare && (!c.leads(m) || next.kind != wordToken)
}

// roleHead returns the token of the noun for one person that makes a role of the phrase [i, end); -1 where none does.
func (c *cast) roleHead(i, end int) int {
	if !c.opensRole(i) {
		return -1
	}
	k := c.behindName(i)
	for ; k >= 0 && k < end && k < i+maxLead; k++ {
		t := &c.toks[k]
		switch {
		case t.kind == punctuation && !t.sep('-') && t.sign != '_' || t.is(relative) || t.lex.word == toWord || t.lex.word == thanWord:
			return -1
		case t.is(role|title) && !(t.is(people) && c.several(i)):
			return k
		case t.kind != clitic && t.is(auxiliary|modal|pronoun|subordinator) && !t.is(preposition) && !t.upper && k > i, t.verb(say|tell) && !t.upper && t.form(past):
			return -1
		}
	}
	return -1
}

// behindName returns where the noun of a role is to be looked for that begins with token i: behind a name that only describes it ("Roe
// campaign manager"); -1 where the name is somebody else's ("Marsh, Mr. Roe had …").
func (c *cast) behindName(i int) int {
	m := c.mentionAt(i)
	if m == nil || m.kind != aName || m.owner {
		return i
	}
	if of := c.toks[i+1].lex.word; c.toks[i].is(role|title) && (of == ofWord || of == forWord) { // "Republican of Oslo"
		return i
	}
	k := m.last
	switch t := &c.toks[k]; {
	case t.lex.word == ofWord, t.lex.word == forWord: // "Light for Oslo's director"
		if owner := c.mentionAt(k + 1); owner == nil || !owner.owner {
			return -1
		}
	case t.kind != wordToken || t.upper || t.is(functional|adverb) || c.finite(k):
		return -1
	}
	return k
}

// opensRole reports whether a role can begin with token i.
func (c *cast) opensRole(i int) bool {
	t := &c.toks[i]
	switch {
	case t.lex.word == whoseWord, t.is(coordinator | subordinator | preposition), manifold.in(&c.toks[i]): // "whose father inspected bases" tells the father's
		return false
	case t.is(possessive) && c.several(i): // "Marsh, her aides and …"
		return false
	case t.upper:
		return true
	case t.is(adverb) && !t.is(determiner|role|modifier):
		next := &c.toks[i+1]
		return next.upper || next.is(determiner|possessive|role|people|modifier|title|demonym)
	}
	return t.is(determiner | possessive | role | people | modifier | title | demonym | particle)
}

// manifold are words that begin phrases for several, or for nobody in particular.
var manifold = wordSet(`this that these those some any each both all no every either neither many most several few such one two three four five six
seven eight nine ten dozen dozens half`)

// several reports whether the first noun behind token i is one for several people: "Marsh, her aides and …" is a list.
func (c *cast) several(i int) bool {
	for k := i + 1; k < len(c.toks) && k < i+5 && c.toks[k].kind == wordToken; k++ {
		if c.toks[k].is(role | people) {
			return c.toks[k].is(people)
		}
	}
	return false
}

// mentionAt returns the mention that begins at token i, or nil.
func (c *cast) mentionAt(i int) *mention {
	n, ok := slices.BinarySearchFunc(c.ments, i, func(m mention, at int) int { return m.first - at })
	if !ok {
		return nil
	}
	return &c.ments[n]
}

// predicate returns the first token of a clause's verb among the tokens [first, end), before a word that opens a clause within the phrase: "a
// former mayor was among …", not "a former mayor who was among …"; -1 for none.
func (c *cast) predicate(first, end int) int {
	for k := first; k < end; k++ {
		t := &c.toks[k]
		if t.is(relative|subordinator) && !t.is(preposition) || t.lex.word == whoseWord {
			return -1
		}
		if c.finite(k) && c.toks[k-1].lex.word != toWord && c.predicates(k, end) {
			return k
		}
	}
	return -1
}

// predicates reports whether the form of a verb at token k of a phrase that ends before token end is no participle.
func (c *cast) predicates(k, end int) bool {
	t := &c.toks[k]
	switch {
	case t.is(auxiliary):
		return !participial.in(&c.toks[k])
	case t.is(modal), t.form(past) && !t.form(participle):
		return true
	case t.form(past) && t.verb(call): // "a brigade called the Lanterns"
		return false
	case k+1 == end:
		return !t.form(third) && !t.other(third) && !asked.in(&c.toks[k])
	}
	return c.toks[k+1].is(determiner|possessive|objectPronoun) && !entitled.in(&c.toks[k])
}

// participial are the forms of auxiliaries that make no clause.
var participial = wordSet("being been having")

// entitled are participles that a noun follows in a shortened clause: "a member elected the year before".
var entitled = wordSet("named elected appointed awarded nominated considered given born deemed denied")

// asked are participles that stand alone behind whom they describe: "one of the voters polled".
var asked = wordSet("polled surveyed interviewed involved accused named mentioned quoted injured wounded")

var thanWord = wordOf("than")
