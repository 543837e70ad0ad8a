package speaker

// Patterns are the patterns of this package, for the test of their examples.
var Patterns = patterns
