package main

import subject "verbatim/corpus/attribution"

// extract is the function whose results are compared. A test has this import replaced by a small package.
var extract = subject.Extract
