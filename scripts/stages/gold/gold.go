// Package gold reads labelled articles: what was said in them, with the words that report it, the words that name the
// speaker, and for some articles who that is. Start with Read.
package gold

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"verbatim/corpus"
)

// An Article is a labelled article.
type Article struct {
	ID     string // the name of its file, without the ending
	Text   string
	Labels []Label
}

// A Label is an attribution as annotators marked it. Spans count bytes.
type Label struct {
	ID                   string
	Source, Cue, Content []corpus.Span
	Speaker              *Speaker // nil if nobody labelled the speaker
}

// A Speaker is who said it.
type Speaker struct {
	Name string // several are separated by semicolons
	Kind string // person, organization, unnamed, or none
	Role string
}

// rawArticle is a line of the file of labels. Its ranges count characters.
type rawArticle struct {
	ID, Text     string
	Attributions []struct {
		ID                   string
		Source, Cue, Content [][2]int
	}
}

// Files with labels, and the folders of the articles' texts and speakers.
const (
	labels       = "polnear/gold.jsonl"
	Texts        = "polnear/text"
	speakersFile = "speakers/%s.json"
)

// Read reads the labelled articles of a folder.
func Read(files fs.FS) ([]Article, error) {
	f, err := files.Open(labels)
	if err != nil {
		return nil, err
	}
	defer f.Close() // only read
	var list []Article
	for d := json.NewDecoder(f); ; {
		var raw rawArticle
		if err := d.Decode(&raw); errors.Is(err, io.EOF) {
			return list, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", path.Base(labels), err)
		}
		a, err := raw.article()
		if err == nil {
			err = a.addSpeakers(files)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", raw.ID, err)
		}
		list = append(list, a)
	}
}

// article returns the article with offsets in bytes.
func (raw rawArticle) article() (Article, error) {
	offsets := make([]int, 0, len(raw.Text)+1)
	for i := range raw.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(raw.Text))
	a := Article{ID: raw.ID, Text: raw.Text}
	for _, r := range raw.Attributions {
		l := Label{ID: r.ID}
		for _, part := range []struct {
			to     *[]corpus.Span
			ranges [][2]int
		}{{&l.Source, r.Source}, {&l.Cue, r.Cue}, {&l.Content, r.Content}} {
			for _, x := range part.ranges {
				if x[0] < 0 || x[1] < x[0] || x[1] >= len(offsets) {
					return a, fmt.Errorf("label %s: no characters %v", r.ID, x)
				}
				*part.to = append(*part.to, corpus.Span{Start: offsets[x[0]], End: offsets[x[1]]})
			}
		}
		a.Labels = append(a.Labels, l)
	}
	return a, nil
}

// addSpeakers adds the speakers, if the article has a file of them.
func (a *Article) addSpeakers(files fs.FS) error {
	data, err := fs.ReadFile(files, fmt.Sprintf(speakersFile, a.ID))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	var file struct{ Speakers map[string]*Speaker }
	if err := json.Unmarshal(data, &file); err != nil {
		return err
	}
	for i := range a.Labels {
		a.Labels[i].Speaker = file.Speakers[a.Labels[i].ID]
	}
	return nil
}

// Named reports whether the speaker has a name.
func (s *Speaker) Named() bool { return s != nil && (s.Kind == "person" || s.Kind == "organization") }

// In returns the words of spans.
func In(text string, spans []corpus.Span) string {
	var list []string
	for _, s := range spans {
		list = append(list, s.In(text))
	}
	return strings.Join(list, " ")
}
