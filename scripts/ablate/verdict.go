package main

// A job asks what happens if a condition always has a value.
type job struct {
	ID    int  `json:"id"`
	Value bool `json:"value"`
}

// A state says what forcing a condition did.
type state string

// The states.
const (
	never   state = "never"   // the condition never had the other value
	start   state = "start"   // it is evaluated only when the word lists are read, before the articles
	nothing state = "nothing" // it had the other value, and no quote depends on that
	guard   state = "guard"   // the program panicked
	loops   state = "loops"   // the program did not end
	changed state = "changed" // quotes differ
)

// A verdict answers a job.
type verdict struct {
	State    state `json:"state"`
	Articles int   `json:"articles"` // whose quotes differ; counting stops at options.most
	Better   int   `json:"better"`   // of these, the articles that score higher with the condition than without it
	Worse    int   `json:"worse"`    // and those that score lower

	// Spoiled reports whether the program now finds other quotes with nothing forced: the forced condition has changed
	// what the program keeps between articles. Such a worker is of no more use.
	Spoiled bool `json:"spoiled"`
}
