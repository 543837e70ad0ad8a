package texts

import (
	"fmt"

	"verbatim/corpus/wording"
	"verbatim/index/alerts"
	"verbatim/index/ask"
)

// A Channel function shows a channel by its ID.
type Channel func(id string) string

// Subscribed returns lines that say which alert was made.
func Subscribed(a *ask.Subscribed, channel Channel, typed Typed) []wording.Text {
	return []wording.Text{
		wording.Say("Alert %d: %s.", a.Number, alertName(&a.Alert, channel)),
		wording.Say("The bot posts each new quote with all of these words once, after it has read the corpus again. "+
			"To end the alert: %s", typed(fmt.Sprintf("%s %d", ask.Unsubscribe.Name, a.Number))),
	}
}

// Unsubscribed returns lines that say which alert was ended.
func Unsubscribed(a *ask.Unsubscribed, channel Channel) []wording.Text {
	name := alertName(&a.Alert, channel)
	if a.Number > 0 {
		return []wording.Text{wording.Say("Ended alert %d: %s.", a.Number, name)}
	}
	return []wording.Text{wording.Say("Ended: %s.", name)}
}

// Alerts returns a line per alert.
func Alerts(l *ask.AlertList, channel Channel, typed Typed) []wording.Text {
	if len(l.Alerts) == 0 {
		return []wording.Text{wording.Say("There are no alerts. To make one: %s", typed(ask.Subscribe.Example))}
	}
	var lines []wording.Text
	for i := range l.Alerts {
		lines = append(lines, wording.Say("%d: %s", i+1, alertName(&l.Alerts[i], channel)))
	}
	return lines
}

// Forgotten returns lines that say what was deleted.
func Forgotten(f *ask.Forgotten) []wording.Text {
	return []wording.Text{wording.Say("Deleted: %s, and your name and ID in what was set for servers. "+
		"What moderators changed in the corpus stays there with their names and IDs.", wording.Amount(f.Alerts, "alert"))}
}

// alertName names an alert: its query, where it is posted and since when.
func alertName(a *alerts.Alert, channel Channel) wording.Text {
	where := wording.Say("your direct messages")
	if a.Channel != "" {
		where = wording.Typed(channel(a.Channel))
	}
	of := wording.Typed(a.Query)
	if a.Corpus != "" {
		of = wording.Say("%s in the corpus %s", a.Query, a.Corpus)
	}
	return wording.Say("%s, to %s, since %s", of, where, wording.DayOf(a.Since.UTC()))
}
