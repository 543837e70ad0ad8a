package ask_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"verbatim/index/ask"
)

// TestServiceHasOneClock holds that the day that an article may have, and the time of a change, come from the service's
// clock.
func TestServiceHasOneClock(t *testing.T) {
	evening := time.Date(2005, 3, 9, 22, 30, 0, 500, time.UTC)
	s := folderService(t, func(o *ask.Options) { o.Now = func() time.Time { return evening } })
	path := firstArticle(t, s, "experts verifiable")
	edit := ask.Request{Command: ask.Edit, Words: path + " why", Moderator: true, By: "bea", Options: map[string]string{"date": "2005-03-12"}}
	var wrong *ask.UsageError
	if _, err := s.Do(t.Context(), edit); !errors.As(err, &wrong) ||
		!strings.Contains(wrong.Hint.String(), "to 2005-03-11") {
		t.Errorf("a day after the clock's: %v", err)
	}
	edit.Options["date"] = "2005-03-09"
	a, err := s.Do(t.Context(), edit)
	done, ok := a.(*ask.Edited)
	if err != nil || !ok || len(done.Entries) != 1 || !done.Entries[0].Time.Equal(evening.Truncate(time.Second)) {
		t.Errorf("a change on the clock's day: %+v, %v", a, err)
	}
}

// firstArticle returns the path of the first article that words of its title find.
func firstArticle(t *testing.T, s *ask.Service, words string) string {
	t.Helper()
	a, err := s.Do(t.Context(), ask.Request{Command: ask.Articles, Words: words})
	if err != nil || !a.Found() {
		t.Fatal(a, err)
	}
	return a.(*ask.ArticleList).Articles[0].Path
}
