package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"verbatim/cmd/verbatim/internal/local"
	"verbatim/cmd/verbatim/internal/terminal"
	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/ask/param"
	"verbatim/index/query"
)

// maxCompletions is how many speakers or publishers a completion offers. A longer list is not readable.
const maxCompletions = 50

// completeWords completes the words of a table command. It uses the current index and never builds one: completion must
// be fast.
func (t *tableCommand) completeWords(
	_ *cobra.Command, args []string, typed string,
) ([]string, cobra.ShellCompDirective) {
	none := cobra.ShellCompDirectiveNoFileComp
	if len(t.row.Params) == 0 {
		return nil, none
	}
	first := len(args) == 0
	switch kind := t.row.Params[0].Complete; {
	case kind == param.Speakers && first:
		return t.speakerNames("", typed), none
	case kind == param.Publishers && first:
		return t.publisherNames("", typed), none
	case kind == param.Topics:
		return t.completeField(typed)
	case kind == param.PublisherFields && strings.HasPrefix(typed, query.FieldPublisher+":"):
		return t.completeField(typed)
	}
	return nil, none
}

// completeField completes a field of the query language, or the value of a field.
func (t *tableCommand) completeField(typed string) ([]string, cobra.ShellCompDirective) {
	name, value, ok := strings.Cut(typed, ":")
	if !ok {
		var names []string
		for _, f := range query.Fields {
			names = append(names, cobra.CompletionWithDesc(f.Name+":", f.Summary))
		}
		return names, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	var found []string
	switch f, _ := query.LookupField(name); f.Name {
	case "speaker":
		found = t.speakerNames(name+":", value)
	case "publisher":
		found = t.publisherNames(name+":", value)
	case "kind":
		for _, k := range corpus.Kinds {
			found = append(found, name+":"+string(k))
		}
	case "report":
		for _, c := range corpus.ReportClasses {
			found = append(found, name+":"+string(c))
		}
	}
	return found, cobra.ShellCompDirectiveNoFileComp
}

// speakerNames returns, with a prefix, the names of speakers with words that begin as typed.
func (t *tableCommand) speakerNames(prefix, typed string) []string {
	var names []string
	withSnapshot(t.place, func(s *index.Snapshot) error {
		var q query.Query
		for word := range strings.FieldsSeq(typed) {
			q.Terms = append(q.Terms, query.Term{Text: word})
		}
		all, err := s.Catalogue().Speakers()
		if err != nil {
			return err
		}
		speakers, _ := all.Search(q, maxCompletions)
		for _, sp := range speakers {
			names = append(names, cobra.CompletionWithDesc(prefix+terminal.Clean(sp.Name), terminal.Clean(sp.Role)))
		}
		return nil
	})
	return names
}

// publisherNames returns, with a prefix, the names of publishers with words that begin as typed.
func (t *tableCommand) publisherNames(prefix, typed string) []string {
	var names []string
	withSnapshot(t.place, func(s *index.Snapshot) error {
		var q query.Query
		if typed != "" {
			q.Publishers = []string{typed}
		}
		articles, _, err := s.Catalogue().Matching(q, ask.MaxList)
		for _, a := range articles {
			name := prefix + terminal.Clean(a.Publisher)
			if a.Publisher == "" || slices.Contains(names, name) {
				continue
			}
			if names = append(names, name); len(names) == maxCompletions {
				break
			}
		}
		return err
	})
	return names
}

// withSnapshot calls f with the current snapshot. Without a snapshot there is nothing to complete.
func withSnapshot(at local.Place, f func(*index.Snapshot) error) {
	p, _, err := at.Resolve()
	if err != nil {
		return
	}
	s, err := index.Open(p.Data)
	if err != nil {
		return
	}
	defer s.Close()
	if err := f(s); err != nil {
		cobra.CompErrorln(err.Error())
	}
}
