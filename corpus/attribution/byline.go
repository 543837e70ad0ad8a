package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/fold"
)

// author returns the one who wrote the article, who asks in its interviews and says "I" in it; -1 where the byline does not name one
// person alone.
func (p *parser) author() int {
	if p.wrote == 0 {
		p.wrote = -1
		if p.byline == "" {
			p.byline = p.printedByline()
		}
		if name, ok := oneName(p.byline); ok {
			p.wrote = 1 + p.cast.named(name)
		}
	}
	return max(p.wrote, 0) - 1
}

// printedByline returns the name that stands alone behind "By" in one of the first paragraphs; "" for none.
func (p *parser) printedByline() string {
	for n := 0; n < len(p.sents) && p.sents[n].para < 4; n++ {
		s := p.sents[n]
		if m := int(p.startsAt[min(s.first+1, len(p.toks)-1)]) - 1; s.opens && p.lower(s.first) == "by" && m >= 0 && p.ments[m].last == s.last {
			return p.tokenSpan(p.ments[m].first, p.ments[m].last).In(p.text)
		}
	}
	return ""
}

// maxByline is how many words a person's name has in a byline at most.
const maxByline = 5

// oneName returns the name in a byline that is one person's: a few words with capitals, nothing that joins several.
func oneName(byline string) (string, bool) {
	words := strings.Fields(byline)
	if len(words) > 0 && strings.EqualFold(words[0], "by") {
		words = words[1:]
	}
	if len(words) < 2 || len(words) > maxByline {
		return "", false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		e := known(fold.Lower(w))
		if strings.ContainsAny(w, ",;/&@|0123456789") || e.is(coordinator|orgWord|orgName|body) || !unicode.IsUpper(first) && !e.is(particle) {
			return "", false
		}
	}
	return strings.Join(words, " "), true
}

// named finds or enters a person by a full name that stands outside the text.
func (c *cast) named(name string) int {
	words := strings.Fields(name)
	given, last := fold.String(words[0]), fold.String(words[len(words)-1])
	for _, w := range c.byLast[last] {
		if f := &c.figures[w]; f.given != "" && sameGiven(f.given, given) {
			return w
		}
	}
	return c.enter(figure{name: name, given: given, last: last, kind: corpus.Person, words: len(words)})
}
