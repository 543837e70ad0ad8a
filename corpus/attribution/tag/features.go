package tag

// A Feature is something that can be seen of a word and its neighbours: its kind in the top six bits, its value below.
type Feature uint32

// kindShift is the number of bits of a feature's value.
const kindShift = 26

// The kinds of features. Context and class are those of the dictionary, endings are of two to four letters.
const (
	ofTwoTags = iota
	ofTwoTagsClass
	ofTagShape
	ofBefore
	ofAfter
	ofWord
	ofWordTag
	ofWordAfter
	ofWordAuxiliary
	ofTwoShape
	ofThree
	ofFour
	kinds
)

// maxFeatures is the largest number of features of a word.
const maxFeatures = kinds

// features fills list with the features of a word. Seen has it between its neighbours.
func features(list *[maxFeatures]Feature, seen []sight, text string, h history) []Feature {
	before, word, next := &seen[0], &seen[1], &seen[2]
	one := Feature(h.one)
	tags := Feature(h.two)<<6 | one
	shape := Feature(word.shape) | Feature(next.shape&upperShape)<<shapeBits
	after := Feature(next.context)
	list[0] = ofTwoTags<<kindShift | tags
	list[1] = ofTwoTagsClass<<kindShift | tags<<12 | Feature(word.class)
	list[2] = ofTagShape<<kindShift | one<<8 | shape
	list[3] = ofBefore<<kindShift | Feature(before.context)
	list[4] = ofAfter<<kindShift | after
	n := 5
	if id := Feature(word.id); id != 0 {
		list[5] = ofWord<<kindShift | id
		list[6] = ofWordTag<<kindShift | one<<15 | id
		list[7] = ofWordAfter<<kindShift | after<<15 | id
		list[8] = ofWordAuxiliary<<kindShift | Feature(h.aux)<<15 | id
		n = 9
	}
	if word.shape&rareShape != 0 {
		list[n] = ofTwoShape<<kindShift | ending(text, 2)<<8 | shape
		list[n+1] = ofThree<<kindShift | ending(text, 3)
		list[n+2] = ofFour<<kindShift | ending(text, 4)
		n += 3
	}
	return list[:n]
}
