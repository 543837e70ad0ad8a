package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/terms"
)

// An article that gives a name in both forms, "Treaty on the Open Ground (TOG)", goes on with one of them. Each quote and passage with one
// form is indexed with the other as well, so that either finds both. What is shown knows nothing of it.

// A nameForms is a name with its abbreviation, as an article gives both.
type nameForms struct{ long, short string }

var (
	shortBehind = regexp.MustCompile(`\((\pL[\pL&]{1,9})\)`)     // … (TOG)
	shortBefore = regexp.MustCompile(`\pL[\pL&]{1,9}$`)          // TOG (…)
	longBehind  = regexp.MustCompile(`^ \(([^()\n.;:]{5,90})\)`) // of that
	nameWord    = regexp.MustCompile(`[\pL\pN]+`)
)

// mostBefore is how many bytes before a bracket a long form may begin: about twelve long words.
const mostBefore = 120

// longestShort is how many bytes an abbreviation has at most: ten letters.
const longestShort = 10 * utf8.UTFMax

// maxForms is how many names an article gives in both forms at most: each quote is looked through for all of them. Reports of agencies have a
// dozen.
const maxForms = 200

// smallWords stand in long forms without a letter in the abbreviation.
var smallWords = strings.Fields("a an and at by de for in of on or the to with")

// bothForms returns the names that the text gives with their abbreviations.
func bothForms(text string) []nameForms {
	var all []nameForms
	add := func(long, short string) {
		if f := (nameForms{long, strings.TrimSuffix(short, "s")}); long != "" && len(all) < maxForms && !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	for _, m := range shortBehind.FindAllStringSubmatchIndex(text, -1) {
		before, short := text[max(m[0]-mostBefore, 0):m[0]], text[m[2]:m[3]]
		long, _ := longForm(before, short)
		add(long, short)
	}
	for at := 0; ; at++ { // around each bracket: looked for in the whole text, each letter may begin a short form
		next := strings.Index(text[at:], " (")
		if next < 0 {
			return all
		}
		at += next
		m := longBehind.FindStringSubmatch(text[at:])
		if m == nil {
			continue
		}
		short := shortBefore.FindString(text[max(at-longestShort, 0):at])
		if long, start := longForm(m[1], short); start == 0 && short != "" {
			add(long, short)
		}
	}
}

// longForm returns the words at the end of text that an abbreviation stands for, and where they begin. Their first letters are its
// capitals, in order. Small words and later parts of a compound may have none, and in three letters or more one word may be passed over.
func longForm(text, short string) (long string, start int) {
	capitals := capitalsOf(short)
	left, passed := len(capitals), 0
	text = strings.TrimRight(text, " \"”’'")
	words := nameWord.FindAllStringIndex(text, -1)
	end := len(text)
	for i := len(words) - 1; i >= 0 && len(capitals) > 1; i-- {
		at := words[i]
		if !isGap(text[at[1]:end]) {
			return "", 0
		}
		end = at[0]
		word := text[at[0]:at[1]]
		small := slices.Contains(smallWords, word)
		compound := at[0] > 0 && text[at[0]-1] == '-'
		switch initial := unicode.ToUpper([]rune(word)[0]); {
		case !small && initial == capitals[left-1]:
			if left--; left == 0 && i < len(words)-1 {
				return text[at[0]:], at[0]
			}
		case small || compound:
		case len(capitals) > 2 && passed == 0 && i < len(words)-1:
			passed++
		default:
			return "", 0
		}
		if left == 0 {
			return "", 0
		}
	}
	return "", 0
}

// capitalsOf returns the capitals of an abbreviation, or nil where it has other than them, small letters between them and a plural's s.
func capitalsOf(short string) []rune {
	var all []rune
	for i, r := range short {
		if unicode.IsUpper(r) {
			all = append(all, r)
		} else if i == 0 {
			return nil
		}
	}
	if small := len([]rune(short)) - len(all); small > len(all)/2 {
		return nil // a word or a name
	}
	return all
}

// isGap reports whether what stands between two words leaves them in one name.
func isGap(s string) bool {
	return strings.Trim(s, " -‑&’'") == "" || strings.TrimSpace(s) == "" && !strings.Contains(s, "\n\n")
}

// otherForms returns the forms of names of which the texts have only the other.
func otherForms(forms []nameForms, texts ...string) []string {
	var all []string
	for _, f := range forms {
		long, short := false, false
		for _, t := range texts {
			long = long || terms.ContainPhrase(terms.Words(t), terms.Words(f.long))
			short = short || hasAbbreviation(t, f.short)
		}
		if long && !short {
			all = append(all, f.short)
		} else if short && !long {
			all = append(all, f.long)
		}
	}
	return all
}

// hasAbbreviation reports whether an abbreviation stands in text as a word, in its own letters: WHO is not who. A plural's or a
// possessive's s may follow.
func hasAbbreviation(text, short string) bool {
	for _, at := range nameWord.FindAllStringIndex(text, -1) {
		if word := text[at[0]:at[1]]; word == short || strings.TrimSuffix(word, "s") == short {
			return true
		}
	}
	return false
}
