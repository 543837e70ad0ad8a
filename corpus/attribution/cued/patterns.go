package cued

import (
	_ "embed"

	"verbatim/corpus/attribution/pattern"
	"verbatim/corpus/attribution/token"
)

//go:embed patterns.txt
var patternsText string

var patterns = pattern.Must[*token.Reading](patternsText, nil)

var (
	deed    = patterns.Get("deed")
	unnamed = patterns.Get("unnamed")
)
