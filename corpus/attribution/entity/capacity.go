package entity

import (
	"slices"

	"verbatim/corpus"
	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/token"
)

// maxLead is how many tokens of an appositive may stand up to its first noun for a person.
const maxLead = 14

// capacity returns the role in the phrase [i, end): a noun phrase for one person. The noun phrase ends before a verb that stands outside a
// clause with "who", which only happens where a comma was forgotten: apposed tells that the phrase can only hang on the name before it. ok is
// false where there is no such phrase: the next clause, a list, somebody else.
func (c *Cast) capacity(i, end int, apposed bool) (role corpus.Span, ok bool) {
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
	for end-1 > head && c.Toks[end-1].Is(lexicon.Relative|lexicon.Coordinator|lexicon.Determiner|lexicon.Preposition) && !c.Toks[end-1].Is(lexicon.Adverb) {
		end--
	}
	if end < whole || c.Toks[end].Verb(lexicon.Say|lexicon.Tell) && c.Toks[end].Kind == token.WordToken { // what is cut off in a clause with "who" leaves no clause
		for k := head + 1; k < end; k++ {
			if c.Toks[k].Is(lexicon.Relative) {
				end = k
			}
		}
	}
	return c.Span(i, end), true
}

// leads reports whether a mention is the first of its sentence's words, a conjunction aside.
func (c *Cast) leads(m *Mention) bool {
	k := m.First - 1
	if k >= 0 && c.Toks[k].Is(lexicon.Subordinator) && !c.Toks[k].Is(lexicon.Preposition) {
		k--
	}
	return k < 0 || c.Toks[k].Kind != token.WordToken && c.Toks[k].Kind != token.NumberToken && c.Toks[k].Kind != token.Clitic && !c.Toks[k].Sep(',')
}

// speaks reports whether the phrase [i, end) behind a mention and its comma is itself the subject of a verb of saying at token end: "Marsh, a
// top aide said, is confident", "at a dinner with Marsh, the mayor said". Behind a name that begins the sentence only a comma was forgotten
// where the clause goes on: "Marsh, a nurse at the clinic said in March".
func (c *Cast) speaks(m *Mention, i, end int) bool {
	if t := &c.Toks[end]; t.Kind != token.WordToken || !t.Verb(lexicon.Say|lexicon.Tell) {
		return false
	}
	bare := !c.Toks[i].Is(lexicon.Determiner | lexicon.Possessive) // "Marsh, mayor of Oslo"
	for k := i; k < end; k++ {
		if c.Toks[k].Is(lexicon.Relative) {
			return false
		}
		bare = bare && c.Toks[k].Kind != token.Clitic
	}
	next := &c.Toks[end+1]
	return !bare && (!c.leads(m) || next.Kind != token.WordToken)
}

// roleHead returns the token of the noun for one person that makes a role of the phrase [i, end); -1 where none does.
func (c *Cast) roleHead(i, end int) int {
	if !c.opensRole(i) {
		return -1
	}
	k := c.behindName(i)
	for ; k >= 0 && k < end && k < i+maxLead; k++ {
		t := &c.Toks[k]
		switch {
		case t.Kind == token.Punctuation && !t.Sep('-') && t.Sign != '_' || t.Is(lexicon.Relative) || t.Lex.Word == lexicon.ToWord || t.Lex.Word == lexicon.ThanWord:
			return -1
		case t.Is(lexicon.Role|lexicon.Title) && !(t.Is(lexicon.People) && c.several(i)):
			return k
		case t.Kind != token.Clitic && t.Is(lexicon.Auxiliary|lexicon.Modal|lexicon.Pronoun|lexicon.Subordinator) && !t.Is(lexicon.Preposition) && !t.Upper && k > i, t.Verb(lexicon.Say|lexicon.Tell) && !t.Upper && t.Form(lexicon.Past):
			return -1
		}
	}
	return -1
}

// behindName returns where the noun of a role is to be looked for that begins with token i: behind a name that only describes it ("Roe
// campaign manager"); -1 where the name is somebody else's ("Marsh, Mr. Roe had …").
func (c *Cast) behindName(i int) int {
	m := c.mentionAt(i)
	if m == nil || m.Kind != AName || m.Owner {
		return i
	}
	if of := c.Toks[i+1].Lex.Word; c.Toks[i].Is(lexicon.Role|lexicon.Title) && (of == lexicon.OfWord || of == lexicon.ForWord) { // "Republican of Oslo"
		return i
	}
	k := m.Last
	switch t := &c.Toks[k]; {
	case t.Lex.Word == lexicon.OfWord, t.Lex.Word == lexicon.ForWord: // "Light for Oslo's director"
		if owner := c.mentionAt(k + 1); owner == nil || !owner.Owner {
			return -1
		}
	case t.Kind != token.WordToken || t.Upper || t.Is(lexicon.Functional|lexicon.Adverb) || c.Finite(k):
		return -1
	}
	return k
}

// opensRole reports whether a role can begin with token i.
func (c *Cast) opensRole(i int) bool {
	t := &c.Toks[i]
	switch {
	case t.Lex.Word == lexicon.WhoseWord, t.Is(lexicon.Coordinator | lexicon.Subordinator | lexicon.Preposition), c.Toks[i].In(manifold): // "whose father inspected bases" tells the father's
		return false
	case t.Is(lexicon.Possessive) && c.several(i): // "Marsh, her aides and …"
		return false
	case t.Upper:
		return true
	case t.Is(lexicon.Adverb) && !t.Is(lexicon.Determiner|lexicon.Role|lexicon.Modifier):
		next := &c.Toks[i+1]
		return next.Upper || next.Is(lexicon.Determiner|lexicon.Possessive|lexicon.Role|lexicon.People|lexicon.Modifier|lexicon.Title|lexicon.Demonym)
	}
	return t.Is(lexicon.Determiner | lexicon.Possessive | lexicon.Role | lexicon.People | lexicon.Modifier | lexicon.Title | lexicon.Demonym | lexicon.Particle)
}

// manifold are words that begin phrases for several, or for nobody in particular.
var manifold = lexicon.Set("entity.manifold")

// several reports whether the first noun behind token i is one for several people: "Marsh, her aides and …" is a list.
func (c *Cast) several(i int) bool {
	for k := i + 1; k < len(c.Toks) && k < i+5 && c.Toks[k].Kind == token.WordToken; k++ {
		if c.Toks[k].Is(lexicon.Role | lexicon.People) {
			return c.Toks[k].Is(lexicon.People)
		}
	}
	return false
}

// mentionAt returns the mention that begins at token i, or nil.
func (c *Cast) mentionAt(i int) *Mention {
	n, ok := slices.BinarySearchFunc(c.ments, i, func(m Mention, at int) int { return m.First - at })
	if !ok {
		return nil
	}
	return &c.ments[n]
}

// predicate returns the first token of a clause's verb among the tokens [first, end), before a word that opens a clause within the phrase: "a
// former mayor was among …", not "a former mayor who was among …"; -1 for none.
func (c *Cast) predicate(first, end int) int {
	for k := first; k < end; k++ {
		t := &c.Toks[k]
		if t.Is(lexicon.Relative|lexicon.Subordinator) && !t.Is(lexicon.Preposition) || t.Lex.Word == lexicon.WhoseWord {
			return -1
		}
		if c.Finite(k) && c.Toks[k-1].Lex.Word != lexicon.ToWord && c.predicates(k, end) {
			return k
		}
	}
	return -1
}

// predicates reports whether the form of a verb at token k of a phrase that ends before token end is no participle.
func (c *Cast) predicates(k, end int) bool {
	t := &c.Toks[k]
	switch {
	case t.Is(lexicon.Auxiliary):
		return !c.Toks[k].In(participial)
	case t.Is(lexicon.Modal), t.Form(lexicon.Past) && !t.Form(lexicon.Participle):
		return true
	case t.Form(lexicon.Past) && t.Verb(lexicon.Call): // "a brigade called the Lanterns"
		return false
	case k+1 == end:
		return !t.Form(lexicon.Third) && !t.Other(lexicon.Third) && !c.Toks[k].In(asked)
	}
	return c.Toks[k+1].Is(lexicon.Determiner|lexicon.Possessive|lexicon.ObjectPronoun) && !c.Toks[k].In(entitled)
}

// participial are the forms of auxiliaries that make no clause.
var participial = lexicon.Set("entity.participial")

// entitled are participles that a noun follows in a shortened clause: "a member elected the year before".
var entitled = lexicon.Set("entity.entitled")

// asked are participles that stand alone behind whom they describe: "one of the voters polled".
var asked = lexicon.Set("entity.asked")
