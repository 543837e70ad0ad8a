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
func Subscribed(a *ask.Subscribed, channel Channel, typed Typed) []string {
	return []string{fmt.Sprintf("Alert %d: %s.", a.Number, alertName(&a.Alert, channel)),
		"The bot posts each new quote with all of these words once, after it has read the corpus again. To end the alert: " +
			typed(fmt.Sprintf("%s %d", ask.Unsubscribe.Name, a.Number))}
}

// Unsubscribed returns lines that say which alert was ended.
func Unsubscribed(a *ask.Unsubscribed, channel Channel) []string {
	number := ""
	if a.Number > 0 {
		number = fmt.Sprintf(" alert %d", a.Number)
	}
	return []string{"Ended" + number + ": " + alertName(&a.Alert, channel) + "."}
}

// Alerts returns a line per alert.
func Alerts(l *ask.AlertList, channel Channel, typed Typed) []string {
	if len(l.Alerts) == 0 {
		return []string{"There are no alerts. To make one: " + typed(ask.Subscribe.Example)}
	}
	var lines []string
	for i := range l.Alerts {
		lines = append(lines, fmt.Sprintf("%d: %s", i+1, alertName(&l.Alerts[i], channel)))
	}
	return lines
}

// Forgotten returns lines that say what was deleted.
func Forgotten(f *ask.Forgotten) []string {
	return []string{"Deleted: " + wording.Count(f.Alerts, "alert") + ", and your name and ID in what was set for servers. " +
		"What moderators changed in the corpus stays there with their names and IDs."}
}

// alertName names an alert: its query, where it is posted and since when.
func alertName(a *alerts.Alert, channel Channel) string {
	where := "your direct messages"
	if a.Channel != "" {
		where = channel(a.Channel)
	}
	of := ""
	if a.Corpus != "" {
		of = " in the corpus " + a.Corpus
	}
	return fmt.Sprintf("%s%s, to %s, since %s", a.Query, of, where, a.Since.UTC().Format(ask.DayLayout))
}
