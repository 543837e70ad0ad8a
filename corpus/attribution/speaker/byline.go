package speaker

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/fold"
)

// Author returns the one who wrote the article, who asks in its interviews and says "I" in it; -1 where the byline does not name one
// person alone.
func (p *Reader) Author() int {
	if p.wrote == 0 {
		p.wrote = -1
		if p.Byline == "" {
			p.Byline = p.printedByline()
		}
		if name, ok := oneName(p.Byline); ok {
			p.wrote = 1 + p.Cast.Named(name)
		}
	}
	return max(p.wrote, 0) - 1
}

// printedByline returns the name that stands alone behind "By" in one of the first paragraphs; "" for none.
func (p *Reader) printedByline() string {
	for n := 0; n < len(p.Sentences) && p.Sentences[n].Para < 4; n++ {
		s := p.Sentences[n]
		if m := int(p.StartsAt[min(s.First+1, len(p.Toks)-1)]) - 1; s.Opens && p.Lower(s.First) == "by" && m >= 0 && p.Mentions[m].Last == s.Last {
			return p.TokenSpan(p.Mentions[m].First, p.Mentions[m].Last).In(p.Text)
		}
	}
	return ""
}

// MaxByline is how many words a person's name has in a byline at most.
const MaxByline = 5

// oneName returns the name in a byline that is one person's: a few words with capitals, nothing that joins several.
func oneName(byline string) (string, bool) {
	words := strings.Fields(byline)
	if len(words) > 0 && strings.EqualFold(words[0], "by") {
		words = words[1:]
	}
	if len(words) < 2 || len(words) > MaxByline {
		return "", false
	}
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		e := lexicon.Known(fold.Lower(w))
		if strings.ContainsAny(w, ",;/&@|0123456789") || e.Is(lexicon.Coordinator|lexicon.OrgWord|lexicon.OrgName|lexicon.Body) || !unicode.IsUpper(first) && !e.Is(lexicon.Particle) {
			return "", false
		}
	}
	return strings.Join(words, " "), true
}
