package settings

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/servers"
)

// A Corpus is a further corpus that servers can choose.
type Corpus struct{ Name, Folder string }

// corporaHint says what VERBATIM_CORPORA must be.
const corporaHint = "write a name, an equals sign and a folder for each, separated by commas, as in " +
	"VERBATIM_CORPORA=harbour=/srv/harbour,market=/srv/market; names have small letters, digits and hyphens"

// Others returns the corpora of VERBATIM_CORPORA, and what is wrong with its entries.
func (c *Config) Others() (list []Corpus, err error) {
	var wrong []error
	for i, entry := range trimmed(slices.Clone(c.Corpora)) {
		name, folder, _ := strings.Cut(entry, "=")
		of := Corpus{strings.TrimSpace(name), strings.TrimSpace(folder)}
		same := func(other Corpus) bool { return other.Name == of.Name || other.Folder == of.Folder }
		says := ""
		switch {
		case of.Name == servers.MainCorpus:
			says = "main is the name of the corpus of VERBATIM_CORPUS"
		case !servers.IsCorpusName(of.Name):
			says = fmt.Sprintf("%q can't be a name", of.Name)
		case of.Folder == "":
			says = of.Name + " has no folder"
		case of.Folder == c.Corpus || slices.ContainsFunc(list, same):
			says = "the name or the folder of " + of.Name + " is there twice"
		}
		if says != "" {
			err := fmt.Errorf("VERBATIM_CORPORA: entry %d: %s", i+1, says)
			wrong = append(wrong, problem.WithHint(err, corporaHint))
			continue
		}
		list = append(list, of)
	}
	return list, errors.Join(wrong...)
}

// Homes returns the ids of the home servers, and the name of the corpus that each one's moderators may change: that
// after an equals sign, as in 4711=harbour, and else servers.MainCorpus. It keeps ids that are none; Errors reports
// them.
func (c *Config) Homes() (ids []string, corpora map[string]string) {
	corpora = map[string]string{}
	for _, entry := range trimmed(slices.Clone(c.HomeGuilds)) {
		id, corpus, named := strings.Cut(entry, "=")
		if id, corpus = strings.TrimSpace(id), strings.TrimSpace(corpus); !named {
			corpus = servers.MainCorpus
		}
		ids, corpora[id] = append(ids, id), corpus
	}
	return ids, corpora
}

// corporaErrors returns what is wrong with the variables that name corpora.
func (c *Config) corporaErrors() (wrong []error) {
	others, err := c.Others()
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		wrong = joined.Unwrap()
	}
	if wrong != nil {
		return wrong // a name that a home server has may be among those that can't be read
	}
	ids, corpora := c.Homes()
	for i, id := range ids {
		if id == "" {
			err := fmt.Errorf("VERBATIM_HOME_GUILDS: entry %d has no id", i+1)
			wrong = append(wrong, problem.WithHint(err, "write the id of a server before the equals sign"))
		}
		known := func(of Corpus) bool { return of.Name == corpora[id] }
		if corpora[id] != servers.MainCorpus && !slices.ContainsFunc(others, known) {
			err := fmt.Errorf("VERBATIM_HOME_GUILDS: entry %d names a corpus that VERBATIM_CORPORA does not have", i+1)
			wrong = append(wrong, problem.WithHint(err,
				"write the id alone, or the id, an equals sign and the name of a corpus"))
		}
	}
	return wrong
}
