package treebank

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Bank is the sentences that two treebanks hold out from learning: texts of the web from EWT, and news, interviews and
// speeches from GUM.
type Bank struct{ EWT, GUM []Sentence }

// newsGenres are the genres of GUM that are read.
var newsGenres = []string{"interview", "news", "speech"}

// Open reads the parts dev and test of the treebanks in the folders EWT and GUM.
func Open(files fs.FS) (b Bank, err error) {
	if b.EWT, err = readParts(files, "EWT/en_ewt-ud-"); err != nil {
		return b, err
	}
	b.GUM, err = readParts(files, "GUM/en_gum-ud-")
	b.GUM = slices.DeleteFunc(b.GUM, func(s Sentence) bool { return !slices.Contains(newsGenres, s.genre()) })
	return b, err
}

// genre returns the genre of a document of GUM, whose name is like GUM_news_nasa.
func (s Sentence) genre() string {
	_, rest, _ := strings.Cut(s.Document, "_")
	genre, _, _ := strings.Cut(rest, "_")
	return genre
}

// readParts reads the parts of a treebank whose files begin with a prefix.
func readParts(files fs.FS, prefix string) ([]Sentence, error) {
	var list []Sentence
	for _, part := range []string{"dev", "test"} {
		sentences, err := ReadFile(files, prefix+part+".conllu")
		if err != nil {
			return nil, err
		}
		list = append(list, sentences...)
	}
	return list, nil
}

// ReadFile reads a file of sentences.
func ReadFile(files fs.FS, name string) ([]Sentence, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() // only read
	sentences, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path.Base(name), err)
	}
	return sentences, nil
}
