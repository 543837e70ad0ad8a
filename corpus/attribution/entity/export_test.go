package entity

import "verbatim/corpus/attribution/token"

// Patterns are the patterns of the package.
var Patterns = patterns

// A PatternReader is what the patterns are matched over.
type PatternReader = reader

// NewPatternReader reads an article with its names for the patterns.
func NewPatternReader(article token.Reading) (*PatternReader, []token.Sentence) {
	return newReader(Names(nil, article), article), article.Sentences
}
