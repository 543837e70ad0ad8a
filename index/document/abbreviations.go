package document

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/index/terms"
)

// An article that gives both forms of a name, "Treaty on the Open Ground (TOG)", then uses one of them. Quotes
// and passages with one form are indexed with the other one too, so that a query for either form finds both.
// Nothing of this is shown.

// A nameForms is a name and its abbreviation in an article.
type nameForms struct{ long, short string }

var (
	shortAfter  = regexp.MustCompile(`\((\pL[\pL&]{1,9})\)`)     // … (TOG)
	shortBefore = regexp.MustCompile(`\pL[\pL&]{1,9}$`)          // TOG (…)
	longAfter   = regexp.MustCompile(`^ \(([^()\n.;:]{5,90})\)`) // text in brackets after an abbreviation
	nameWord    = regexp.MustCompile(`[\pL\pN]+`)
)

// maxBefore is the number of bytes before a bracket in which a long form may begin: about twelve long words.
const maxBefore = 120

// longestShort is the maximum length of an abbreviation in bytes: ten letters.
const longestShort = 10 * utf8.UTFMax

// maxForms is the maximum number of names with both forms in an article, since each quote is searched for all
// of them. Reports of agencies have about a dozen.
const maxForms = 200

// smallWords need no letter in the abbreviation.
var smallWords = strings.Fields("a an and at by de for in of on or the to with")

// bothForms returns the names of which the text gives both forms.
func bothForms(text string) []nameForms {
	var all []nameForms
	add := func(long, short string) {
		f := nameForms{long, strings.TrimSuffix(short, "s")}
		if long != "" && len(all) < maxForms && !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	for _, m := range shortAfter.FindAllStringSubmatchIndex(text, -1) {
		before, short := text[max(m[0]-maxBefore, 0):m[0]], text[m[2]:m[3]]
		long, _ := longForm(before, short)
		add(long, short)
	}
	for at := 0; ; at++ { // a pattern over the whole text would be slow, since any letter may begin a short form
		next := strings.Index(text[at:], " (")
		if next < 0 {
			return all
		}
		at += next
		m := longAfter.FindStringSubmatch(text[at:])
		if m == nil {
			continue
		}
		short := shortBefore.FindString(text[max(at-longestShort, 0):at])
		if long, start := longForm(m[1], short); start == 0 && short != "" {
			add(long, short)
		}
	}
}

// longForm returns the words at the end of text that an abbreviation stands for, and their offset. The first
// letters of these words are the capitals of the abbreviation, in order. Small words and later parts of a
// compound may have no letter; so may one other word, if the abbreviation has at least three letters.
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

// capitalsOf returns the capitals of an abbreviation. It returns nil for a word or a name: if the first letter
// is small, or most are.
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

// isGap reports whether the text between two words can be inside a name.
func isGap(s string) bool {
	return strings.Trim(s, " -‑&’'") == "" || strings.TrimSpace(s) == "" && !strings.Contains(s, "\n\n")
}

// otherForms returns the other forms of the names that the texts contain in one form only.
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

// hasAbbreviation reports whether a text contains an abbreviation as a word, with the same capitals: WHO is not
// who. The s of a plural or a possessive may follow.
func hasAbbreviation(text, short string) bool {
	for _, at := range nameWord.FindAllStringIndex(text, -1) {
		if word := text[at[0]:at[1]]; word == short || strings.TrimSuffix(word, "s") == short {
			return true
		}
	}
	return false
}
