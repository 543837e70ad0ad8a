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
	for i := range d.turns {
		v := &d.turns[i].Voice
		if v.Kind != Person || v.Name.Len() == 0 {
			continue
		}
		words := d.wordsOf(v.Name)
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
		if name, ok := elsewhere[surname]; ok {
			v.Name = name
			if office := d.officeBefore(name); office.Len() > 0 {
				v.Role = office
			}
		}
	}
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
	return d.nameWord(w, false) && (d.is(word, Given) || len(w) > 2 && !allCaps(w) && d.words(strings.ToLower(w)) == 0)
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
