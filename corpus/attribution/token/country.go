package token

import (
	"strings"

	"verbatim/corpus/attribution/lexicon"
	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/fold"
)

// CountryAt returns the country that the word at token i names or tells of, as the letters that country and nationality
// share: "rus" for Russia and Russian; "" for other words. A word that the lexicon does not know is a nationality by
// its ending: "Norvanian".
func (r *Reading) CountryAt(i int) string {
	t := r.Tok(i)
	word := strings.ReplaceAll(fold.Lower(r.Text[t.Start:t.End]), ".", "")
	unknown := t.Has(trait.Unlisted) && strings.HasSuffix(word, "ian")
	if broad.Holds(word) || !unknown && !t.Is(lexicon.Place|lexicon.Demonym) {
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
