package names

import (
	"context"
	"slices"

	"verbatim/index/terms"
)

// Complete returns up to limit names of speakers for what was typed: exact matches, then names with these
// prefixes, then similar names. Within each group the most quoted speakers come first.
func (n *Directory) Complete(ctx context.Context, typed string, limit int) ([]string, error) {
	wanted := terms.Words(typed)
	var exact, prefixed []string
	for i := range n.speakers {
		name := n.speakers[i].Name
		switch {
		case len(wanted) > 0 && slices.Equal(n.names[i], wanted):
			exact = append(exact, name)
		case terms.HavePrefixes(n.names[i], wanted) && len(prefixed) < limit:
			prefixed = append(prefixed, name)
		}
	}
	found := append(exact, prefixed...)
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
