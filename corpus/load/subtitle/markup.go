package subtitle

import (
	"html"
	"strings"

	"verbatim/corpus/table"
)

// A piece is words of a cue that one speaker says.
type piece struct {
	speaker string // as a tag names; empty if none does
	words   string
}

var (
	tag    = table.Pattern(`<(/?)([a-zA-Z]*)([^<>]*)>`)
	effect = table.Pattern(`\{\\[^{}]*\}`) // "{\an8}", which places the cue
)

// plainLine returns a line without tags.
func plainLine(line string) string {
	var b strings.Builder
	for _, p := range pieces(line, new(string)) {
		b.WriteString(p.words)
	}
	return strings.TrimSpace(b.String())
}

// pieces splits a line at the tags that name a speaker, "<v Ada Marsh>". The speaker is the one whom the lines before
// it named, and the one for those after it. Other tags are removed.
func pieces(line string, speaker *string) []piece {
	if !strings.ContainsAny(line, "<{&") {
		if line == "" {
			return nil
		}
		return []piece{{*speaker, line}}
	}
	line = effect().ReplaceAllString(line, "")
	var all []piece
	add := func(words string) {
		if words = html.UnescapeString(words); strings.TrimSpace(words) != "" {
			all = append(all, piece{*speaker, words})
		}
	}
	at := 0
	var words strings.Builder
	for _, m := range tag().FindAllStringSubmatchIndex(line, -1) {
		words.WriteString(line[at:m[0]])
		at = m[1]
		name, closes := strings.ToLower(line[m[4]:m[5]]), m[2] < m[3]
		switch {
		case name == "br":
			words.WriteString(" ")
		case name != "v":
		case closes:
			add(words.String())
			words.Reset()
			*speaker = ""
		default:
			add(words.String())
			words.Reset()
			*speaker = voiceOf(line[m[6]:m[7]])
		}
	}
	words.WriteString(line[at:])
	add(words.String())
	return all
}

// voiceOf returns the name in a tag, after its classes: ".loud Ada Marsh".
func voiceOf(annotation string) string {
	if strings.HasPrefix(annotation, ".") {
		_, annotation, _ = strings.Cut(annotation, " ")
	}
	return strings.Join(strings.Fields(html.UnescapeString(annotation)), " ")
}
