package condition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// alias is the name under which rewritten files import package force. No other name may equal it.
const alias = "ablate__"

// An insertion is text to insert before the byte at an offset. Insertions at the same offset follow by rank, then by
// order.
type insertion struct {
	at          int
	rank, order int
	text        string
}

// Rewrite returns the file with calls of package force, which it imports from a path.
func (f *File) Rewrite(forcePath string) []byte {
	if len(f.tickers)+len(f.Conditions) == 0 {
		return f.source
	}
	list := []insertion{{f.after, 0, 0, fmt.Sprintf("; import %s %q", alias, forcePath)}}
	for _, at := range f.tickers {
		list = append(list, insertion{at, 1, 0, alias + ".Tick();"})
	}
	for _, c := range f.Conditions {
		list = append(list,
			insertion{c.start, 2, -c.end, fmt.Sprintf("%s.On(%d, ", alias, c.ID)}, // the outer one begins first
			insertion{c.end, 0, -c.start, ")"})                                    // and ends last
	}
	slices.SortStableFunc(list, func(a, b insertion) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.rank, b.rank), cmp.Compare(a.order, b.order))
	})
	var out strings.Builder
	last := 0
	for _, i := range list {
		out.Write(f.source[last:i.at])
		out.WriteString(i.text)
		last = i.at
	}
	out.Write(f.source[last:])
	return []byte(out.String())
}
