// Package group puts the hits of a speaker in one role together, below one heading. Start with Of.
package group

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/index"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/view"
)

// A Group is the hits of one speaker in one role: the heading's role is that of each of its quotes.
type Group struct {
	Speaker   corpus.Speaker  // with the name that the corpus has for them
	Known     index.KnownRole // the role, if other articles give it and those of the hits do not
	ByMeaning bool            // the hits have not the words of the query, but are near in meaning
	Hits      []index.Hit
}

// Of returns the groups of some hits, in the order of their first hits, below the names that the corpus has for them.
func Of(snap view.Snapshot, hits []index.Hit) ([]Group, error) {
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
			list = append(list, Group{Speaker: who, Known: known, ByMeaning: h.Fit == index.FitMeaning})
		}
		list[i].Hits = append(list[i].Hits, h)
	}
	return list, nil
}

// groupKey is equal for hits of one speaker in one role that were found in one way. A name is one person throughout the corpus; a description,
// such as "a senior aide", is one only within its article.
func groupKey(who *corpus.Speaker, known index.KnownRole, h *index.Hit) string {
	key := strings.Join(index.Words(who.Name), " ")
	if h.Fit == index.FitMeaning {
		key += "\nby meaning"
	}
	if !who.Named() || who.Kind == corpus.Unknown {
		key += "\n" + h.Article.Path
	}
	return key + "\n" + roleKey(who.Role) + "\n" + roleKey(known.Role) + "\n" + known.Day.Format(notice.DayLayout)
}

// roleKey is equal for roles that differ in case, marks and a leading article alone.
func roleKey(role string) string {
	words := index.Words(role)
	if len(words) > 1 && slices.Contains([]string{"the", "a", "an"}, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// Some returns the groups with some of their hits only, in the order of these.
func Some(groups []Group, hits []index.Hit) []Group {
	of := map[string]int{} // the group of a quote
	for i := range groups {
		for j := range groups[i].Hits {
			of[groups[i].Hits[j].Quote.ID] = i
		}
	}
	var list []Group
	at := map[int]int{} // the position of a group in list
	for _, h := range hits {
		g := of[h.Quote.ID]
		k, ok := at[g]
		if !ok {
			k = len(list)
			at[g] = k
			some := groups[g]
			some.Hits = nil
			list = append(list, some)
		}
		list[k].Hits = append(list[k].Hits, h)
	}
	return list
}
