package layout

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/voice"
)

// A completion finds full names and offices in all of an article.
type completion struct{ *document }

// complete gives the voices that labels name by a surname alone the full name and the office that stand elsewhere in
// the article: "SECRETARY MARSH:" below "Secretary Ada Marsh at the Dam".
func (d completion) complete() {
	full := map[string]corpus.Span{} // of labels, by surname
	var elsewhere map[string]corpus.Span
	initials := map[string]corpus.Span{}
	for i := range d.turns {
		v := &d.turns[i].Voice
		if v.Kind != voice.Person || v.Name.Len() == 0 {
			continue
		}
		words := d.WordsOf(v.Name)
		if len(words) > 1 {
			initials[d.initials(words)] = v.Name
		} else if name, ok := initials[v.Name.In(d.Text)]; ok && v.Name.Len() <= maxInitials { // "AM:" below "Ada Marsh:"
			v.Name = name
			continue
		}
		surname := strings.ToLower(words[len(words)-1].In(d.Text))
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
func (d completion) inTitle(surname string) string {
	title := &document{Reader: voice.Reader{Text: d.title, Known: d.Known}}
	title.rows = []row{{Block: corpus.Block{Span: corpus.Span{End: len(d.title)}}, text: d.title}}
	return completion{title}.fullNames()[surname].In(d.title)
}

// officeAfter returns the office that a row gives after a full name and a comma, up to the end of the row: "Ada Marsh,
// Department Spokesperson".
func (d completion) officeAfter(name corpus.Span) corpus.Span {
	rest, ok := strings.CutPrefix(d.Text[name.End:], ", ")
	if !ok {
		return corpus.Span{}
	}
	if end := strings.IndexAny(rest, "\n;.:"); end >= 0 {
		rest = rest[:end]
	}
	if len(rest) > maxLabel || !d.HasRole(rest) || d.HasReport(corpus.Span{Start: name.End + 2, End: name.End + 2 + len(rest)}) {
		return corpus.Span{}
	}
	return voice.Trimmed(d.Text, name.End+2, name.End+2+len(rest))
}

// maxInitials is how many bytes a label of initials may have.
const maxInitials = 4

// initials returns the first letters of the words of a name.
func (d completion) initials(words []corpus.Span) string {
	var b strings.Builder
	for _, w := range words {
		for part := range strings.SplitSeq(w.In(d.Text), "-") {
			if part != "" {
				b.WriteRune(unicode.ToUpper(voice.FirstRune(part)))
			}
		}
	}
	return b.String()
}

// fullNames returns by surname the first full name of the article that ends with it: a first name, perhaps an initial,
// and the surname.
func (d completion) fullNames() map[string]corpus.Span {
	names := map[string]corpus.Span{}
	for i := range d.rows {
		words := d.WordsOf(d.rows[i].Span)
		for k := 1; k < len(words); k++ {
			last := d.bare(words[k])
			first := k - 1
			if first > 0 && isInitial(words[first].In(d.Text)) {
				first--
			}
			if last.Len() < 2 || !d.NameWord(last.In(d.Text), false) || !d.opensName(words[first]) {
				continue
			}
			surname := strings.ToLower(last.In(d.Text))
			if _, ok := names[surname]; !ok {
				names[surname] = corpus.Span{Start: words[first].Start, End: last.End}
			}
		}
	}
	return names
}

// bare returns a word without the signs after it and without a possessive ending.
func (d completion) bare(word corpus.Span) corpus.Span {
	text := strings.TrimRightFunc(word.In(d.Text), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, suffix := range []string{"’s", "'s"} {
		text = strings.TrimSuffix(text, suffix)
	}
	return corpus.Span{Start: word.Start, End: word.Start + len(text)}
}

// opensName reports whether a word can be a first name: one of the lexicon's, or a word with a capital that the
// lexicon does not know.
func (d completion) opensName(word corpus.Span) bool {
	w := word.In(d.Text)
	return d.NameWord(w, false) && (d.Is(word, voice.Given) || len(w) > 2 && d.Known(strings.ToLower(w)) == 0)
}

func isInitial(word string) bool { return len(word) == 2 && word[1] == '.' }

// officeBefore returns the office in front of a full name: the words before it back to the start of the row, a comma,
// an "and" or a word in small letters that is no part of an office.
func (d completion) officeBefore(name corpus.Span) corpus.Span {
	row := name.Start
	for row > 0 && d.Text[row-1] != '\n' && name.Start-row < maxLabel {
		row--
	}
	words := d.WordsOf(corpus.Span{Start: row, End: name.Start})
	first, office := len(words), false
	for first > 0 {
		w := words[first-1].In(d.Text)
		if strings.ContainsAny(w, ",.;:()") && !d.Is(words[first-1], voice.Title) || strings.EqualFold(w, "and") {
			break
		}
		is := d.Is(words[first-1], voice.Role|voice.Title)
		if !is && !unicode.IsUpper(voice.FirstRune(w)) {
			break
		}
		office = office || is
		first--
	}
	for first < len(words) && voice.Courtesy[strings.ToLower(strings.Trim(words[first].In(d.Text), "."))] {
		first++
	}
	if !office || first == len(words) || len(words)-first > maxOffice {
		return corpus.Span{}
	}
	return corpus.Span{Start: words[first].Start, End: words[len(words)-1].End}
}

// maxOffice is how many words an office before a name may have.
const maxOffice = 8
