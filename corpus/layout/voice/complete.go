package voice

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/table"
)

// A Completion finds full names and offices in all of an article.
type Completion struct {
	Reader
	Rows  []corpus.Span // the paragraphs of the text
	Title string        // of the article
}

// Complete gives the voices that labels name by a surname alone the full name and the office that stand elsewhere in
// the article: "SECRETARY MARSH:" below "Secretary Ada Marsh at the Dam". The voices are in the order of the text.
func (c *Completion) Complete(voices []*Voice) {
	known := knownNames{
		full: map[string]corpus.Span{}, initials: map[string]corpus.Span{}, bodies: map[string]corpus.Span{},
		seen: map[string]bool{},
	}
	for _, v := range voices {
		c.completeVoice(v, &known)
	}
}

// knownNames are the full names that the voices so far and the rest of the article have.
type knownNames struct {
	full      map[string]corpus.Span // of labels, by surname
	initials  map[string]corpus.Span // of labels
	elsewhere map[string]corpus.Span // of all rows, by surname; made when needed
	short     map[string]corpus.Span // of all rows, by initials; made when needed
	bodies    map[string]corpus.Span // outlets that labels name in full, by their last word
	seen      map[string]bool        // labels that may name a body, and whether they do
}

// completeVoice gives one voice its full name and its office.
func (c *Completion) completeVoice(v *Voice, known *knownNames) {
	if v.Kind == Office {
		c.completeBody(v, known)
		return
	}
	if v.Kind != Person || v.Name.Len() == 0 {
		return
	}
	words := c.WordsOf(v.Name)
	if len(words) > 1 {
		known.initials[Initials(c.Text, words)] = v.Name
	} else if name, ok := known.initials[v.Name.In(c.Text)]; ok && v.Name.Len() <= MaxInitials { // "AM:" for Ada Marsh
		v.Name = name
		return
	}
	surname := strings.ToLower(words[len(words)-1].In(c.Text))
	if len(words) > 1 {
		known.full[surname] = v.Name
		return
	}
	if _, ok := known.full[surname]; ok {
		return
	}
	if known.elsewhere == nil {
		known.elsewhere = c.fullNames()
	}
	name, ok := known.elsewhere[surname]
	if label := v.Name.In(c.Text); !ok && len(label) <= MaxInitials && AllCaps(label) {
		if known.short == nil {
			known.short = c.abbreviations(known.elsewhere)
		}
		name = known.short[label]
		ok = name.Len() > 0
		if !ok && isAbbreviation(label) { // no one's name
			v.Kind, v.Name, v.Role = Stranger, corpus.Span{}, v.Name
			return
		}
	}
	if !ok {
		v.Spelled = c.inTitle(surname)
		return
	}
	v.Name = name
	if office := c.officeBefore(name); office.Len() > 0 {
		v.Role = office
	} else if v.Role.Len() == 0 {
		v.Role = c.officeAfter(name)
	}
}

// completeBody makes a body of a voice that only looks like an office: an outlet that asks, which the article calls by
// a name with a capital "The": "Marsh told The Baltic Courier".
func (c *Completion) completeBody(v *Voice, known *knownNames) {
	role := v.Role.In(c.Text)
	last := strings.ToLower(role[strings.LastIndexByte(role, ' ')+1:])
	if name, ok := known.bodies[last]; ok && !strings.Contains(role, " ") { // "Courier:"
		v.Kind, v.Name, v.Role = Group, name, corpus.Span{}
		return
	}
	name := corpus.Span{Start: v.Role.Start - len("The "), End: v.Role.End}
	if name.Start < 0 || !strings.HasPrefix(c.Text[name.Start:], "The ") || !strings.Contains(role, " ") {
		return
	}
	body, ok := known.seen[role]
	if !ok && len(known.seen) < maxBodies {
		body = c.calledBody(name.In(c.Text))
		known.seen[role] = body
	}
	if body {
		known.bodies[last] = name
		v.Kind, v.Name, v.Role = Group, name, corpus.Span{}
	}
}

// maxBodies is how many labels are looked for in the text as names of outlets.
const maxBodies = 8

// calledBody reports whether the text has a name that begins with "The" within a sentence.
func (c *Completion) calledBody(name string) bool {
	for at := 0; ; {
		i := strings.Index(c.Text[at:], name)
		if i < 0 {
			return false
		}
		at += i
		if before := strings.TrimRight(c.Text[:at], " "); len(before) < at && unicode.IsLower(lastRune(before)) {
			return true
		}
		at += len(name)
	}
}

// inTitle returns the full name with a surname that the article's title has, or "".
func (c *Completion) inTitle(surname string) string {
	title := Completion{Reader: Reader{Text: c.Title, Known: c.Known}, Rows: []corpus.Span{{End: len(c.Title)}}}
	return title.fullNames()[surname].In(c.Title)
}

// officeAfter returns the office that a row gives after a full name and a comma, up to the end of the row: "Ada Marsh,
// Department Spokesperson".
func (c *Completion) officeAfter(name corpus.Span) corpus.Span {
	rest, ok := strings.CutPrefix(c.Text[name.End:], ", ")
	if !ok {
		return corpus.Span{}
	}
	if end := strings.IndexAny(rest, "\n;.:"); end >= 0 {
		rest = rest[:end]
	}
	rest = withoutClause(rest)
	if len(rest) > maxOfficeBytes || !c.HasRole(rest) ||
		c.HasReport(corpus.Span{Start: name.End + 2, End: name.End + 2 + len(rest)}) {
		return corpus.Span{}
	}
	return Trimmed(c.Text, name.End+2, name.End+2+len(rest))
}

// MaxInitials is how many bytes a label of initials may have.
const MaxInitials = 4

// Initials returns the first letters of the words of a name.
func Initials(text string, words []corpus.Span) string {
	var b strings.Builder
	for _, w := range words {
		for part := range strings.SplitSeq(w.In(text), "-") {
			if part != "" {
				b.WriteRune(unicode.ToUpper(FirstRune(part)))
			}
		}
	}
	return b.String()
}

// fullNames returns by surname the first full name of the article that ends with it: a first name, perhaps an initial,
// and the surname.
func (c *Completion) fullNames() map[string]corpus.Span {
	names := map[string]corpus.Span{}
	for _, row := range c.Rows {
		words := c.WordsOf(row)
		for k := 1; k < len(words); k++ {
			last := c.bare(words[k])
			first := k - 1
			if first > 0 && isInitial(words[first].In(c.Text)) {
				first--
			}
			if last.Len() < 2 || !c.NameWord(last.In(c.Text), false) || !c.opensName(words[first]) {
				continue
			}
			surname := strings.ToLower(last.In(c.Text))
			if _, ok := names[surname]; !ok {
				names[surname] = corpus.Span{Start: words[first].Start, End: last.End}
			}
		}
	}
	return names
}

// bare returns a word without the signs after it and without a possessive ending.
func (c *Completion) bare(word corpus.Span) corpus.Span {
	text := strings.TrimRightFunc(word.In(c.Text), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, suffix := range []string{"’s", "'s"} {
		text = strings.TrimSuffix(text, suffix)
	}
	return corpus.Span{Start: word.Start, End: word.Start + len(text)}
}

// opensName reports whether a word can be a first name: one of the lexicon's, or a word with a capital that the
// lexicon does not know.
func (c *Completion) opensName(word corpus.Span) bool {
	w := word.In(c.Text)
	return c.NameWord(w, false) && (c.Is(word, Given) || len(w) > 2 && c.Known(w) == 0)
}

func isInitial(word string) bool { return len(word) == 2 && word[1] == '.' }

// officeBefore returns the office in front of a full name: the words before it back to the start of the row, a comma,
// an "and" or a word in small letters that is no part of an office.
func (c *Completion) officeBefore(name corpus.Span) corpus.Span {
	row := name.Start
	for row > 0 && c.Text[row-1] != '\n' && name.Start-row < maxOfficeBytes {
		row--
	}
	words := c.WordsOf(corpus.Span{Start: row, End: name.Start})
	if n := len(words); n > 0 && strings.HasSuffix(words[n-1].In(c.Text), ",") {
		return c.apposedOffice(words)
	}
	first, office := len(words), false
	for first > 0 {
		w := words[first-1].In(c.Text)
		if strings.ContainsAny(w, ",.;:()") && !c.Is(words[first-1], Title) || table.Get(opensOffice, w) {
			break
		}
		is := c.Is(words[first-1], Role|Title)
		if !is && !unicode.IsUpper(FirstRune(w)) {
			break
		}
		office = office || is
		first--
	}
	for first < len(words) && table.Get(Courtesy, strings.Trim(words[first].In(c.Text), ".")) {
		first++
	}
	if !office || first == len(words) || len(words)-first > maxOffice {
		return corpus.Span{}
	}
	return corpus.Span{Start: words[first].Start, End: words[len(words)-1].End}
}

// apposedOffice returns the office that words before a name and a comma are, from its article on: "The water minister,
// Ada Marsh, said".
func (c *Completion) apposedOffice(words []corpus.Span) corpus.Span {
	n := len(words)
	for i := n - 1; i >= 0 && n-i <= maxOffice; i-- {
		w := words[i].In(c.Text)
		switch {
		case table.Get(articles, w):
			office := corpus.Span{Start: words[i].Start, End: words[n-1].End - len(",")}
			if !c.HasRole(office.In(c.Text)) {
				return corpus.Span{}
			}
			return office
		case i < n-1 && strings.ContainsAny(w, ",.;:()"):
			return corpus.Span{}
		}
	}
	return corpus.Span{}
}

// articles open a phrase.
var articles = table.Set("the", "a", "an", "its", "their", "our")

// opensOffice has words after which an office begins: "BRIEFING BY PRESS SECRETARY ADA MARSH".
var opensOffice = table.Set("and", "by", "with", "from")

// maxOffice is how many words an office before a name may have.
const maxOffice = 8

// maxOfficeBytes is how many bytes an office may have.
const maxOfficeBytes = 140
