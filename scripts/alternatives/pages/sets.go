package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// A sample is a page with what is known of its article.
type sample struct {
	name string
	page []byte

	gold          *html.Node // the article, if the set has it whole
	with, without []string   // or parts of the article, and texts of the page that are not part of it
}

// half returns 0 or 1: rules are written with the pages of half 0 and checked with those of half 1.
func (s sample) half() int {
	h := fnv.New32a()
	h.Write([]byte(s.name))
	return int(h.Sum32() >> 16 % 2)
}

// readReadability reads the test pages of Readability.js: a folder per page, with source.html and expected.html.
func readReadability(folder string) ([]sample, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*", "source.html"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no */source.html in %s; expected the folder test/test-pages of Readability.js", folder)
	}
	var list []sample
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		expected, err := os.ReadFile(filepath.Join(filepath.Dir(file), "expected.html"))
		if err != nil {
			return nil, err
		}
		gold, err := html.Parse(strings.NewReader(string(expected)))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		list = append(list, sample{name: filepath.Base(filepath.Dir(file)), page: data, gold: gold})
	}
	return list, nil
}

// readTrafilatura reads the pages of trafilatura's evaluation: the file evaldata.json, and the pages in the folders
// cache and eval.
func readTrafilatura(folder string) ([]sample, error) {
	data, err := os.ReadFile(filepath.Join(folder, "evaldata.json"))
	if err != nil {
		return nil, fmt.Errorf("%w; expected the folder tests of trafilatura", err)
	}
	var entries map[string]struct {
		File          string
		With, Without []string
	}
	if err := json.Unmarshal(data, &entries); err != nil {
		return nil, fmt.Errorf("%s: evaldata.json: %w", folder, err)
	}
	var list []sample
	for _, address := range slices.Sorted(maps.Keys(entries)) {
		e := entries[address]
		page, err := os.ReadFile(filepath.Join(folder, "eval", e.File))
		if os.IsNotExist(err) {
			page, err = os.ReadFile(filepath.Join(folder, "cache", e.File))
		}
		if err != nil {
			return nil, err
		}
		list = append(list, sample{name: e.File, page: page, with: e.With, without: e.Without})
	}
	return list, nil
}
