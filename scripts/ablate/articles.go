package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"verbatim/corpus"
	"verbatim/corpus/load"
)

// labels begins the labels in an article of the test data. They are not part of the article.
var labels = []byte("-- quotes --\n")

// readArticles reads the articles of all folders, as verbatim reads those of a corpus.
func readArticles(folders []string) ([]corpus.Article, error) {
	var all []corpus.Article
	for _, folder := range folders {
		articles, err := readFolder(folder)
		if err != nil {
			return nil, err
		}
		all = append(all, articles...)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("no articles in the folders %q; name others with --articles", folders)
	}
	return all, nil
}

// readFolder reads the articles of a folder. It leaves out files that verbatim leaves out.
func readFolder(folder string) ([]corpus.Article, error) {
	opened, closer, err := load.Open(folder)
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	files, err := load.List(opened)
	if err != nil {
		return nil, err
	}
	var articles []corpus.Article
	for _, f := range files.Files {
		data, err := fs.ReadFile(opened, f.Path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(folder, f.Path), err)
		}
		text, _, _ := bytes.Cut(data, labels)
		if a, err := load.Parse(path.Base(f.Path), text); err == nil {
			articles = append(articles, a)
		}
	}
	return articles, nil
}
