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
	maxFolders = 8  // in the path of a file
	maxSlug    = 80 // bytes of a title in a file's name
)

// articleEndings are the extensions of articles that .md replaces.
var articleEndings = map[string]bool{".txt": true, ".md": true, ".markdown": true, ".html": true, ".htm": true,
	".mhtml": true, ".mht": true, ".eml": true, ".docx": true, ".vtt": true, ".srt": true, ".json": true}

// Name returns the path for an article: its own path with each part cleaned as keep.Name does, or else its date and
// the words of its title. The path never leads out of the folder.
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
		return "", errors.New("its date and title give no name for its file; give it a path")
	}
	return name, nil
}

// cleaned returns a given path with each part cleaned.
func cleaned(sent string) (string, error) {
	var parts []string
	for part := range strings.FieldsFuncSeq(sent, func(r rune) bool { return r == '/' || r == '\\' }) {
		if strings.Trim(part, ". ") != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 || len(parts) > maxFolders+1 {
		return "", fmt.Errorf("path %.80q is not valid; expected the name of a file in at most %d folders", sent, maxFolders)
	}
	last := len(parts) - 1
	if ext := path.Ext(parts[last]); articleEndings[strings.ToLower(ext)] {
		parts[last] = strings.TrimSuffix(parts[last], ext)
	}
	for i := range parts {
		name, err := keep.Name(parts[i] + extension) // which treats all but the extension as words
		if err != nil {
			return "", fmt.Errorf("path %.80q: %w", sent, err)
		}
		parts[i] = strings.TrimSuffix(name, extension)
	}
	return path.Join(parts...) + extension, nil
}
