package names

import (
	"context"
	"slices"

	"verbatim/index/terms"
)

// Complete returns up to limit names of speakers for what somebody has typed of one: the name itself, then those that have all
// the words by their beginnings, the most quoted first, then those that are spelled nearly so.
func (n *Directory) Complete(ctx context.Context, typed string, limit int) ([]string, error) {
	wanted := terms.Words(typed)
	var exact, begun []string
	for i := range n.speakers {
		name := n.speakers[i].Name
		switch {
		case len(wanted) > 0 && slices.Equal(n.names[i], wanted):
			exact = append(exact, name)
		case terms.HavePrefixes(n.names[i], wanted) && len(begun) < limit:
			begun = append(begun, name)
		}
	}
	found := append(exact, begun...)
	if len(found) < limit && len(wanted) > 0 {
		near, err := n.Near(ctx, typed, limit)
		if err != nil {
			return nil, err
		}
		for _, sp := range near {
			if !slices.Contains(found, sp.Name) {
				found = append(found, sp.Name)
			}
		}
	}
	return found[:min(len(found), limit)], nil
}
