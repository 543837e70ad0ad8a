package show

import (
	"verbatim/corpus/wording"
	"verbatim/index/ask"
)

// News shows what is new for an alert; prefix is as for Render.
func News(n ask.News, prefix string) []Message {
	s := n.Quotes
	head := title(&s.Head, wording.Count(s.Total, "new quote"))
	foot := ""
	if n.Post.More > 0 {
		search := Code(prefix + ask.WhoSaid.Name + " " + Clip(n.Post.Alert.Query, MaxQuery))
		foot = "-# and " + wording.Count(n.Post.More, "new quote") + " more: " + search
	}
	return searchPages(s, head, foot)
}
