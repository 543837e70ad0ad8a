//go:build race

package tag_test

// raceEnabled is true where the race detector runs, which slows reading memory more than looking up.
const raceEnabled = true
