// Package generated makes any number of articles with invented words and people, for measurements. The same number
// always gives the same article. The articles are shaped like news, so that attribution finds as many quotes as in
// news.
package generated

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"verbatim/corpus"
)

// Size is the approximate size of an article in bytes.
const Size = 5000

// Path returns the path of article n.
func Path(n int) string { return fmt.Sprintf("%03d/%06d.txt", n/1000, n) }

// Article returns article n.
func Article(n int) corpus.Article {
	w := writer{rand: rand.New(rand.NewPCG(1, uint64(n)))}
	w.zipf = rand.NewZipf(w.rand, 1.2, 8, vocabulary-1)
	for range 2 + w.rand.IntN(3) {
		w.people = append(w.people, w.person())
	}
	a := corpus.Article{
		Path:      Path(n),
		Title:     title(w.clause()),
		Publisher: title(word(n%40)) + " " + papers[n%len(papers)],
		Date:      time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n%4000),
	}
	a.URL = fmt.Sprintf("https://%s.example/%d", strings.ToLower(strings.ReplaceAll(a.Publisher, " ", "")), n)
	for w.text.Len() < Size {
		w.paragraph()
	}
	a.Text = w.text.String()
	return a
}

var papers = []string{"Herald", "Ledger", "Courier", "Post", "Gazette", "Times", "Observer"}

// A writer writes one article.
type writer struct {
	rand   *rand.Rand
	zipf   *rand.Zipf
	people []person
	named  int // how many people have been named in full
	text   strings.Builder
}

type person struct{ first, last, role, pronoun string }

// The number of different words and names. Word frequencies follow Zipf's law, as in a real language.
const (
	vocabulary = 40_000
	surnames   = 20_000
)

var (
	firstNames = strings.Fields("Anna James Maria Peter Laura Thomas Helen Robert Susan David Julia Martin Alice Henry " +
		"Nora Simon Clara Victor Ruth Oscar")
	posts = strings.Fields("director chairman president secretary minister spokesman professor mayor researcher " +
		"treasurer")
	says = strings.Fields("said said said said added argued told warned explained announced")
)

func (w *writer) person() person {
	n := w.rand.IntN(len(firstNames))
	p := person{first: firstNames[n], last: title(word(w.rand.IntN(surnames)) + "son"), pronoun: "she"}
	if n%2 == 1 {
		p.pronoun = "he"
	}
	p.role = "the " + posts[w.rand.IntN(len(posts))] + " of the " + title(w.word()) + " Institute"
	return p
}

// paragraph writes a paragraph as in news, with a quote or without.
func (w *writer) paragraph() {
	p, name := w.speaker()
	switch w.rand.IntN(11) { // about half the paragraphs have no quote, as in news
	case 0:
		fmt.Fprintf(&w.text, "“%s,” %s said. “%s.”", title(w.clause()), strings.TrimSuffix(name, ","),
			title(w.clause()))
	case 1:
		fmt.Fprintf(&w.text, "“%s. %s,” said %s.", title(w.clause()), title(w.clause()), strings.TrimSuffix(name, ","))
	case 2:
		fmt.Fprintf(&w.text, "%s said that %s. “%s,” %s added.", title(name), w.clause(), title(w.clause()), p.pronoun)
	case 3:
		fmt.Fprintf(&w.text, "%s called the %s “%s %s” and left.", title(name), w.word(), w.word(), w.word())
	case 4:
		fmt.Fprintf(&w.text, "According to %s, %s. %s.", strings.TrimSuffix(name, ","), w.clause(), title(w.clause()))
	case 5:
		fmt.Fprintf(&w.text, "%s %s on Monday that %s.", title(name), says[w.rand.IntN(len(says)-4)], w.clause())
	default:
		fmt.Fprintf(&w.text, "%s. %s. %s.", title(w.clause()), title(w.clause()), title(w.clause()))
	}
	w.text.WriteString("\n\n")
}

// speaker returns a person and the name that the article uses here: the full name at first.
func (w *writer) speaker() (*person, string) {
	i := w.rand.IntN(len(w.people))
	p := &w.people[i]
	if i >= w.named {
		i = w.named
		p = &w.people[i]
		w.named++
		return p, p.first + " " + p.last + ", " + p.role + ","
	}
	return p, p.last
}

// clause returns a sentence without its capital and full stop.
func (w *writer) clause() string {
	verb := []string{"will", "could", "must", "did not"}[w.rand.IntN(4)]
	s := fmt.Sprintf("the %s %s of the %s %s %s the %s", w.word(), w.word(), w.word(), verb, w.word(), w.word())
	for range w.rand.IntN(4) {
		s += " " + []string{"in the", "with a", "for the", "of every", "because of the"}[w.rand.IntN(5)] + " " + w.word()
	}
	return s
}

func (w *writer) word() string { return word(int(w.zipf.Uint64())) }

// word returns the n-th word of the invented language. Frequent words are short.
func word(n int) string {
	const consonants, vowels = "bdfgklmnprtvz", "aeiou"
	var b strings.Builder
	for n += 70; n > 0; n /= len(consonants) * len(vowels) {
		b.WriteByte(consonants[n%len(consonants)])
		b.WriteByte(vowels[n/len(consonants)%len(vowels)])
	}
	b.WriteByte('k')
	return b.String()
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
