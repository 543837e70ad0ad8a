package schema

import (
	"maps"
	"slices"
)

// Locales are the languages of Discord's client, of its reference.
var Locales = []string{
	"id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
	"sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
}

// Localizations are a name and a description in further languages.
type Localizations struct {
	Names        map[string]string `json:"name_localizations,omitempty"`
	Descriptions map[string]string `json:"description_localizations,omitempty"`
}

// check returns an error for the first text that could not stand for the name or the description. Entries of the menu
// have no descriptions, and their names may be of any characters.
func (l *Localizations) check(name string, menu bool) error {
	for _, locale := range slices.Sorted(maps.Keys(l.Names)) {
		text := l.Names[locale]
		switch {
		case !slices.Contains(Locales, locale):
			return Invalid("%s: no such locale: %s", name, locale)
		case menu && (Length(text) < 1 || Length(text) > 32):
			return Invalid("%s: name_localizations must be 1 to 32 in length: %s", name, text)
		case !menu:
			if err := checkName(text, "any"); err != nil {
				return err
			}
		}
	}
	for _, locale := range slices.Sorted(maps.Keys(l.Descriptions)) {
		n := Length(l.Descriptions[locale])
		switch {
		case !slices.Contains(Locales, locale):
			return Invalid("%s: no such locale: %s", name, locale)
		case menu || n < 1 || n > maxDescriptionCh:
			return Invalid("%s: description_localizations must be 1 to %d in length, not %d", name, maxDescriptionCh, n)
		}
	}
	return nil
}

// longest is how many characters the longest of a text and its localizations has, which counts.
func longest(text string, in map[string]string) int {
	n := Length(text)
	for _, t := range in {
		n = max(n, Length(t))
	}
	return n
}

// CheckUnique returns an error if one of the names is among those of its language, and notes them.
func CheckUnique(what string, names map[string]bool, l *Localizations) error {
	for locale, name := range l.Names {
		key := locale + " " + name
		if names[key] {
			return Invalid("%s: %s names must be unique in each language", name, what)
		}
		names[key] = true
	}
	return nil
}

// WithoutLocalizations returns the command as Discord lists it for those who do not ask for localizations.
func (c Command) WithoutLocalizations() Command {
	c.Localizations = Localizations{}
	c.Options = slices.Clone(c.Options)
	for i := range c.Options {
		o := &c.Options[i]
		o.Localizations, o.Choices = Localizations{}, slices.Clone(o.Choices)
		for j := range o.Choices {
			o.Choices[j].Names = nil
		}
	}
	return c
}
