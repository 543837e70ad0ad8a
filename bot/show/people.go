package show

import (
	"strings"

	"verbatim/bot/locale"
	"verbatim/index"
	"verbatim/index/ask"
	"verbatim/index/query"
)

// mostPeople is how many people a page offers: as many as a menu has choices.
const mostPeople = 25

// peopleIn returns the people among whom a query does not decide: those of the quotes at hand whose name, or role, the
// query has. There are none if they are all quotes of one.
func peopleIn(s *ask.Quotes, in *locale.Language) []Choice {
	if len(s.Query.Speakers) == 0 {
		return nil
	}
	return choices(s.Hits, mostPeople, in, func(h *index.Hit) (string, query.Query) {
		name, _ := speakerOf(h)
		q := s.Query
		q.Speakers = []string{name}
		return name, q
	})
}

// withPeople fills in the people whom the lines of pages name. lines and list are in the same order.
func withPeople(v View, pages []Message, lines []string, list *ask.SpeakerList) []Message {
	for i := range pages {
		for j, line := range lines {
			s := &list.Speakers[j]
			field, ok := fieldOf(query.Query{Speakers: []string{s.Name}})
			if ok && len(pages[i].People) < mostPeople && strings.Contains(pages[i].Content+"\n", line+"\n") {
				c := Choice{Clip(s.Name, maxChoice), v.count(s.Quotes, "quote"), field}
				pages[i].People = append(pages[i].People, c)
			}
		}
	}
	return pages
}

// fieldOf returns a query as it is typed. ok is false if it can't be typed, as with a name that has a quotation mark or
// a star, or if it is too long for a menu.
func fieldOf(q query.Query) (field string, ok bool) {
	field = q.String()
	again, err := query.Parse(field)
	return field, err == nil && again.String() == field && len([]rune(field)) <= maxChoice
}
