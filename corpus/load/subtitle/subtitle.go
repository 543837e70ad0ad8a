// Package subtitle reads the subtitles of recordings: WebVTT (.vtt) and SubRip (.srt). [Parse] makes an article of a
// file. Its cues are joined into paragraphs, one per speaker, and the article's marks say when each cue begins.
package subtitle

import (
	"path"
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/load/decode"
	"verbatim/corpus/load/field"
	"verbatim/corpus/load/skip"
	"verbatim/corpus/table"
)

// Parse reads subtitles. The title is the one after WEBVTT, or the name of the file.
func Parse(name string, data []byte) (corpus.Article, error) {
	data, err := decode.Plain(data)
	if err != nil {
		return corpus.Article{}, err
	}
	if err := decode.CheckText(data); err != nil {
		return corpus.Article{}, err
	}
	text := strings.TrimPrefix(string(data), string(decode.BOM))
	title, cues, err := cuesOf(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
	if err != nil {
		return corpus.Article{}, err
	}
	t := newTranscript(cues)
	for i := range cues {
		t.add(&cues[i])
	}
	a := corpus.Article{Text: t.out.String(), Blocks: t.blocks(), Marks: t.marks}
	if a.Text == "" {
		return corpus.Article{}, skip.Errorf(skip.NoCues)
	}
	field.Set(&a, field.Title, field.CleanTitle(title))
	field.Set(&a, field.Title, titleOfName(name))
	field.Fill(&a, name)
	if a.Title == "" {
		a.Title = field.OneLine(path.Base(name))
	}
	return a, nil
}

var (
	// ending matches what programs add to the name of a video: its id in brackets and the language.
	ending = table.Pattern(`(?:\s*\[[\w-]{6,}\])?(?:\.[a-z]{2,3}(?:-[A-Za-z]{2,8}){0,2})?$`)
	// dayOfName matches a day at the start of a name, which is the article's day.
	dayOfName = table.Pattern(`^\d{4}-?\d\d-?\d\d[ _-]*`)
)

// minTitle is how many words the name of a file must have to be a title.
const minTitle = 2

// titleOfName returns the title that the name of a file is, or "": "Talks resume [x1y2z3].en.vtt".
func titleOfName(name string) string {
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	base = dayOfName().ReplaceAllString(ending().ReplaceAllString(base, ""), "")
	if !strings.Contains(base, " ") {
		base = strings.NewReplacer("_", " ", "-", " ").Replace(base)
	}
	base = field.OneLine(strings.ToValidUTF8(base, "\ufffd"))
	if len(strings.Fields(base)) < minTitle {
		return ""
	}
	first := []rune(base)
	first[0] = unicode.ToUpper(first[0])
	return string(first)
}
