package show

import (
	"verbatim/index"
	"verbatim/index/ask"
)

// WhoReindexed says that a moderator, with a name and an id, has started a reindex. corpus is the name of the corpus; it
// is empty where there is only one.
func WhoReindexed(name, id, corpus string) string {
	of := ""
	if corpus != "" {
		of = " of the corpus " + corpus
	}
	return Escape(Clip(name, MaxName)+" ("+id+")") + " started a reindex" + of + "."
}

// Loss tells moderators that most articles of a corpus are gone, or that they are back if loss is nil. corpus is the name
// of the corpus; it is empty for the usual one.
func Loss(corpus string, loss *index.LossError, prefix string) Message {
	which, of := "The corpus", "Most articles"
	if corpus != "" {
		which, of = "The corpus "+corpus, "Most articles of the corpus "+corpus
	}
	if loss == nil {
		return Message{Content: "**" + which + " is in order again.** The index matches it."}
	}
	head := "**" + of + " are gone.** " + Escape(UpperFirst(loss.What())+"; "+loss.Stays()) + "."
	return Message{Content: JoinLines(head, Escape(UpperFirst(loss.Todo(prefix+ask.Reindex.Name)))+".")}
}
