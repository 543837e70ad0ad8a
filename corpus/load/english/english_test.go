package english

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// foreignTexts returns the texts of testdata/foreign by their language.
func foreignTexts(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("testdata/foreign/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	texts := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts[strings.TrimSuffix(filepath.Base(file), ".txt")] = string(data)
	}
	return texts
}

// TestForeign checks that news in other languages is foreign, however long, and also with names and words of English.
func TestForeign(t *testing.T) {
	for language, text := range foreignTexts(t) {
		for name, shape := range map[string]string{"as it is": text, "long": strings.Repeat(text, 40),
			"with names": text + "\nThe Harbour Herald, The Old Bank of Halden, The Who\n",
			"capitals":   strings.ToUpper(text), "with addresses": text + " https://herald.example/the-talks",
		} {
			if !Foreign(shape) {
				t.Errorf("%s, %s: taken for English", language, name)
			}
		}
	}
}

// said is a paragraph in English, with few function words.
const said = "Delegations resumed talks on a moratorium on Tuesday, and Ilse Varga of the Meridian Institute said that it " +
	"was not what they had expected. \"There is more to it than a timetable, which is what we have been given,\" she said.\n"

// TestEnglish checks that no article with a part in English is foreign, nor a short text, nor one full of names.
func TestEnglish(t *testing.T) {
	list := func(form string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, form, i)
		}
		return b.String()
	}
	shapes := map[string]string{
		"prose":             said,
		"empty":             "",
		"Spanish names":     "The victims\n\n" + list("Juan de la Cruz y Marín, María de los Ángeles del Río, %d\n", 500),
		"Dutch names":       list("Piet van der Berg, Jan van het Hof, Klaas de Wit, Ans ter Horst %d\n", 300),
		"German names":      list("Otto von der Heide, Ilse zu Lind, Karl von und zu Berg %d\n", 300),
		"French places":     list("Le Havre, La Rochelle, Les Sables, Aix-en-Provence, Fontenay-sous-Bois, Villers-sur-Mer %d\n", 200),
		"results":           list("Real Halden %d-1 Atlético Lakeside; ", 400),
		"figures":           list("%d 1,234.5 7,890 3.1%%\n", 1_000),
		"capitals":          strings.Repeat("ELIN MARSH, OTTO FLINT, ADA ROE. ", 200),
		"code":              list("for (var i%d = 0; i < n; i++) { print(i); }\n", 300),
		"headlines":         list("Halden mayor vows bridge repair; council backs ferry plan %d\n", 200),
		"transcript":        list("MARSH: No. No comment %d.\nQUESTION: Why?\n", 300),
		"nonsense":          strings.Repeat("lorema ipsumi dolorek sitam ", 300),
		"a menu":            list("Coq au vin %d, Tarte aux pommes, Soupe du jour, Steak frites. ", 200),
		"short French":      "Les délégations ont repris les pourparlers.",
		"short Chinese":     "会谈恢复举行",
		"Greek quote":       said + "Ο πρόεδρος είπε ότι οι συνομιλίες συνεχίζονται.",
		"one line of hymns": strings.Repeat("Gloria in excelsis. ", 100) + said,
	}
	for language, text := range foreignTexts(t) {
		shapes[language+" quoted"] = said + text
		shapes[language+" quoted at length"] = said + strings.Repeat(text, 40)
		shapes[language+" first"] = strings.Repeat(text, 40) + said
		shapes[language+", then English"] = strings.Repeat(text, 40) + strings.Repeat(said, 40)
	}
	for name, text := range shapes {
		if Foreign(text) {
			t.Errorf("%s: taken for another language", name)
		}
	}
}

// TestRealArticles checks that no annotated article is foreign. It skips where the articles are missing.
func TestRealArticles(t *testing.T) {
	files, err := filepath.Glob("../../../../shared/quotebench/*/text/*.txt")
	if err != nil || len(files) == 0 {
		t.Skip("the annotated articles are not here")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if Foreign(string(text)) {
			t.Errorf("%s: taken for another language", file)
		}
	}
}
