package voice

import (
	"strings"

	"verbatim/corpus/table"
)

// Finite has verbs that make a heading a sentence.
var Finite = table.Set("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "gets",
	"draws")

// withoutClause returns an office without the clause that follows it: "the water minister, has been in office".
func withoutClause(office string) string {
	for at := strings.Index(office, ", "); at >= 0; {
		first, _, _ := strings.Cut(office[at+2:], " ")
		if Finite[first] || first == "who" || first == "which" {
			return office[:at]
		}
		next := strings.Index(office[at+2:], ", ")
		if next < 0 {
			break
		}
		at += 2 + next
	}
	return office
}
