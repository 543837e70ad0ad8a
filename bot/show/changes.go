package show

import (
	"regexp"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/ask"
	"verbatim/index/ask/texts"
)

// changeRenderers show what moderators change, and alerts.
var changeRenderers = []renderer{
	ask.For(renderChange), ask.For(renderAudit), ask.For(renderPreview), ask.For(renderEdited), ask.For(renderSubscribed),
	ask.For(renderUnsubscribed), ask.For(renderAlerts), ask.For(renderForgotten), ask.For(renderSettings),
}

// renderChange shows what was changed of a quote.
func renderChange(v View, c *ask.Change) []Message {
	lines := v.withCommand(func(typed texts.Typed) []wording.Text { return texts.Change(c, typed) })
	return private(v.renderList(&c.Head, "", lines))
}

// renderAudit lists what moderators have changed.
func renderAudit(v View, a *ask.Audit) []Message {
	lines := escaped(v, texts.Audit(a, false))
	return private(v.renderList(&a.Head, v.tally(a.Total, len(a.Entries), "change"), lines))
}

// renderEdited shows what was changed of the corpus.
func renderEdited(v View, e *ask.Edited) []Message {
	lines := v.withCommand(func(typed texts.Typed) []wording.Text { return texts.Edited(e, typed) })
	return private(v.renderList(&e.Head, "", lines))
}

// renderSubscribed shows the alert that was made.
func renderSubscribed(v View, a *ask.Subscribed) []Message {
	return v.renderAlert(&a.Head, func(typed texts.Typed) []wording.Text {
		return texts.Subscribed(a, channelMark, typed)
	})
}

// renderUnsubscribed shows the alert that was ended.
func renderUnsubscribed(v View, a *ask.Unsubscribed) []Message {
	return v.renderAlert(&a.Head, func(texts.Typed) []wording.Text { return texts.Unsubscribed(a, channelMark) })
}

// renderAlerts lists alerts.
func renderAlerts(v View, a *ask.AlertList) []Message {
	return v.renderAlert(&a.Head, func(typed texts.Typed) []wording.Text { return texts.Alerts(a, channelMark, typed) })
}

// renderForgotten says what was deleted.
func renderForgotten(v View, f *ask.Forgotten) []Message {
	return v.renderAlert(&f.Head, func(texts.Typed) []wording.Text { return texts.Forgotten(f) })
}

// renderAlert shows lines about alerts, with their channels linked.
func (v View) renderAlert(head *ask.Head, lines func(texts.Typed) []wording.Text) []Message {
	list := v.withCommand(lines)
	for i := range list {
		list[i] = channelMarks.ReplaceAllString(list[i], "<#$1>")
	}
	return private(v.renderList(head, "", list))
}

// channelMark stands for a channel until a line is escaped; channelMarks finds it then. The mark is a noncharacter of
// Unicode: no text has it, and it remains when a text is made legible.
func channelMark(id string) string { return "\ufdd1" + id + "\ufdd1" }

var channelMarks = regexp.MustCompile("\ufdd1([0-9]+)\ufdd1")

// commandMark stands for a command until a line is escaped, as channelMark does for a channel.
const commandMark = "\ufdd0"

// withCommand returns lines with a command in them, as Discord shows them.
func (v View) withCommand(lines func(texts.Typed) []wording.Text) []string {
	typed := ""
	list := escaped(v, lines(func(command string) string {
		typed = command
		return commandMark
	}))
	for i := range list {
		list[i] = strings.Replace(list[i], Escape(commandMark), v.typed(typed), 1)
	}
	return list
}
