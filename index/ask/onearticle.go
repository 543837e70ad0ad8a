package ask

import (
	"fmt"

	"verbatim/corpus/wording"
	"verbatim/index"
)

// OneArticle returns the article that a name means: its path, its file's name, or words of its title that no other has. Where there are
// several or none, the error names those that may be meant.
func OneArticle(s *index.Snapshot, name string) (*index.Article, error) {
	found, near, err := s.FindArticles(name)
	switch {
	case err != nil:
		return nil, err
	case len(found) == 1:
		return &found[0], nil
	case len(found) > 1:
		return nil, &UsageError{Message: fmt.Sprintf("%s may be any of %d articles", repeated(name), len(found)), Hint: "name one by its path: " + nameArticles(found)}
	case len(near) > 0:
		return nil, &UsageError{Message: "no article is called " + repeated(name), Hint: "near it are: " + nameArticles(near)}
	}
	return nil, &UsageError{Message: "no article is called " + repeated(name), Hint: "articles lists them"}
}

// maxNamed is how many articles an error names where a name is no article's, or several articles'.
const maxNamed = 5

// nameArticles names the first of a list of articles by path and title.
func nameArticles(list []index.Article) string {
	var names []string
	for i := range list {
		name := list[i].Path
		if list[i].Title != "" {
			name += " (" + list[i].Title + ")"
		}
		names = append(names, name)
	}
	return wording.First(names, maxNamed)
}
