package learn

import (
	"bufio"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"verbatim/corpus/attribution/tag"
)

// parts are WordNet's files, with the number that a sense key has for each.
var parts = [...]struct {
	name    string
	numbers string
	noun    bool
	verb    bool
	tags    tag.Set // of the words as the file has them
}{
	{name: "noun", numbers: "1", noun: true, tags: tag.SetOf(tag.NN)},
	{name: "verb", numbers: "2", verb: true, tags: tag.SetOf(tag.VB, tag.VBP)},
	{name: "adj", numbers: "35", tags: tag.SetOf(tag.JJ)},
	{name: "adv", numbers: "4", tags: tag.SetOf(tag.RB)},
}

// Limits for a part of speech that WordNet's tagged texts hardly use for a word.
const (
	enoughTagged = 20 // uses of the word
	rareShare    = 50 // one use in so many is rare
)

// A Lexicon is what WordNet knows of words.
type Lexicon struct {
	Words     map[string]tag.Set  // words and their forms, with the tags that they may have
	Irregular map[tag.Form]string // the lemmas of irregular forms
}

// add adds a form of a word.
func (l *Lexicon) add(form, word string, tags ...tag.Tag) {
	l.Words[form] |= tag.SetOf(tags...)
	for _, t := range tags {
		l.Irregular[tag.Form{Word: form, Tag: t}] = word
	}
}

// WordNet returns the words of a WordNet database that its tagged texts use.
func WordNet(database fs.FS) (*Lexicon, error) {
	tagged, err := taggedUses(database)
	if err != nil {
		return nil, err
	}
	l := &Lexicon{Words: map[string]tag.Set{}, Irregular: map[tag.Form]string{}}
	for i, part := range parts {
		listed, err := lemmas(database, "data."+part.name)
		if err != nil {
			return nil, err
		}
		irregular := map[string][]string{}
		if part.noun || part.verb {
			if irregular, err = exceptions(database, part.name+".exc"); err != nil {
				return nil, err
			}
		}
		for _, word := range slices.Sorted(maps.Keys(listed)) {
			if !usual(tagged[word], i) {
				continue
			}
			l.Words[word] |= part.tags
			switch {
			case part.noun:
				l.addNoun(word, irregular[word])
			case part.verb:
				l.addVerb(word, irregular[word])
			}
		}
	}
	return l, nil
}

// usual reports whether a word with these uses is usual as a part of speech.
func usual(uses *[len(parts)]int, part int) bool {
	if uses == nil {
		return false
	}
	total := 0
	for _, n := range uses {
		total += n
	}
	return total > 0 && (total <= enoughTagged || uses[part]*rareShare >= total)
}

// lines calls read with the fields of each line of a file.
func lines(files fs.FS, name string, read func(fields []string)) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close() // only read
	scanner := bufio.NewScanner(f)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		read(strings.Fields(scanner.Text()))
	}
	if err := scanner.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// taggedUses returns how often the tagged texts use each word as each part of speech.
func taggedUses(files fs.FS) (map[string]*[len(parts)]int, error) {
	uses := map[string]*[len(parts)]int{}
	err := lines(files, "cntlist.rev", func(f []string) {
		word, key, _ := strings.Cut(f[0], "%")
		n, err := strconv.Atoi(f[len(f)-1])
		if err != nil || key == "" {
			return
		}
		if uses[word] == nil {
			uses[word] = &[len(parts)]int{}
		}
		for i, part := range parts {
			if strings.Contains(part.numbers, key[:1]) {
				uses[word][i] += n
			}
		}
	})
	return uses, err
}

// single matches a lemma of one word in lower case, which names have not.
var single = regexp.MustCompile(`^[a-z]+$`)

// lemmas returns the words of a data file.
func lemmas(files fs.FS, name string) (map[string]bool, error) {
	words := map[string]bool{}
	err := lines(files, name, func(f []string) {
		if len(f) < 6 || len(f[0]) != 8 { // the licence
			return
		}
		n, err := strconv.ParseUint(f[3], 16, 16)
		for i := 0; err == nil && i < int(n) && 4+2*i < len(f); i++ {
			word, _, _ := strings.Cut(f[4+2*i], "(")
			if single.MatchString(word) {
				words[word] = true
			}
		}
	})
	return words, err
}

// exceptions returns the irregular forms of each word.
func exceptions(files fs.FS, name string) (map[string][]string, error) {
	forms := map[string][]string{}
	err := lines(files, name, func(f []string) {
		if len(f) >= 2 {
			forms[f[1]] = append(forms[f[1]], f[0])
		}
	})
	return forms, err
}

// addNoun adds the plural of a noun.
func (l *Lexicon) addNoun(noun string, irregular []string) {
	for _, form := range irregular {
		l.add(form, noun, tag.NNS)
	}
	if len(irregular) == 0 {
		l.Words[withS(noun)] |= tag.SetOf(tag.NNS)
	}
}

// addVerb adds the forms of a verb.
func (l *Lexicon) addVerb(verb string, irregular []string) {
	l.Words[withS(verb)] |= tag.SetOf(tag.VBZ)
	hasPast, hasING := false, false
	for _, form := range irregular {
		switch {
		case strings.HasSuffix(form, "ing"):
			hasING = true
			l.add(form, verb, tag.VBG)
		case !strings.HasSuffix(form, "s"):
			hasPast = true
			l.add(form, verb, tag.VBD, tag.VBN)
		}
	}
	if !hasPast {
		l.Words[withED(verb)] |= tag.SetOf(tag.VBD, tag.VBN)
	}
	if !hasING {
		l.Words[withING(verb)] |= tag.SetOf(tag.VBG)
	}
}

// How words change before an ending.
var (
	hissing  = regexp.MustCompile(`(s|x|z|ch|sh)$`)
	withY    = regexp.MustCompile(`[^aeiou]y$`)
	doubling = regexp.MustCompile(`^[^aeiou]*[aeiou][bdgklmnprtvz]$`)
)

// withS returns the plural of a noun, or the third person of a verb.
func withS(word string) string {
	switch {
	case hissing.MatchString(word):
		return word + "es"
	case withY.MatchString(word):
		return word[:len(word)-1] + "ies"
	}
	return word + "s"
}

// withED returns the past form of a regular verb.
func withED(verb string) string {
	switch {
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case withY.MatchString(verb):
		return verb[:len(verb)-1] + "ied"
	case doubling.MatchString(verb):
		return verb + verb[len(verb)-1:] + "ed"
	}
	return verb + "ed"
}

// withING returns the -ing form of a verb.
func withING(verb string) string {
	switch {
	case strings.HasSuffix(verb, "ie"):
		return verb[:len(verb)-2] + "ying"
	case strings.HasSuffix(verb, "e") && !strings.HasSuffix(verb, "ee"):
		return verb[:len(verb)-1] + "ing"
	case doubling.MatchString(verb):
		return verb + verb[len(verb)-1:] + "ing"
	}
	return verb + "ing"
}
