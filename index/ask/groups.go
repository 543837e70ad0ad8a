package ask

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask/view"
)

// groups puts the hits of a speaker in one role together, in the order of their first hits, below the name that the
// corpus has for them.
func groups(snap view.Snapshot, hits []index.Hit) ([]Group, error) {
	var list []Group
	at := map[string]int{}
	for _, h := range hits {
		who := h.Quote.Speaker
		if who.Kind == corpus.Person {
			var err error
			if who.Name, err = snap.Catalogue().ShownName(who.Name); err != nil {
				return nil, err
			}
		}
		known := h.KnownOf(0)
		key := groupKey(&who, known, &h)
		i, ok := at[key]
		if !ok {
			i = len(list)
			at[key] = i
			list = append(list, Group{Speaker: who, Known: known})
		}
		list[i].Hits = append(list[i].Hits, h)
	}
	return list, nil
}

// groupKey is equal for hits of one speaker in one role. A name is one person throughout the corpus; a description,
// such as "a senior aide", is one only within its article.
func groupKey(who *corpus.Speaker, known index.KnownRole, h *index.Hit) string {
	key := strings.Join(index.Words(who.Name), " ")
	if !who.Named() || who.Kind == corpus.Unknown {
		key += "\n" + h.Article.Path
	}
	return key + "\n" + roleKey(who.Role) + "\n" + roleKey(known.Role) + "\n" + known.Day.Format(DayLayout)
}

// roleKey is equal for roles that differ in case, marks and a leading article alone.
func roleKey(role string) string {
	words := index.Words(role)
	if len(words) > 1 && slices.Contains([]string{"the", "a", "an"}, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
