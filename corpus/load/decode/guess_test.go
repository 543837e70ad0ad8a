package decode

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// english is text with the marks that word processors write, and names with accents.
const english = "“The talks aren’t over,” said Élise Núñez-Köhler – the envoy’s aide — at the café.\n" +
	"Nothing more was to be heard of the delegations, which had met in the house by the harbour since Tuesday.\n" +
	"A treaty of ’98 cost £5 million… or 40 °C. ‘No,’ she said, ‘not à la carte.’ © Beacon\n"

// TestGuess checks that text in several charsets is read as it was written.
func TestGuess(t *testing.T) {
	for name, c := range map[string]*charmap.Charmap{"Windows-1252": charmap.Windows1252,
		"Macintosh": charmap.Macintosh} {
		encoded, err := c.NewEncoder().Bytes([]byte(english))
		if err != nil {
			t.Fatal(name, err)
		}
		if got, err := Plain(encoded); err != nil || string(got) != english {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
	for data, want := range map[string]string{
		"It is \x93near,\x94 he said.":                        "It is “near,” he said.",
		"He doesn\x92t know the dam.":                         "He doesn’t know the dam.",
		"The dam holds\x85 for now \x97 or not.":              "The dam holds… for now — or not.",
		"No na\xefve caf\xe9 owner.":                          "No naïve café owner.",
		"It is \xd2near,\xd3 he said. It isn\xd5t":            "It is “near,” he said. It isn’t",
		"The caf\x8e of Ren\x8e is near":                      "The café of René is near",
		"The caf\x82 of K\x94ln is near":                      "The café of Köln is near",
		"The price of \xa45 for all of it":                    "The price of €5 for all of it",
		"The mayor of \xa3\xf3d\x9f and Ja\xb3owiec agreed":   "The mayor of Łódź and Jałowiec agreed",
		"A “pause” of the envoy\x92s talks is near, it says":  "A “pause” of the envoy’s talks is near, it says",
		"THE CAF\xc9\x92S OWNERS OBJECT to a dam\x92s height": "THE CAFÉ’S OWNERS OBJECT to a dam’s height",
		"It says â€œnearâ€\u009d, he said, in UTF-8 already":  "It says â€œnearâ€\u009d, he said, in UTF-8 already",
	} {
		if got, err := Plain([]byte(data)); err != nil || string(got) != want {
			t.Errorf("%q: got %q, want %q, %v", data, got, want, err)
		}
	}
}

// TestNoGuess checks that data is unchanged, and so refused later, where no charset fits or too little is English.
func TestNoGuess(t *testing.T) {
	for name, data := range map[string]string{
		"Cyrillic":    "\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0. The end",
		"Japanese":    "Tokyo \x83\x8a\x83\x58\x83\x67 is the name of it all there",
		"cut off":     "The dam is near the town of Malm\xc3",
		"binary":      "Some words of text \x81\x8d\x8f\x90\x9d and more words of it all",
		"with NUL":    "It is \x93near,\x94 he said.\x00",
		"only quotes": "\x93\x94\x93\x94",
	} {
		if got, err := Plain([]byte(data)); err != nil || string(got) != data {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
}
