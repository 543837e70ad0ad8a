package tag

import "strings"

// An auxiliary is a kind of word that decides the form of the verb after it.
type auxiliary uint8

const (
	noAuxiliary auxiliary = iota
	be
	have
	base   // do, will and to: the base form follows
	finite // a verb that has its subject: the next one is no main verb
)

// auxiliaries are the words of each kind.
var auxiliaries = func() map[string]auxiliary {
	kinds := map[string]auxiliary{}
	for kind, list := range map[auxiliary]string{
		be:   "be am is are was were been being isn't aren't wasn't weren't 's 'm 're ain't get gets got getting",
		have: "have has had having haven't hasn't hadn't 've",
		base: `do does did don't doesn't didn't will would can could may might must shall should won't wouldn't can't
			cannot couldn't shouldn't mightn't mustn't to let 'll`,
	} {
		for word := range strings.FieldsSeq(list) {
			kinds[word] = kind
		}
	}
	return kinds
}()

// A history is what has been decided of the words before.
type history struct {
	one, two Tag       // the tags of the word before, and of the one before that
	aux      auxiliary // the auxiliary that waits for its verb
}

// Sets of tags by what they do to a waiting auxiliary.
const (
	finites = Set(1<<VBD | 1<<VBP | 1<<VBZ)
	endsAux = Signs | 1<<VB | 1<<VBN | 1<<VBG | 1<<IN | 1<<WDT
)

// add takes the next word with its tag.
func (h *history) add(t Tag, s *sight) {
	h.two, h.one = h.one, t
	switch {
	case s.aux != noAuxiliary:
		h.aux = s.aux
	case finites.Has(t):
		h.aux = finite
	case endsAux.Has(t):
		h.aux = noAuxiliary
	}
}
