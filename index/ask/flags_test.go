package ask

import (
	"errors"
	"maps"
	"strings"
	"testing"
)

// TestFlagsAreOptions holds that options are read from what is typed in a channel as from a terminal's command line,
// and that what is no option is told instead of being searched for.
func TestFlagsAreOptions(t *testing.T) {
	for _, c := range []struct {
		typed   string
		words   string
		options map[string]string
		wrong   string // what is wrong, with the hint
		column  int
	}{
		{typed: "who-said moratorium --limit 2", words: "moratorium", options: map[string]string{"limit": "2"}},
		{typed: "who-said --limit=2 moratorium", words: "moratorium", options: map[string]string{"limit": "2"}},
		{typed: "who-said moratorium --Sort Date --limit 2", words: "moratorium", options: map[string]string{"limit": "2", "sort": "date"}},
		{typed: "who-said moratorium --kind direct after:2021", words: "moratorium after:2021", options: map[string]string{"kind": "direct"}},
		{typed: `who-said moratorium --publisher "Harbour Wire" treaty`, words: "moratorium treaty", options: map[string]string{"publisher": "Harbour Wire"}},
		{typed: "who-said moratorium --publisher=“Harbour Wire”", words: "moratorium", options: map[string]string{"publisher": "Harbour Wire"}},
		{typed: "who-said moratorium —limit 2", words: "moratorium", options: map[string]string{"limit": "2"}},
		{typed: "who-said moratorium --limit 2 limit:3 --limit 4", words: "moratorium", options: map[string]string{"limit": "4"}},
		{typed: `who-said "a pause --limit 2"`, words: `"a pause --limit 2"`},
		{typed: "who-said moratorium -missiles", words: "moratorium -missiles"},
		{typed: "who-said a pause -- or a freeze — perhaps", words: "a pause -- or a freeze — perhaps"},
		{typed: "who-said a pause --", words: "a pause --"},
		{typed: "who-said pre--limit 2", words: "pre--limit 2"},
		{typed: "who-said dam —foo--limit 2", words: "dam —foo--limit 2"},
		{typed: `who-said dam --publisher "Harbour Wire"--limit 2`, words: "dam --limit 2", options: map[string]string{"publisher": "Harbour Wire"}},
		{typed: "who-said moratorium\u00a0--limit\u00a02", words: "moratorium", options: map[string]string{"limit": "2"}},
		{typed: "who-said dam --publisher — --limit 2", words: "dam", options: map[string]string{"publisher": "—", "limit": "2"}},
		{typed: "reindex --accept-loss", words: "", options: map[string]string{"accept-loss": "yes"}},
		{typed: "reindex --accept-loss=no cancel", words: "cancel", options: map[string]string{"accept-loss": "no"}},
		{typed: "edit a.txt --title \"The ice\" --date 2021-12-21 it is new", words: "a.txt it is new", options: map[string]string{"title": "The ice", "date": "2021-12-21"}},
		{typed: "source he said --as ever-- that", words: "he said --as ever-- that"},
		{typed: "source he said that --limit 2", words: "he said that", options: map[string]string{"limit": "2"}},

		{typed: "who-said moratorium --limt 2", wrong: `who-said has no option “--limt”; did you mean limit?`, column: 12},
		{typed: "who-said moratorium --colour red", wrong: `who-said has no option “--colour”; its options are speaker, limit, sort, publisher, after, before, kind`, column: 12},
		{typed: "who-said moratorium --report denies", wrong: `who-said has no option “--report”; write fields among the words; for example: who-said report:`, column: 12},
		{typed: "who-said moratorium --limit", wrong: "--limit requires a value; expected a whole number from 1 to 100", column: 12},
		{typed: "who-said moratorium --limit=", wrong: "--limit requires a value", column: 12},
		{typed: "who-said moratorium --limit --sort date", wrong: "--limit requires a value", column: 12},
		{typed: "who-said dam --publisher —limit 3", wrong: "--publisher requires a value", column: 5},
		{typed: "who-said dam —publisher –limit=3", wrong: "--publisher requires a value", column: 5},
		{typed: "who-said moratorium --limit 0", wrong: `limit can't be “0”; expected a whole number from 1 to 100`},
		{typed: "who-said moratorium --limit two", wrong: `limit can't be “two”`},
		{typed: "who-said moratorium --kind loud", wrong: `kind can't be “loud”; expected direct, mixed or indirect`},
		{typed: "status --json", wrong: `status has no option “--json”; it takes none`, column: 1},
		{typed: "reindex --accept-loss=perhaps", wrong: `accept-loss can't be “perhaps”; expected yes or no`},
	} {
		name, typed, _ := strings.Cut(c.typed, " ")
		row, _ := Lookup(name)
		words, options, err := row.ReadOptions(typed)
		if err == nil {
			err = (&Request{Command: row, Words: words, Options: options}).check()
		}
		var wrong *UsageError
		switch {
		case c.wrong == "" && (err != nil || words != c.words || !maps.Equal(options, c.options)):
			t.Errorf("%s: %q, %v, %v", c.typed, words, options, err)
		case c.wrong != "" && (!errors.As(err, &wrong) || !strings.HasPrefix(wrong.Error(), c.wrong) || wrong.Column != c.column):
			t.Errorf("%s: got %#v, want %s", c.typed, err, c.wrong)
		}
	}
}
