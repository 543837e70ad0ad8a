//go:build !race

package bot

// raceEnabled is true where the race detector runs, which takes many times the time.
const raceEnabled = false
