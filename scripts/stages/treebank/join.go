package treebank

import "strings"

// join makes tokens of rows: first it joins what the treebank has as a group, then what hyphens join.
func join(rows []row) []Token {
	var plain []row
	for i := 0; i < len(rows); i++ {
		r := rows[i]
		if r.size == 0 {
			plain = append(plain, r)
			continue
		}
		parts := rows[i+1 : min(i+1+r.size, len(rows))]
		i += len(parts)
		plain = append(plain, group(r, parts)...)
	}
	var tokens []Token
	for len(plain) > 0 {
		n := hyphened(plain)
		tokens = append(tokens, compound(plain[:n]))
		plain = plain[n:]
	}
	return tokens
}

// group returns the rows for a group such as "don't" or "city's". What follows an apostrophe is a token of its own, but
// n't is none.
func group(whole row, parts []row) []row {
	if len(parts) == 0 {
		return nil
	}
	last := &parts[len(parts)-1]
	last.glued = whole.glued
	if strings.HasPrefix(last.text, "'") || strings.HasPrefix(last.text, "’") {
		parts[0].glued = true
		return parts
	}
	return []row{{text: whole.whole, tag: parts[0].tag, glued: whole.glued}}
}

// joins reports whether a row is a hyphen that belongs to the next row.
func (r row) joins() bool { return r.glued && r.tag == "HYPH" }

// hyphened returns how many rows hyphens join to one word, at least 1.
func hyphened(rows []row) int {
	n := 1
	for n+1 < len(rows) && rows[n-1].glued && rows[n].joins() {
		n += 2
	}
	return n
}

// compound returns the token for rows that hyphens join. It has the tag of its last part.
func compound(rows []row) Token {
	var text strings.Builder
	for _, r := range rows {
		text.WriteString(r.text)
	}
	return Token{Text: text.String(), Tag: rows[len(rows)-1].tag}
}
