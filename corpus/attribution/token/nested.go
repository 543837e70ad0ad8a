package token

// nestedStraight reports whether the straight mark at i opens a quotation inside the one that is open.
func (m *marker) nestedStraight(sign byte, i, k int, marks []int) bool {
	straight := sign == markStraight || sign == markDoubled
	return straight && m.opens(i) && k+1 < len(marks) && !m.opens(marks[k+1]) && m.toks[i].Spaced
}

// styles group the marks that are set in pairs of their own.
var styles = [256]byte{markStraight: 1, markDoubled: 1, markLeft: 2, markRight: 2}

// maxNested is how many marks may stand inside a quotation of another style.
const maxNested = 8

// innerPair reports whether the mark at i opens a quotation with marks of another style than sign, which is closed by
// the next mark and followed by the outer closing mark: “Roe told me "never" twice,”.
func (m *marker) innerPair(sign byte, i int, later []int) bool {
	inner, outer := styles[m.toks[i].Sign], styles[sign]
	if inner*outer != 2 || len(later) < 2 || !m.opens(i) {
		return false
	}
	if styles[m.toks[later[0]].Sign] != inner || m.opens(later[0]) {
		return false
	}
	for _, k := range later[1:min(maxNested, len(later))] {
		if styles[m.toks[k].Sign] == outer {
			return !m.opens(k)
		}
	}
	return false
}
