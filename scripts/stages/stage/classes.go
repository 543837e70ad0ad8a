package stage

import "verbatim/scripts/stages/classes"

// Classes measures the classes of reports, of all quotes and of those that are found.
func Classes(score classes.Score) []Row {
	share := func(s classes.Score) Share { return Share{float64(s.Right()), len(s)} }
	return []Row{
		{"reports: the right class", "labelled classes", share(score)},
		{"reports: the right class", "its found quotes", share(score.Found())},
	}
}
