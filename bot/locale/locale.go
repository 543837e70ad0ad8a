// Package locale has the bot's own words in the languages of members. English is in the code; a file has the same in
// another language, "English = Deutsch" in each line. What articles say is never translated.
package locale

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"verbatim/corpus/wording"
)

//go:embed *.txt
var files embed.FS

// A Language is one in which the bot speaks. A nil Language is English.
type Language struct {
	Name string // as it calls itself: "Deutsch"
	Code string // of Discord, which has "de" and "fr" as they are: "en-GB", "en-US" and all others mean English

	entries []entry
	words   map[string]string // the entries without a number, by their English
	printer *message.Printer
	layouts func(layout string) string // how days are written; nil for as their layouts say
}

// An entry is a line of a file. With a number, it has a singular and a plural.
type entry struct {
	line           int
	english        string
	one, translate string // one is "" where there is no singular
}

// Languages are all languages but English, in alphabetical order.
var Languages = []*Language{mustRead("de", "Deutsch"), mustRead("fr", "français")}

// english is the language that a nil Language speaks. It has the singulars alone.
var english = mustRead("en", "English")

// IsEnglish reports whether the language is English. With days written in its own way, that is not nil.
func (l *Language) IsEnglish() bool { return l == nil || l.Code == english.Code }

// For returns the language of a locale of Discord; nil, which is English, if the bot does not speak it.
func For(code string) *Language {
	i := slices.IndexFunc(Languages, func(l *Language) bool { return l.Code == code })
	if i < 0 {
		return nil
	}
	return Languages[i]
}

// mustRead reads the file of a language, which is part of the program.
func mustRead(code, name string) *Language {
	data, err := files.ReadFile(code + ".txt")
	if err == nil {
		var l *Language
		if l, err = read(code, name, string(data)); err == nil {
			return l
		}
	}
	panic(fmt.Sprintf("the words of %s: %v", name, err))
}

// separator stands between English and the other language, and between the singular and the plural.
const (
	separator = " = "
	plurals   = " | "
)

// read reads the words of a language.
func read(code, name, text string) (*Language, error) {
	l := &Language{Name: name, Code: code, words: map[string]string{}}
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		e := entry{line: i + 1}
		var ok bool
		if e.english, e.translate, ok = strings.Cut(line, separator); !ok {
			return nil, fmt.Errorf("line %d: expected English%sanother language: %s", e.line, separator, line)
		}
		if one, other, ok := strings.Cut(e.translate, plurals); ok {
			e.one, e.translate = one, other
		}
		if _, twice := l.words[e.english]; twice {
			return nil, fmt.Errorf("line %d: %s stands there twice", e.line, e.english)
		}
		l.words[e.english] = e.translate
		l.entries = append(l.entries, e)
	}
	tag, err := language.Parse(code)
	if err != nil {
		return nil, err
	}
	builder := catalog.NewBuilder()
	for _, e := range l.entries {
		if err := e.addTo(builder, tag); err != nil {
			return nil, fmt.Errorf("line %d: %w", e.line, err)
		}
	}
	l.printer = message.NewPrinter(tag, message.Catalog(builder))
	return l, nil
}

// addTo adds an entry to a catalogue.
func (e *entry) addTo(b *catalog.Builder, tag language.Tag) error {
	if e.one == "" {
		return b.SetString(tag, e.english, e.translate)
	}
	return b.Set(tag, e.english, plural.Selectf(1, "%d", plural.One, e.one, plural.Other, e.translate))
}

// Say returns a text in the language, with values filled in as package fmt does. Numbers are written as the language
// writes them. The text is English, and a constant, so that a test can look for it in all files.
func (l *Language) Say(text string, values ...any) string {
	if l == nil {
		l = english
	}
	return l.printer.Sprintf(text, values...)
}

// Text returns a text in the language. What its file does not have is English.
func (l *Language) Text(t wording.Text) string {
	if l == nil {
		return t.String()
	}
	return t.In(l)
}

// Word returns a name or a description in the language; in English, or where the file has none, as it is.
func (l *Language) Word(text string) string {
	if l == nil {
		return text
	}
	if word, ok := l.words[text]; ok {
		return word
	}
	return text
}

// Has reports whether the language has a text.
func (l *Language) Has(text string) bool {
	_, ok := l.words[text]
	return ok
}

// Writing returns the language with days in other layouts of package time.
func (l *Language) Writing(layouts func(layout string) string) *Language {
	if l == nil {
		l = english
	}
	other := *l
	other.layouts = layouts
	return &other
}

// Day returns a day in the layout of package time, with the name of the month in the language.
func (l *Language) Day(t time.Time, layout string) string {
	if l != nil && l.layouts != nil {
		layout = l.layouts(layout)
	}
	month := t.Month().String()
	if !strings.Contains(layout, "January") {
		month = month[:len("Jan")]
	}
	return strings.Replace(t.Format(l.Word(layout)), month, l.Word(month), 1)
}
