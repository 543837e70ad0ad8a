package tag

import (
	_ "embed" // the data
	"sync"
)

//go:embed data/words.txt
var words string

//go:embed data/weights.txt
var learned string

//go:embed data/lemmas.txt
var irregular string

// English returns the model of English that is built in.
var English = sync.OnceValue(func() *Model {
	m, err := New(words, learned, irregular)
	if err != nil {
		panic("tag: the built-in data: " + err.Error()) // a test reads it
	}
	return m
})
