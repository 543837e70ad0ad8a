package corrections

// A History is what an undo and a redo can do.
type History struct {
	Done   []*Entry // the corrections that were not undone, in order
	Undone []Undone // those that a redo can make again, the next one last
}

// An Undone is a correction that was undone.
type Undone struct {
	*Entry
	Kept string // where the file of an added article is kept since
}

// History replays the corrections. A key is equal for the corrections of one quote or article. A correction that is not
// made by a redo ends what a redo can make again.
func (l *List) History(keyOf func(*Entry) string) History {
	var h History
	for i := range l.Entries {
		switch e := &l.Entries[i]; {
		case e.Do == Undo:
			if at := lastOf(h.Done, keyOf, keyOf(e)); at >= 0 {
				h.Undone = append(h.Undone, Undone{h.Done[at], e.Kept})
				h.Done = append(h.Done[:at], h.Done[at+1:]...)
			}
		case e.Again && len(h.Undone) > 0:
			h.Undone = h.Undone[:len(h.Undone)-1]
			h.Done = append(h.Done, e)
		default:
			h.Undone = nil
			h.Done = append(h.Done, e)
		}
	}
	return h
}

// lastOf returns the place of the last entry with a key, or -1.
func lastOf(entries []*Entry, keyOf func(*Entry) string, key string) int {
	for i := len(entries) - 1; i >= 0; i-- {
		if keyOf(entries[i]) == key {
			return i
		}
	}
	return -1
}
