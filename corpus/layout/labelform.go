package layout

import (
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/voice"
)

func letterVoice(c byte) voice.Voice {
	if c == 'Q' {
		return voice.Voice{Kind: voice.Asker}
	}
	return voice.Voice{Kind: voice.Principal}
}

// hearingEnd returns the length of a label as the records of hearings have it, a title and a surname with a full stop,
// or 0: "Mr. Marsh.", "Chairwoman Roe.". The text begins at byte at.
func (d *document) hearingEnd(at int, text string) int {
	stop := look.HearingStop(text)
	if stop == 0 || !unicode.IsUpper(voice.FirstRune(text[stop+2:])) {
		return 0
	}
	words := d.WordsOf(corpus.Span{Start: at, End: at + stop})
	if len(words) < 2 || len(words) > look.MaxHearing || !d.Is(words[0], voice.Title|voice.Role) {
		return 0
	}
	for _, w := range words[1:] {
		if !d.NameWord(w.In(d.Text), false) {
			return 0
		}
	}
	return stop + 1
}

// linkInitials makes one label of a full name and its initials: "Ada Marsh:" and "AM:".
func (d *document) linkInitials() {
	var keys map[string]string
	for i := range d.rows {
		l := d.rows[i].label
		if l.style == noLabel || l.voice.Kind != voice.Person {
			continue
		}
		words := d.WordsOf(l.voice.Name)
		if name := l.voice.Name.In(d.Text); len(words) == 1 && len(name) <= voice.MaxInitials {
			if key, ok := keys[name]; ok {
				l.style, l.key = mixedLabel, key
			}
			continue
		}
		if l.style == mixedLabel && len(words) > 1 {
			if keys == nil {
				keys = map[string]string{}
			}
			keys[voice.Initials(d.Text, words)] = l.key
		}
	}
}
