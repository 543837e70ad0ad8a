package tag

import "strings"

// Bits of the shape of a word.
const (
	upperShape  = 1 << iota // begins with a capital
	firstShape              // is the first of its sentence
	hyphenShape             // has a hyphen
	rareShape               // its ending tells of it
	capsShape               // begins with two capitals
	shapeBits   = iota
)

// A sight is what can be seen of a word before anything is decided.
type sight struct {
	tags    Set // that the word may have
	only    Tag // its only tag; None if it has several
	shape   uint8
	aux     auxiliary
	class   uint16
	context uint16
	id      uint16
}

// see fills in what can be seen of a word by itself. A forgotten word is seen as if the dictionary lacked it.
func (m *Model) see(s *sight, w Word, forgotten bool) {
	*s = sight{shape: shape(w)}
	sign := None
	if w.Text == "" || signs[w.Text[0]] != None && w.Text[0] != '\'' {
		sign = OfSign(w.Text)
	}
	if sign != None {
		s.sign(sign)
	} else if e := m.words.find(w); e != nil && !forgotten {
		s.known(e, m.words.tags[e.class])
	} else {
		s.unknown(w)
	}
	if s.tags.one() {
		s.only = s.tags.first()
	}
}

// shape returns what the first letters and the place of a word show.
func shape(w Word) (shape uint8) {
	if w.Upper {
		shape |= upperShape
		if len(w.Text) > 1 && w.Text[1] >= 'A' && w.Text[1] <= 'Z' {
			shape |= capsShape
		}
	}
	if w.First {
		shape |= firstShape
	}
	return shape
}

// sign adds that the token is a sign.
func (s *sight) sign(t Tag) {
	s.tags, s.context = 1<<t, contextSigns+uint16(t)
}

// known adds what the dictionary knows. Only a word with a capital can be a name.
func (s *sight) known(e *entry, tags Set) {
	s.id, s.class, s.context, s.aux = e.id, e.class, e.context, e.aux
	if e.id == 0 {
		s.shape |= rareShape
	}
	switch {
	case s.shape&upperShape == 0:
		tags &^= 1 << NNP
	case tags&Open != 0:
		tags |= 1 << NNP
		s.shape |= rareShape
		if s.shape&firstShape == 0 {
			s.context = contextName
		}
	}
	s.tags = tags
}

// numeral are the tags of words that begin with a digit and end with a letter: 1st, 1990s, 70-year-old.
const numeral = Set(1<<CD | 1<<JJ | 1<<NN | 1<<NNS | 1<<RB)

// endings are what the last letters of a word say of it, if the dictionary lacks it. The first that fits counts.
var endings = [...]struct {
	letters string
	tags    Set
	context uint16
}{
	{"ing", 1<<VBG | 1<<NN | 1<<JJ | 1<<NNP, contextING},
	{"ed", 1<<VBD | 1<<VBN | 1<<JJ | 1<<NN | 1<<NNP, contextED},
	{"ly", 1<<RB | 1<<JJ | 1<<NN | 1<<NNP | 1<<VB | 1<<VBP, contextLY},
	{"s", 1<<NNS | 1<<NN | 1<<VBZ | 1<<JJ | 1<<NNP | 1<<RB | 1<<UH, contextS},
	{"", 1<<NN | 1<<JJ | 1<<VB | 1<<VBP | 1<<RB | 1<<NNP | 1<<VBN | 1<<VBD | 1<<UH | 1<<NNS, contextUnknown},
}

// unknown adds what the looks of a word say.
func (s *sight) unknown(w Word) {
	if t := OfSign(w.Text); t != None {
		s.sign(t)
		return
	}
	if isNumber(w.Text) {
		s.tags, s.context = 1<<CD, contextNumber
		if last := w.Text[len(w.Text)-1]; last < '0' || last > '9' {
			s.tags = numeral
			s.shape |= rareShape
		}
		return
	}
	s.shape |= rareShape
	if strings.IndexByte(w.Text, '-') >= 0 {
		s.shape |= hyphenShape
	}
	if s.shape&(upperShape|firstShape) == upperShape {
		s.tags, s.context = 1<<NNP, contextName
		return
	}
	for _, e := range endings {
		if strings.HasSuffix(w.Text, e.letters) {
			s.tags, s.context = e.tags, e.context
			break
		}
	}
}
