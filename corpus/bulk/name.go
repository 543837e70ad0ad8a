package bulk

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/corpus/keep"
)

const (
	extension  = ".md"
	maxFolders = 8  // on the way to a file
	maxSlug    = 80 // bytes of a title in a file's name
)

// articleEndings are the endings of names that are articles' already; .md stands in their place.
var articleEndings = map[string]bool{".txt": true, ".md": true, ".markdown": true, ".html": true, ".htm": true, ".json": true}

// Name returns where an article is put: its own path, each part of it cleaned as keep.Name does, or its date and the words of its title.
// It never leads out of the folder.
func Name(a *corpus.Article) (string, error) {
	if strings.TrimSpace(a.Path) != "" {
		return cleaned(a.Path)
	}
	slug := a.Title
	if slug == "" {
		slug = Normal(a.Text)
	}
	slug = strings.ToLower(slug)
	for cut := len(slug); cut > maxSlug; cut = len(slug) {
		if space := strings.LastIndexByte(slug[:maxSlug+1], ' '); space > 0 {
			slug = slug[:space]
			continue
		}
		cut = maxSlug
		for !utf8.RuneStart(slug[cut]) {
			cut--
		}
		slug = slug[:cut]
	}
	slug = strings.NewReplacer("/", " ", `\`, " ", ".", " ").Replace(slug)
	if day := a.Day(); day != "" {
		slug = day + " " + slug
	}
	name, err := keep.Name(slug + extension)
	if err != nil {
		return "", errors.New("no name for its file can be made of its date and title; give it a path")
	}
	return name, nil
}

// cleaned returns a path that somebody wrote, as it is kept.
func cleaned(sent string) (string, error) {
	var parts []string
	for part := range strings.FieldsFuncSeq(sent, func(r rune) bool { return r == '/' || r == '\\' }) {
		if strings.Trim(part, ". ") != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 || len(parts) > maxFolders+1 {
		return "", fmt.Errorf("path %.80q is none; a file's name with at most %d folders before it is expected", sent, maxFolders)
	}
	last := len(parts) - 1
	if ext := path.Ext(parts[last]); articleEndings[strings.ToLower(ext)] {
		parts[last] = strings.TrimSuffix(parts[last], ext)
	}
	for i := range parts {
		name, err := keep.Name(parts[i] + extension) // of which it takes all but the ending for words
		if err != nil {
			return "", fmt.Errorf("path %.80q: %w", sent, err)
		}
		parts[i] = strings.TrimSuffix(name, extension)
	}
	return path.Join(parts...) + extension, nil
}
