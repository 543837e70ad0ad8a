package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/fold"
)

// Author returns the one who wrote the article, who asks in its interviews and says "I" in it; -1 where the byline
// does not name one person alone.
func (p *Reader) Author() int {
	if p.wrote == 0 {
		p.wrote = -1
		if name := oneName(p.Byline); name != "" {
			p.wrote = 1 + p.Cast.Named(name)
		}
	}
	return max(p.wrote, 0) - 1
}

// maxByline is how many words a person's name has in a byline at most.
const maxByline = 5

// noPerson are the classes of words that names of people do not have.
const noPerson = lexicon.Coordinator | lexicon.OrgWord | lexicon.OrgName | lexicon.Body

// oneName returns the name in a byline that is one person's: a few words with capitals, nothing that joins several;
// "" for none.
func oneName(byline string) string {
	if by, name, _ := strings.Cut(byline, " "); strings.EqualFold(by, "by") {
		byline = name
	}
	words := strings.Fields(byline)
	switch n := len(words); {
	case n < 2, n > maxByline:
		return ""
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		switch e := lexicon.Known(fold.Lower(w)); {
		case strings.ContainsAny(w, ",;/&@|0123456789"), e.Is(noPerson):
			return ""
		case !unicode.IsUpper(first) && !e.Is(lexicon.Particle):
			return ""
		}
	}
	return strings.Join(words, " ")
}
