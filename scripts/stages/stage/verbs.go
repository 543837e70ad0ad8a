package stage

import (
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/table"
)

// finiteTags are the tags of finite verbs in the treebanks.
var finiteTags = table.Set("VBD", "VBZ", "VBP", "MD")

// addVerbs compares the words outside quotations that are finite verbs. A participle with the form of the past ("was
// closed") can be one as far as its form tells, so it is a mistake in one of the shares and does not count in another.
func (w *words) addVerbs(d *document) {
	for _, word := range d.words {
		t := d.found[word.Span]
		if t == nil || !t.Has(trait.Word|trait.Clitic) {
			continue // split in another way, quoted, or a sign
		}
		found, right := t.Has(trait.Finite), finiteTags[word.Tag]
		if right {
			w.verbsFound.Add(found)
		}
		if found {
			w.verbsRight.Add(right)
		}
		if found && word.Tag != "VBN" {
			w.verbsApart.Add(right)
		}
	}
}
