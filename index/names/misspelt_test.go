package names_test

import (
	"testing"

	"verbatim/corpus"
	"verbatim/index/names"
)

// TestMisspelt checks which names a misspelt word or name means.
func TestMisspelt(t *testing.T) {
	var list []names.Speaker
	for _, name := range []string{"Elin Brandvold", "Osvald Terrikka-Hale", "Ida Marlowe", "Jon Marlowa"} {
		list = append(list, names.Speaker{Speaker: corpus.Speaker{Name: name, Kind: corpus.Person}, Quotes: 1})
	}
	d := names.NewDirectory(list)
	for word, want := range map[string]string{
		"Brandvolt": "Brandvold", "brandvolld": "Brandvold", "Terrika-Hale": "Terrikka-Hale",
		"Brandvold": "", "Marlowi": "", "Grandvold": "", "Elen": "", "harbour": "",
	} {
		if got, ok := d.Respelled(word); got != want && ok || ok != (want != "") {
			t.Errorf("%s: got %q, %v, want %q", word, got, ok, want)
		}
	}
	for name, want := range map[string]string{
		"Elin Brandvolt": "Elin Brandvold", "Brandvolt": "Elin Brandvold", "Marlowi": "", "Elin Brandvold": "", "Nordahl": "",
	} {
		if got, ok, err := d.Meant(t.Context(), name); err != nil || got.Name != want || ok != (want != "") {
			t.Errorf("%s: got %q, %v, %v, want %q", name, got.Name, ok, err, want)
		}
	}
}
