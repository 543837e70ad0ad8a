package treebank

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Bank is the treebanks' sentences in three parts: to learn from, to try choices on, and to measure on.
type Bank struct {
	Train     []Sentence
	Dev, Test Parts
}

// Parts are the sentences that are held out: of the web, by EWT, and of news, interviews and speeches, by GUM.
type Parts struct{ EWT, GUM []Sentence }

// freeGenres are genres of GUM whose texts are under CC BY or CC BY-SA or in the public domain, as its licence says, with
// the address where a text must be from: those of Wikinews, Wikipedia and Wikivoyage, speeches, videos that YouTube lists
// as Creative Commons, and textbooks of OpenStax. Some of the others forbid commercial use.
var freeGenres = map[string]string{
	"bio": "", "interview": "", "news": "", "speech": "", "voyage": "", "vlog": "https://www.youtube.com/",
	"textbook": "https://openstax.org/",
}

// newsGenres are the genres of GUM that are held out.
var newsGenres = []string{"interview", "news", "speech"}

// Open reads the folders EWT, GUM and PUD with English treebanks of Universal Dependencies: for EWT and GUM, the parts
// dev and test, and the documents in not-to-release/sources. PUD has a single file and is learned from.
func Open(files fs.FS) (Bank, error) {
	var b Bank
	err := b.add(files, "EWT/en_ewt-ud-", "EWT/not-to-release/sources/*/*.conllu", func(s Sentence, part string) {
		switch part {
		case "dev":
			b.Dev.EWT = append(b.Dev.EWT, s)
		case "test":
			b.Test.EWT = append(b.Test.EWT, s)
		default:
			b.Train = append(b.Train, s)
		}
	})
	if err != nil {
		return b, err
	}
	err = b.add(files, "GUM/en_gum-ud-", "GUM/not-to-release/sources/*.conllu", func(s Sentence, part string) {
		genre := s.genre()
		switch isNews := slices.Contains(newsGenres, genre); {
		case part == "" && s.isFree():
			b.Train = append(b.Train, s)
		case part == "dev" && isNews:
			b.Dev.GUM = append(b.Dev.GUM, s)
		case part == "test" && isNews:
			b.Test.GUM = append(b.Test.GUM, s)
		}
	})
	if err != nil {
		return b, err
	}
	pud, err := readFile(files, "PUD/en_pud-ud-test.conllu")
	b.Train = append(b.Train, pud...)
	return b, err
}

// genre returns the genre of a document of GUM, whose name is like GUM_news_nasa.
func (s Sentence) genre() string {
	_, rest, _ := strings.Cut(s.Document, "_")
	genre, _, _ := strings.Cut(rest, "_")
	return genre
}

// isFree reports whether the licence of a document of GUM allows any use.
func (s Sentence) isFree() bool {
	address, known := freeGenres[s.genre()]
	return known && strings.HasPrefix(s.Source, address)
}

// add gives each sentence of the documents that match a pattern to take, with the part that its document belongs to:
// "dev", "test" or, for all others, "".
func (b *Bank) add(files fs.FS, prefix, documents string, take func(s Sentence, part string)) error {
	held := map[string]string{}
	for _, part := range []string{"dev", "test"} {
		sentences, err := readFile(files, prefix+part+".conllu")
		if err != nil {
			return err
		}
		for _, s := range sentences {
			held[s.Document] = part
		}
	}
	paths, err := fs.Glob(files, documents)
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("no documents %s: %w", documents, fs.ErrNotExist)
	}
	for _, p := range paths {
		sentences, err := readFile(files, p)
		if err != nil {
			return err
		}
		for _, s := range sentences {
			take(s, held[s.Document])
		}
	}
	return nil
}

// readFile reads a file of sentences.
func readFile(files fs.FS, name string) ([]Sentence, error) {
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
