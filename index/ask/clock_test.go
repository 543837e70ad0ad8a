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
	s := folderService(t)
	evening := time.Date(2005, 3, 9, 22, 30, 0, 500, time.UTC)
	s.Now = func() time.Time { return evening }
	found, err := s.Do(t.Context(), ask.Request{Command: ask.Articles, Words: "experts verifiable"})
	if err != nil || len(found.Articles.Articles) == 0 {
		t.Fatal(found, err)
	}
	edit := ask.Request{Command: ask.Edit, Words: found.Articles.Articles[0].Path + " why", Moderator: true, By: "bea", Options: map[string]string{"date": "2005-03-12"}}
	var wrong *ask.UsageError
	if _, err := s.Do(t.Context(), edit); !errors.As(err, &wrong) || !strings.Contains(wrong.Hint, "to 2005-03-11") {
		t.Errorf("a day after the clock's: %v", err)
	}
	edit.Options["date"] = "2005-03-09"
	reply, err := s.Do(t.Context(), edit)
	if err != nil || len(reply.Edited.Entries) != 1 || !reply.Edited.Entries[0].Time.Equal(evening.Truncate(time.Second)) {
		t.Errorf("a change on the clock's day: %+v, %v", reply, err)
	}
}
