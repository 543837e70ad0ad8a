package attribution

// nickname returns the token behind the quotation that begins at token k where it is a nickname inside a name: Ada "Dee" Marsh.
func (f *finder) nickname(k int) int {
	q := &f.quots[f.at[k]-1]
	if q.left != k || q.last-q.first > 2 || !f.toks[q.first].upper || !f.upper(k-1) || !f.upper(q.right) || f.toks[q.last-1].kind != wordToken {
		return k
	}
	return q.right
}

// singleNickname reports whether a nickname between single marks stands from token k on inside a name: Ada ‘Dee’ Marsh.
func (f *finder) singleNickname(k int) bool {
	if k+3 >= len(f.toks) || !f.isSingleMark(k) || !f.isSingleMark(k+2) || !f.toks[k].spaced || f.toks[k+2].spaced {
		return false
	}
	return f.toks[k+1].kind == wordToken && f.toks[k+1].upper && f.upper(k-1) && f.upper(k+3)
}

func (f *finder) isSingleMark(k int) bool {
	switch f.text[f.toks[k].start:f.toks[k].end] {
	case "'", "‘", "’", "`":
		return true
	}
	return false
}

// owner reports whether a country's name at token k is no part of the name before it: "told Ada Marsh Russia's plan was odd".
func (f *finder) owner(k int) bool {
	return f.upper(k) && f.toks[k].is(place) && !f.toks[k].is(firstName) && f.toks[k+1].kind == clitic && !f.toks[k-1].is(place|demonym|modifier|orgWord|title|role)
}

// bearer reports whether the name of who heads a body begins with token k of a run of capitals that begins with token i
// and ends before token last: "head of the Ministry of Foreign Affairs Ada Marsh".
func (f *finder) bearer(i, k, last int) bool {
	if k+1 >= last || !f.upper(k) || !f.upper(k+1) || !f.toks[k-1].is(department) {
		return false
	}
	if f.toks[k].is(department|orgWord|body|place|modifier) || f.toks[k+1].is(department|orgWord|body) {
		return false
	}
	for ; i < k; i++ {
		if f.toks[i].is(role) { // "the United States Undersecretary for Political Affairs Ada Marsh"
			return false
		}
	}
	return f.toks[k].is(firstName) || f.toks[k].unlisted() && !f.upper(k+2)
}
