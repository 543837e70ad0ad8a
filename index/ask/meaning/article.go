package meaning

import (
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
)

// Article returns the article that a name means: its path, its file's name, or words that only its title has. If there
// are several or none, the error names those that may be meant.
func Article(s view.Snapshot, name string) (*index.Article, error) {
	articles, err := s.Catalogue().Articles()
	found, near := articles.Find(name)
	typed := notice.Repeated(name)
	switch {
	case err != nil:
		return nil, err
	case len(found) == 1:
		return &found[0], nil
	case len(found) > 1:
		return nil, &notice.UsageError{
			Message: wording.Say("%s matches %d articles", typed, len(found)),
			Hint:    notice.Hint{Text: wording.Say("name one by its path: %s", nameArticles(found))},
		}
	case len(near) > 0:
		return nil, &notice.UsageError{
			Message: wording.Say("no article is called %s", typed),
			Hint:    notice.Hint{Text: wording.Say("similar articles: %s", nameArticles(near))},
		}
	}
	return nil, &notice.UsageError{
		Message: wording.Say("no article is called %s", typed),
		Hint:    notice.Hint{Text: wording.Say("articles lists them")},
	}
}

// maxNamed is how many articles an error names.
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
