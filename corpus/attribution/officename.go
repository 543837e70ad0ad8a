package attribution

// ofDepartment reports whether an office is of the department after token k: "Secretary of State".
func (f *finder) ofDepartment(k int) bool {
	return f.toks[k].lex.word == ofWord && f.toks[k-1].is(role) && f.upper(k+1) && f.toks[k+1].is(department)
}

// forDepartment returns the token after the department that an office is for, from the "for" at token k on, where a name follows: "Secretary of
// State for European and Eurasian Affairs Ada Marsh"; 0 where none does.
func (f *finder) forDepartment(k, last int) int {
	if f.toks[k].lex.word != forWord || !f.toks[k-1].is(role|department) || !f.upper(k+1) {
		return 0
	}
	end := 0
	for i := k + 1; i+1 < last && i-k < maxName && f.at[i] == 0; i++ {
		t := &f.toks[i]
		switch {
		case f.upper(i) && !f.stops(i):
			if t.is(department) && !t.is(firstName) && f.upper(i+1) {
				end = i + 1
			}
			if end == 0 && i > k+1 && t.is(firstName) && f.upper(i+1) && !f.toks[i+1].is(department|orgWord|body) {
				return i
			}
		case !t.sep(',') && t.lex.word != andWord && t.lex.word != ofWord && t.lex.word != theWord:
			return end
		}
	}
	return end
}

// office returns the token behind the first word of what a title is of or for, from its preposition at token k on, where a name of two words
// follows: "Minister for Energy Ada Marsh"; 0 where none does.
func (f *finder) office(k, last int) int {
	of := f.toks[k].lex.word == ofWord
	if !of && f.toks[k].lex.word != forWord {
		return 0
	}
	if k++; k < len(f.toks) && f.toks[k].lex.word == theWord {
		k++
	}
	if !f.upper(k) || !f.upper(k+1) || f.stops(k) || k+1 >= last {
		return 0
	}
	end := k + 1
	for end < last && f.upper(end) && !f.stops(end) {
		end++
	}
	tail := &f.toks[end-1]
	if end-k < 3 && !of || tail.is(orgWord|modifier|body|document|orgName|place) && !tail.is(firstName) {
		return 0
	}
	return k + 1
}
