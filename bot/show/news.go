package show

import (
	"verbatim/index/ask"
)

// News shows what is new for an alert; v is where it is read.
func News(n ask.News, v View) []Message {
	s := n.Quotes
	head := v.title(&s.Head, v.count(s.Total, "new quote"))
	foot := ""
	if n.Post.More > 0 {
		search := Code(v.Prefix + ask.WhoSaid.Name + " " + Clip(n.Post.Alert.Query, MaxQuery))
		foot = "-# " + v.Lang.Say("and %s more: %s", v.count(n.Post.More, "new quote"), search)
	}
	return v.searchPages(s, head, foot)
}
