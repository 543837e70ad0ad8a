package subject

// Patterns are the patterns, for the test of their examples.
var Patterns = patterns
