package show

import (
	"verbatim/bot/locale"
	"verbatim/corpus/wording"
	"verbatim/index"
	"verbatim/index/ask"
)

// WhoReindexed says that a moderator, with a name and an id, has started a reindex. corpus is the name of the corpus;
// it is empty where there is only one.
func WhoReindexed(name, id, corpus string, in *locale.Language) string {
	by := Escape(Clip(name, MaxName) + " (" + id + ")")
	if corpus != "" {
		return in.Say("%s started a reindex of the corpus %s.", by, corpus)
	}
	return in.Say("%s started a reindex.", by)
}

// Loss tells moderators that most articles of a corpus are gone, or that they are back if loss is nil. corpus is the
// name of the corpus; it is empty for the usual one.
func Loss(corpus string, loss *index.LossError, v View) Message {
	in := v.Lang
	switch {
	case loss == nil && corpus == "":
		return Message{Content: in.Say("**The corpus is in order again.** The index matches it.")}
	case loss == nil:
		return Message{Content: in.Say("**The corpus %s is in order again.** The index matches it.", corpus)}
	}
	what := Escape(in.Text(wording.Say("%s; %s", loss.What(), loss.Stays()).Sentence()))
	head := in.Say("**Most articles are gone.** %s", what)
	if corpus != "" {
		head = in.Say("**Most articles of the corpus %s are gone.** %s", corpus, what)
	}
	return Message{Content: JoinLines(head, named(v, Escape(in.Text(loss.Todo(v.Prefix+ask.Reindex.Name).Sentence()))))}
}
