package token

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/fold"
)

// CountryAt returns the country that the word at token i names or tells of, as the letters that country and nationality
// share: "rus" for Russia and Russian; "" for other words. A word that the lexicon does not know is a nationality by its
// ending.
func (r *Reading) CountryAt(i int) string {
	t := &r.Toks[i]
	if !t.Upper || t.Kind != WordToken {
		return ""
	}
	word := strings.ReplaceAll(fold.Lower(r.Text[t.Start:t.End]), ".", "")
	if broad.Holds(word) || !t.Is(lexicon.Place|lexicon.Demonym) && !(t.Unlisted() && nationality(word)) {
		return ""
	}
	if same, ok := sameCountry[word]; ok {
		return same
	}
	return word[:min(3, len(word))]
}

// broad are words of places and descent that tell no country.
var broad = lexicon.Set("token.broad")

// sameCountry are countries that do not begin as their nationalities do.
var sameCountry = map[string]string{
	"us": "us", "usa": "us", "american": "us", "uk": "uk", "british": "uk", "britain": "uk",
	"french": "fra", "danish": "den", "dutch": "net", "irish": "ire", "welsh": "wal",
}

// nationality reports whether a word has an ending of nationalities: "Norvanian".
func nationality(word string) bool {
	return len(word) > 5 && (strings.HasSuffix(word, "ian") || strings.HasSuffix(word, "ese") || strings.HasSuffix(word, "ish"))
}
