package lexicon

import (
	"strings"

	"verbatim/corpus"
)

// ReportClasses gives the class of the report that a verb, noun or adjective makes, by the particle after the verb; ""
// is for any other word. It is read with the lexicon.
var ReportClasses = map[string]map[string]corpus.ReportClass{}

// addReportClass enters a word of reports.txt: "deny", "rule/out".
func addReportClass(class corpus.ReportClass, word string) {
	lemma, particles, _ := strings.Cut(word, "/")
	if ReportClasses[lemma] == nil {
		ReportClasses[lemma] = map[string]corpus.ReportClass{}
	}
	for particle := range strings.SplitSeq(particles, ",") {
		ReportClasses[lemma][particle] = class
	}
}
