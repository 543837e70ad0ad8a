package treebank

import (
	"strings"

	"verbatim/corpus/attribution/tag"
)

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
	for i := len(plain) - 2; i >= 0; i-- {
		if plain[i].tag == "GW" {
			plain[i].tag = plain[i+1].tag
		}
	}
	var tokens []Token
	for i := 0; i < len(plain); {
		n := hyphened(plain[i:])
		tokens = append(tokens, compound(plain[i:i+n]))
		i += n
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
	return []row{{text: whole.whole, lemma: parts[0].lemma, tag: parts[0].tag, glued: whole.glued}}
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

// compound returns the token for rows that hyphens join. It is what its last part is, if that is a noun; a compound
// with any other word at its end describes.
func compound(rows []row) Token {
	last := rows[len(rows)-1]
	t := Token{Text: last.text, Tag: tagOf(last), Lemma: last.lemma}
	if len(rows) == 1 {
		return t
	}
	var text strings.Builder
	for _, r := range rows {
		text.WriteString(r.text)
	}
	t.Lemma = strings.TrimSuffix(text.String(), last.text) + last.lemma
	t.Text = text.String()
	if !(tag.Nouns | tag.SetOf(tag.CD, tag.RB)).Has(t.Tag) {
		t.Tag, t.Lemma = tag.JJ, t.Text
	}
	return t
}

// merged are the treebank's tags with fewer distinctions here.
var merged = map[string]tag.Tag{
	"JJR": tag.JJ, "JJS": tag.JJ, "RBR": tag.RB, "RBS": tag.RB, "NNPS": tag.NNP, "PDT": tag.DT,
	"FW": tag.NN, "ADD": tag.NNP, "LS": tag.CD, "AFX": tag.JJ, "GW": tag.NN,
}

// tagOf returns the tag of a row. A sign has its tag from its looks alone.
func tagOf(r row) tag.Tag {
	if looks := tag.OfSign(r.text); looks != tag.None && r.tag != "POS" {
		return looks
	}
	if t, ok := merged[r.tag]; ok {
		return t
	}
	if t := tag.Named(r.tag); t != tag.None {
		return t
	}
	return tag.Sign
}
