package phrase

// The patterns, for the test of their examples.
var (
	Nouns = nouns
	Verbs = verbs
)
