package gold

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"verbatim/corpus"
)

// folder returns a folder of labelled articles with these lines and these speakers of the article "a".
func folder(lines, speakers string) fstest.MapFS {
	files := fstest.MapFS{labels: &fstest.MapFile{Data: []byte(lines)}}
	if speakers != "" {
		files["speakers/a.json"] = &fstest.MapFile{Data: []byte(speakers)}
	}
	return files
}

const (
	first = `{"id": "a", "text": "“Né,” Orla Venn said.", "attributions": [` +
		`{"id": "E1", "source": [[6, 15]], "cue": [[16, 20]], "content": [[1, 4]]}]}`
	second = `{"id": "b", "text": "No one said so.", "attributions": []}`
)

// TestRead checks that offsets count bytes, and that speakers are added where there are some.
func TestRead(t *testing.T) {
	got, err := Read(folder(first+"\n"+second+"\n", `{"speakers": {"E1": {"name": "Orla Venn", "kind": "person"}}}`))
	if err != nil || len(got) != 2 || len(got[0].Labels) != 1 || len(got[1].Labels) != 0 {
		t.Fatalf("%+v %v", got, err)
	}
	a, l := got[0], got[0].Labels[0]
	for want, spans := range map[string][]corpus.Span{"Orla Venn": l.Source, "said": l.Cue, "Né,": l.Content} {
		if in := In(a.Text, spans); in != want {
			t.Errorf("got %q, not %q", in, want)
		}
	}
	if !l.Speaker.Named() || l.Speaker.Name != "Orla Venn" {
		t.Errorf("the speaker is %+v", l.Speaker)
	}
}

// TestWithoutSpeakers checks articles and labels without a speaker.
func TestWithoutSpeakers(t *testing.T) {
	for _, speakers := range []string{"", `{"speakers": {"E2": {"name": "Orla Venn", "kind": "person"}}}`} {
		got, err := Read(folder(first, speakers))
		if err != nil || len(got) != 1 || got[0].Labels[0].Speaker != nil || got[0].Labels[0].Speaker.Named() {
			t.Errorf("%+v %v", got, err)
		}
	}
	for kind, want := range map[string]bool{"person": true, "organization": true, "unnamed": false, "none": false} {
		if got := (&Speaker{Kind: kind}).Named(); got != want {
			t.Errorf("%s: %v", kind, got)
		}
	}
}

// TestIn checks the words of several spans.
func TestIn(t *testing.T) {
	if got := In("one two three", []corpus.Span{{Start: 0, End: 3}, {Start: 8, End: 13}}); got != "one three" {
		t.Errorf("got %q", got)
	}
}

// TestReadErrors checks what is said of wrong files.
func TestReadErrors(t *testing.T) {
	for want, files := range map[string]fstest.MapFS{
		"gold.jsonl: ":                  folder("{", ""),
		"a: label E1: no characters [4": folder(strings.Replace(first, "[[1, 4]]", "[[4, 99]]", 1), ""),
		"a: label E1: no characters [-": folder(strings.Replace(first, "[[1, 4]]", "[[-1, 4]]", 1), ""),
		"a: label E1: no characters [3": folder(strings.Replace(first, "[[1, 4]]", "[[3, 1]]", 1), ""),
		"a: unexpected end":             folder(first, "{"),
	} {
		if _, err := Read(files); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("the error is %v, not %s", err, want)
		}
	}
	if _, err := Read(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error of an empty folder is %v", err)
	}
}
