package layout

import (
	"strings"
	"unicode"

	"verbatim/corpus"
)

// complete gives the voices that labels name by a surname alone the full name and the office that stand elsewhere in
// the article: "SECRETARY MARSH:" below "Secretary Ada Marsh at the Dam".
func (d *document) complete() {
	full := map[string]corpus.Span{} // of labels, by surname
	var elsewhere map[string]corpus.Span
	initials := map[string]corpus.Span{}
	for i := range d.turns {
		v := &d.turns[i].Voice
		if v.Kind != Person || v.Name.Len() == 0 {
			continue
		}
		words := d.wordsOf(v.Name)
		if len(words) > 1 {
			initials[d.initials(words)] = v.Name
		} else if name, ok := initials[v.Name.In(d.text)]; ok && v.Name.Len() <= maxInitials { // "AM:" below "Ada Marsh:"
			v.Name = name
			continue
		}
		surname := strings.ToLower(words[len(words)-1].In(d.text))
		if len(words) > 1 {
			full[surname] = v.Name
			continue
		}
		if _, ok := full[surname]; ok {
			continue
		}
		if elsewhere == nil {
			elsewhere = d.fullNames()
		}
		name, ok := elsewhere[surname]
		if !ok {
			v.Spelled = d.inTitle(surname)
			continue
		}
		v.Name = name
		if office := d.officeBefore(name); office.Len() > 0 {
			v.Role = office
		} else if v.Role.Len() == 0 {
			v.Role = d.officeAfter(name)
		}
	}
}

// inTitle returns the full name with a surname that the article's title has, or "".
func (d *document) inTitle(surname string) string {
	title := &document{namer: namer{d.title, d.words}}
	title.rows = []row{{Block: corpus.Block{Span: corpus.Span{End: len(d.title)}}, text: d.title}}
	return title.fullNames()[surname].In(d.title)
}

// officeAfter returns the office that a row gives after a full name and a comma, up to the end of the row: "Ada Marsh,
// Department Spokesperson".
func (d *namer) officeAfter(name corpus.Span) corpus.Span {
	rest, ok := strings.CutPrefix(d.text[name.End:], ", ")
	if !ok {
		return corpus.Span{}
	}
	if end := strings.IndexAny(rest, "\n;.:"); end >= 0 {
		rest = rest[:end]
	}
	if len(rest) > maxLabel || !d.hasRole(rest) || d.hasReport(corpus.Span{Start: name.End + 2, End: name.End + 2 + len(rest)}) {
		return corpus.Span{}
	}
	return trimmed(d.text, name.End+2, name.End+2+len(rest))
}

// maxInitials is how many bytes a label of initials may have.
const maxInitials = 4

// initials returns the first letters of the words of a name.
func (d *namer) initials(words []corpus.Span) string {
	var b strings.Builder
	for _, w := range words {
		for part := range strings.SplitSeq(w.In(d.text), "-") {
			if part != "" {
				b.WriteRune(unicode.ToUpper(firstRune(part)))
			}
		}
	}
	return b.String()
}

// fullNames returns by surname the first full name of the article that ends with it: a first name, perhaps an initial,
// and the surname.
func (d *document) fullNames() map[string]corpus.Span {
	names := map[string]corpus.Span{}
	for i := range d.rows {
		words := d.wordsOf(d.rows[i].Span)
		for k := 1; k < len(words); k++ {
			last := d.bare(words[k])
			first := k - 1
			if first > 0 && isInitial(words[first].In(d.text)) {
				first--
			}
			if last.Len() < 2 || !d.nameWord(last.In(d.text), false) || !d.opensName(words[first]) {
				continue
			}
			surname := strings.ToLower(last.In(d.text))
			if _, ok := names[surname]; !ok {
				names[surname] = corpus.Span{Start: words[first].Start, End: last.End}
			}
		}
	}
	return names
}

// bare returns a word without the signs after it and without a possessive ending.
func (d *namer) bare(word corpus.Span) corpus.Span {
	text := strings.TrimRightFunc(word.In(d.text), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, suffix := range []string{"’s", "'s"} {
		text = strings.TrimSuffix(text, suffix)
	}
	return corpus.Span{Start: word.Start, End: word.Start + len(text)}
}

// opensName reports whether a word can be a first name: one of the lexicon's, or a word with a capital that the
// lexicon does not know.
func (d *namer) opensName(word corpus.Span) bool {
	w := word.In(d.text)
	return d.nameWord(w, false) && (d.is(word, Given) || len(w) > 2 && d.words(strings.ToLower(w)) == 0)
}

func isInitial(word string) bool { return len(word) == 2 && word[1] == '.' }

// officeBefore returns the office in front of a full name: the words before it back to the start of the row, a comma,
// an "and" or a word in small letters that is no part of an office.
func (d *namer) officeBefore(name corpus.Span) corpus.Span {
	row := name.Start
	for row > 0 && d.text[row-1] != '\n' && name.Start-row < maxLabel {
		row--
	}
	words := d.wordsOf(corpus.Span{Start: row, End: name.Start})
	first, office := len(words), false
	for first > 0 {
		w := words[first-1].In(d.text)
		if strings.ContainsAny(w, ",.;:()") && !d.is(words[first-1], Title) || strings.EqualFold(w, "and") {
			break
		}
		is := d.is(words[first-1], Role|Title)
		if !is && !unicode.IsUpper(firstRune(w)) {
			break
		}
		office = office || is
		first--
	}
	for first < len(words) && courtesy[strings.ToLower(strings.Trim(words[first].In(d.text), "."))] {
		first++
	}
	if !office || first == len(words) || len(words)-first > maxOffice {
		return corpus.Span{}
	}
	return corpus.Span{Start: words[first].Start, End: words[len(words)-1].End}
}

// maxOffice is how many words an office before a name may have.
const maxOffice = 8
