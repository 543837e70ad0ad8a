// Package learn makes the data of package tag from annotated sentences: the dictionary and the weights. Start with
// Dictionary and Weights.
package learn

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"verbatim/corpus/attribution/tag"
	"verbatim/corpus/attribution/tag/treebank"
)

// Limits of what the dictionary says of a word. Measured on sentences that were held out.
const (
	contexts  = 350 // the most frequent words are contexts of their own
	minUses   = 2   // of a word that no other list has
	ownUses   = 5   // from which a word has weights of its own
	sureUses  = 8   // from which the treebank alone decides what a word may be
	mostShare = .5  // of the uses that are names makes a word a name
	nameShare = .1  // of the uses of a word of a closed class that are names makes it a possible name
	sureShare = .95 // of the uses that agree makes it the word's only tag
	minShare  = .01 // of the uses that a tag needs
)

// A usage counts the tags of a word.
type usage struct {
	total int
	tags  [tag.Count]int
}

// A counts has the usage of each word, in lower case.
type counts map[string]*usage

// count counts the words of sentences. Signs and numbers need no dictionary.
func count(sentences []treebank.Sentence) counts {
	words := counts{}
	for _, s := range sentences {
		for _, t := range s.Tokens {
			word := plain(t.Text)
			isSign := tag.Signs.Has(t.Tag) && word != "'"
			if isSign || word[0] >= '0' && word[0] <= '9' {
				continue
			}
			u := words[word]
			if u == nil {
				u = &usage{}
				words[word] = u
			}
			u.total++
			u.tags[t.Tag]++
		}
	}
	return words
}

// plain returns a word in lower case, with straight apostrophes.
func plain(text string) string { return strings.ReplaceAll(strings.ToLower(text), "’", "'") }

// Dictionary returns the text of a dictionary of the words of sentences, and of further words with their tags. Words
// that are mostly names are left out, because their capital tells.
func Dictionary(sentences []treebank.Sentence, further map[string]tag.Set) string {
	words := count(sentences)
	maps.DeleteFunc(words, func(word string, _ *usage) bool { return !wordLike.MatchString(word) })
	var frequent []string
	for word, u := range words {
		if !u.isName() {
			frequent = append(frequent, word)
		}
	}
	slices.SortFunc(frequent, words.byUses)
	sections := map[string][]string{}
	add := func(word string, u *usage) {
		if head := section(u, further[word]); head != "" {
			sections[head] = append(sections[head], word)
		}
	}
	for word, u := range words {
		add(word, u)
	}
	for word := range further {
		if words[word] == nil {
			add(word, &usage{})
		}
	}
	var b strings.Builder
	write(&b, "contexts", frequent[:min(contexts, len(frequent))])
	for _, head := range slices.Sorted(maps.Keys(sections)) {
		slices.Sort(sections[head])
		write(&b, head, sections[head])
	}
	return b.String()
}

// wordLike matches words and abbreviations: no addresses, no names of files.
var wordLike = regexp.MustCompile(`^'?[\pL]+([-'&][\pL]+)*[.']?$|^(\pL\.)+\pL?$|^'$`)

// isName reports whether a word is mostly a name.
func (u *usage) isName() bool {
	return u.total > 0 && float64(u.tags[tag.NNP]) >= mostShare*float64(u.total)
}

// byUses orders words by how often they are used.
func (c counts) byUses(a, b string) int {
	if n := c[b].total - c[a].total; n != 0 {
		return n
	}
	return strings.Compare(a, b)
}

// section returns the line before the section of a word, without the colon, or nothing if the word is left out.
func section(u *usage, further tag.Set) string {
	if (u.isName() || u.total < minUses) && further == 0 {
		return ""
	}
	names := u.tags[tag.NNP]
	mayBeName := float64(names) >= nameShare*float64(u.total)
	u.total -= names
	u.tags[tag.NNP] = 0
	tags := u.ranked()
	if u.total >= sureUses {
		tags = u.sure(tags)
	} else {
		tags = withPartners(tags, further)
	}
	if tag.SetOf(tags...)&tag.Open == 0 && mayBeName {
		tags = append(tags, tag.NNP)
	}
	slices.Sort(tags[1:])
	var list []string
	if u.total < ownUses {
		list = append(list, "rare")
	}
	for _, t := range tags {
		list = append(list, t.String())
	}
	return strings.Join(list, " ")
}

// ranked returns the tags of a word, the most frequent first.
func (u *usage) ranked() (tags []tag.Tag) {
	for t := range tag.Count {
		if u.tags[t] > 0 {
			tags = append(tags, t)
		}
	}
	slices.SortStableFunc(tags, func(a, b tag.Tag) int { return u.tags[b] - u.tags[a] })
	return tags
}

// sure returns those of the ranked tags of a frequent word that are not mistakes.
func (u *usage) sure(ranked []tag.Tag) (tags []tag.Tag) {
	total := float64(u.total)
	if float64(u.tags[ranked[0]]) >= sureShare*total {
		return ranked[:1]
	}
	for _, t := range ranked {
		once := u.tags[t] == 1 && u.total >= 20
		if float64(u.tags[t]) >= minShare*total && !once {
			tags = append(tags, t)
		}
	}
	return tags
}

// partners are tags that a verb with one of them has too, but for a few irregular verbs.
var partners = map[tag.Tag]tag.Tag{tag.VB: tag.VBP, tag.VBP: tag.VB, tag.VBD: tag.VBN, tag.VBN: tag.VBD}

// withPartners adds to the tags of a rare word what it may also be.
func withPartners(tags []tag.Tag, further tag.Set) []tag.Tag {
	has := tag.SetOf(tags...)
	more := further
	for _, t := range tags {
		if p, ok := partners[t]; ok {
			more |= tag.SetOf(p)
		}
	}
	for t := range tag.Count {
		if more.Has(t) && !has.Has(t) {
			tags = append(tags, t)
		}
	}
	return tags
}

// columns is the width of the lines of a dictionary.
const columns = 118

// write writes a section.
func write(b *strings.Builder, head string, words []string) {
	b.WriteString(head + ":\n")
	at := 0
	for _, word := range words {
		switch {
		case at+1+len(word) > columns:
			b.WriteByte('\n')
			at = 0
		case at > 0:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += len(word)
	}
	b.WriteByte('\n')
}
