package query

// Nearest returns the candidate whose spelling is closest to word, and false if none is close enough: at most a
// third of the letters may differ, and at most three. If several are equally close, Nearest returns the first.
func Nearest(word string, candidates []string) (string, bool) {
	best, at := "", min(len([]rune(word))/3, 3)+1
	for _, c := range candidates {
		if d := Distance(word, c); d < at {
			best, at = c, d
		}
	}
	return best, best != ""
}

// Distance returns the optimal string alignment distance: the number of letters to insert, delete, change or swap
// with their neighbour to turn a into b.
func Distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	older, old, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range old {
		old[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			change := old[j-1]
			if s[i-1] != t[j-1] {
				change++
			}
			row[j] = min(old[j]+1, row[j-1]+1, change)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
		older, old, row = old, row, older
	}
	return old[len(t)]
}
