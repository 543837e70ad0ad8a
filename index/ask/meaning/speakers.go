// Package meaning finds out what the words of a request mean in a corpus: which of them name a speaker, and which
// queries find a text that was pasted. Start with [Naming] and [SourceQueries].
package meaning

import (
	"strings"
	"unicode"

	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
	"verbatim/index/query"
)

// Naming reports how the words name a speaker.
func Naming(snap view.Snapshot, words string) (query.Naming, error) {
	speakers, err := snap.Catalogue().Speakers()
	if err != nil {
		return query.NoName, err
	}
	for _, known := range namings {
		if known.by(speakers, words) {
			return known.as, nil
		}
	}
	return query.NoName, nil
}

// namings are the ways to name a speaker, the surest first.
var namings = []struct {
	as query.Naming
	by func(*index.Directory, string) bool
}{
	{query.ByName, (*index.Directory).IsName},
	{query.ByRole, (*index.Directory).Has},
	{query.ByRole, (*index.Directory).HasRole},
}

// SplitSpeakers splits each value of q's speakers that names no speaker into a name and the words after it, if it
// begins with a name. A shell has removed the quotation marks that told one from the other.
func SplitSpeakers(snap view.Snapshot, q *query.Query) ([]notice.Note, error) {
	var notes []notice.Note
	for i, value := range q.Speakers {
		known, err := Naming(snap, value)
		if err != nil {
			return nil, err
		}
		if known != query.NoName {
			continue
		}
		name, rest, err := leadingName(snap, value)
		if err != nil {
			return nil, err
		}
		if name == "" {
			continue
		}
		q.Speakers[i] = name
		for _, w := range rest {
			q.Terms = append(q.Terms, query.Term{Text: w})
		}
		notes = append(notes, notice.New(notice.Reading,
			wording.Say("No speaker is called %s. These are the results for: %s", wording.Quote(value), q.String())))
	}
	return notes, nil
}

// leadingName returns the longest name of a speaker that words begin with, and the words after it. The word after a
// name has no capital: else it could be part of another name. The name is empty when there is none.
func leadingName(snap view.Snapshot, value string) (name string, rest []string, err error) {
	words := strings.Fields(value)
	for n := len(words) - 1; n > 0 && !startsUpper(words[n]); n-- {
		name := strings.Join(words[:n], " ")
		known, err := Naming(snap, name)
		if err != nil {
			return "", nil, err
		}
		if known == query.ByName {
			return name, words[n:], nil
		}
	}
	return "", nil, nil
}

// LeadingSpeaker takes the speaker from the front of the terms. That is a phrase, or else the longest run of words that
// names a speaker of the corpus, by name or by role. If there is none, it is the first word and those with a capital
// after it, so that the answer can show similar names.
func LeadingSpeaker(snap view.Snapshot, terms []query.Term) (string, []query.Term, error) {
	var words []string
	for _, t := range terms {
		if !t.IsPlain() {
			break
		}
		words = append(words, t.Text)
	}
	if len(words) == 0 {
		if len(terms) > 0 && terms[0].Phrase && !terms[0].Not {
			return terms[0].Text, terms[1:], nil
		}
		return "", terms, nil
	}
	speakers, err := snap.Catalogue().Speakers()
	if err != nil {
		return "", nil, err
	}
	for _, known := range namings {
		for n := len(words); n > 0; n-- {
			if name := strings.Join(words[:n], " "); known.by(speakers, name) {
				return name, terms[n:], nil
			}
		}
	}
	n := 0
	for n < len(words) && (n == 0 || startsUpper(words[n])) {
		n++
	}
	return strings.Join(words[:n], " "), terms[n:], nil
}

// startsUpper reports whether a word begins with a capital.
func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// goesOn returns a name with the next word of the query, if that word may continue the name: in "Elin Mersh", the first
// word alone names a speaker. It returns "" if not.
func goesOn(name string, rest []query.Term) string {
	if len(rest) == 0 || !rest[0].IsPlain() || !startsUpper(rest[0].Text) {
		return ""
	}
	return name + " " + rest[0].Text
}
