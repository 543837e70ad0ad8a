package ask_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
	"verbatim/index/ask"
)

// TestModeratorsInputIsBounded holds that what moderators say of articles and quotes is one line of some length, a day
// that can be, and an address of the web; that the error says where and what was expected; and that nothing is changed
// by what is refused.
func TestModeratorsInputIsBounded(t *testing.T) {
	s := folderService(t)
	const quote = "rlycunfv4i"
	path := firstArticle(t, s, "experts verifiable")
	long := strings.Repeat("ice ", 130)
	tomorrow := corpus.LastCredibleDay(time.Now())
	for _, c := range []struct {
		command              *ask.Command
		words, option, value string
		message, hint        string
	}{
		{ask.Edit, path + " why", "title", strings.Repeat("x", 301), "title has 301 characters", "expected at most 300"},
		{ask.Edit, path + " why", "title", "one\ntwo", "title has a line break at character 4", "expected one line"},
		{ask.Edit, path + " why", "title", "a\x07b", "title has the invisible character U+0007 at character 2", "expected plain text"},
		{ask.Edit, path + " why", "title", "ab\u202ecd", "title has the invisible character U+202E at character 3", "expected plain text"},
		{ask.Edit, path + " why", "title", "—", "title has no letter or digit", "expected words"},
		{ask.Edit, path + " why", "publisher", strings.Repeat("é", 101), "publisher has 101 characters", "expected at most 100"},
		{ask.Edit, path + " why", "publisher", "Harbour\r\nWire", "publisher has a line break at character 8", "expected one line"},
		{ask.Edit, path + " why", "date", "1599-12-31", `“1599-12-31” is not a valid date`, "expected a day from 1600-01-01 to " + tomorrow.Format(corpus.DateLayout)},
		{ask.Edit, path + " why", "date", tomorrow.AddDate(0, 0, 1).Format(corpus.DateLayout), `“`, "expected a day from 1600-01-01 to"},
		{ask.Edit, path + " why", "date", "2021-02-30", `“2021-02-30” is not a valid date`, "expected a day such as 2021-12-21"},
		{ask.Edit, path + " why", "url", "javascript:alert(1)", `url can't be “javascript:alert(1)”`, "expected an address that begins with http:// or https://"},
		{ask.Edit, path + " why", "url", "file:///etc/passwd", "url can't be", "http:// or https://"},
		{ask.Edit, path + " why", "url", "https://", "url can't be", "http:// or https://"},
		{ask.Edit, path + " why", "url", "https://harbour.example@elsewhere.example/", "url can't be", "http:// or https://"},
		{ask.Edit, path + " why", "url", "https://harbour.example/a b", "url can't be", "http:// or https://"},
		{ask.Edit, path + " why", "url", "https://harbour.example/a\nb", "url has a line break at character 26", "expected one line"},
		{ask.Edit, path + " why", "url", "https://harbour.example/" + strings.Repeat("a", 500), "url has 524 characters", "expected at most 500"},
		{ask.Edit, path + " " + long, "title", "Ice", "reason has 519 characters", "expected at most 500"},
		{ask.Edit, path + " why\x1b[1m", "title", "Ice", "reason has the invisible character U+001B at character 4", "expected plain text"},
		{ask.Add, "new.txt", "title", strings.Repeat("x", 301), "title has 301 characters", "expected at most 300"},
		{ask.Add, "new.txt", "url", "ftp://harbour.example/", "url can't be", "http:// or https://"},
		{ask.Add, "new.txt", "date", "9999-01-01", `“9999-01-01” is not a valid date`, "expected a day from"},
		{ask.Add, "new.txt", "reason", long, "reason has 519 characters", "expected at most 500"},
		{ask.Correct, quote + " why", "speaker", strings.Repeat("x", 101), "speaker has 101 characters", "expected at most 100"},
		{ask.Correct, quote + " why", "speaker", "Elin\u200bMarsh", "speaker has the invisible character U+200B at character 5", "expected plain text"},
		{ask.Correct, quote + " why", "role", strings.Repeat("x", 201), "role has 201 characters", "expected at most 200"},
		{ask.Hide, quote + " " + long, "", "", "reason has 519 characters", "expected at most 500"},
		{ask.Hide, quote, "reason", long, "reason has 519 characters", "expected at most 500"},
		{ask.Undo, quote + " " + long, "", "", "reason has 519 characters", "expected at most 500"},
		{ask.Undo, path + " " + long, "", "", "reason has 519 characters", "expected at most 500"},
		{ask.Remove, path + " " + long, "", "", "reason has 519 characters", "expected at most 500"},
	} {
		r := ask.Request{Command: c.command, Words: c.words, Moderator: true, By: "bea", Options: map[string]string{}}
		if c.option != "" {
			r.Options[c.option] = c.value
		}
		if c.command == ask.Correct && c.option != "speaker" {
			r.Options["speaker"] = "Elin Marsh"
		}
		if c.command == ask.Add {
			r.Files = []ask.File{{Name: c.words, Data: []byte("Talks\n\nThe envoys met.\n")}}
		}
		_, err := s.Do(t.Context(), r)
		var wrong *ask.UsageError
		if !errors.As(err, &wrong) || !strings.HasPrefix(wrong.Message.String(), c.message) ||
			!strings.Contains(wrong.Hint.String(), c.hint) {
			t.Errorf("%s %.40s, %s %.40q: got %v, want %s; %s", c.command, c.words, c.option, c.value, err, c.message, c.hint)
		}
	}
	audit, err := s.Do(t.Context(), ask.Request{Command: ask.AuditLog, Moderator: true})
	if err != nil || audit.(*ask.Audit).Total != 0 {
		t.Errorf("something was changed: %+v, %v", audit, err)
	}
	for _, ok := range []map[string]string{
		{"title": "“Ice, Ice” – Ōland’s Thaw"}, {"publisher": strings.Repeat("é", 100)}, {"date": "1600-01-01"}, {"date": tomorrow.Format(corpus.DateLayout)},
		{"url": "http://harbour.example:8080/a?b=c#d"}, {"url": "https://xn--bcher-kva.example/%E4%B8%80"},
	} {
		if _, err := s.Do(t.Context(), ask.Request{Command: ask.Edit, Words: path + " a reason,\nin two lines", Moderator: true, Options: ok}); err != nil {
			t.Errorf("%v: %v", ok, err)
		}
	}
}
