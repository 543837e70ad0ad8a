package ask

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/alerts"
	"verbatim/index/ask/notice"
	"verbatim/index/ask/numbering"
	"verbatim/index/query"
)

// alerting carries out the commands for members of servers, and finds what is new for alerts.
type alerting struct {
	*core
	commands []*Command
	lists    numbering.Lists // of alerts, as users have read them
}

// Where an alert is posted: the values of ParamWhere.
const (
	WhereMe   = "me"
	WhereHere = "here"
)

// usable returns an error where there are no alerts.
func (a *alerting) usable(r *Request) error {
	if a.Alerts == nil || r.Asker == "" {
		return refused(wording.Say("alerts work only on Discord"),
			wording.Say("subscribe in a channel or in direct messages"))
	}
	return nil
}

// subscribe stores a query whose new quotes are posted from now on.
func (a *alerting) subscribe(ctx context.Context, r *Request) (Answer, error) {
	if err := a.usable(r); err != nil {
		return nil, err
	}
	q, err := query.ParseOn(a.days(), r.Words)
	if err != nil {
		return nil, err
	}
	if q.IsZero() {
		return nil, noWord(r)
	}
	alert := alerts.Alert{Owner: r.Asker, Query: q.String(), Lang: r.Lang}
	if r.Options[ParamWhere] == WhereHere {
		if !r.Moderator {
			return nil, &DeniedError{What: wording.Say("an alert in a channel is for moderators"), Reason: r.Denied}
		}
		alert.Channel, alert.Guild = r.Channel, r.Guild
	}
	before, err := a.listed(ctx, r)
	if err != nil {
		return nil, err
	}
	stored, err := a.Alerts.Subscribe(ctx, alert)
	number := 0
	if err == nil || errors.Is(err, alerts.ErrAlready) {
		number = a.lists.Number(r.Asker, stored.ID, idsOf(before))
	}
	if err != nil {
		return nil, notSubscribed(err, number)
	}
	answer := &Subscribed{Head: r.head(), Alert: stored, Number: number}
	answer.Asked = alert.Query
	return answer, nil
}

// notSubscribed puts an error of a subscription into words. The number is that of the alert which there is already.
func notSubscribed(err error, number int) error {
	todo := wording.Say("alerts lists them, and unsubscribe ends one")
	var most *alerts.LimitError
	switch {
	case errors.Is(err, alerts.ErrAlready):
		already := wording.Say("this alert exists already, as number %d", number)
		return &UsageError{Message: already, Hint: Hint{Text: wording.Say("alerts lists all alerts")}}
	case errors.As(err, &most) && most.Channel:
		return refused(wording.Say("the channel has %d alerts, which is the maximum", most.Max), todo)
	case errors.As(err, &most):
		return &UsageError{Message: wording.Say("you already have %d alerts, the maximum", most.Max), Hint: Hint{Text: todo}}
	}
	return err
}

// list lists the user's alerts, and those of the channel.
func (a *alerting) list(ctx context.Context, r *Request) (Answer, error) {
	if err := a.usable(r); err != nil {
		return nil, err
	}
	list, err := a.listed(ctx, r)
	if err != nil {
		return nil, err
	}
	a.lists.Read(r.Asker, idsOf(list))
	return &AlertList{Head: r.head(), Alerts: list}, nil
}

// listed returns the alerts that a user sees in a list: their own, and those of the channel.
func (a *alerting) listed(ctx context.Context, r *Request) ([]alerts.Alert, error) {
	list, err := a.Alerts.Of(ctx, r.Asker)
	if err != nil {
		return nil, err
	}
	here, err := a.Alerts.In(ctx, r.Channel)
	for _, alert := range here {
		if alert.Owner != r.Asker {
			list = append(list, alert)
		}
	}
	return list, err
}

// idsOf returns the IDs of alerts.
func idsOf(list []alerts.Alert) []int64 {
	var ids []int64
	for i := range list {
		ids = append(ids, list[i].ID)
	}
	return ids
}

// unsubscribe ends an alert: the user's own, or for moderators one of their server's channels.
func (a *alerting) unsubscribe(ctx context.Context, r *Request) (Answer, error) {
	if err := a.usable(r); err != nil {
		return nil, err
	}
	answer := &Unsubscribed{Head: r.head()}
	todo := Hint{Text: wording.Say("alerts lists them with their numbers")}
	id, gone := r.Alert, wording.Say("this alert has ended already, or it is not yours")
	if id == 0 {
		typed := strings.TrimLeft(strings.TrimSpace(r.Words), "#")
		number, err := strconv.Atoi(typed)
		if err != nil {
			return nil, &UsageError{Message: wording.Say("%s is not the number of an alert", notice.Repeated(r.Words)),
				Hint: todo, Column: 1}
		}
		if id, err = a.numbered(ctx, r, number); err != nil {
			return nil, err
		}
		answer.Asked, answer.Number, gone = typed, number, wording.Say("you have no alert number %d", number)
	}
	alert, err := a.Alerts.Get(ctx, id)
	if err == nil && !mayEnd(r, &alert) {
		err = alerts.ErrNone // other people's alerts are private
		if alert.Channel != "" && alert.Channel == r.Channel {
			gone, todo = wording.Say("this alert is the channel's"), Hint{Text: wording.Say("a moderator of the server " +
				"can end it")}
		}
	}
	if err == nil {
		answer.Alert, err = a.Alerts.Unsubscribe(ctx, id)
	}
	if errors.Is(err, alerts.ErrNone) {
		return nil, &UsageError{Message: gone, Hint: todo}
	}
	return answer, err
}

// numbered returns the ID of the alert with a number in the list that the user has read last, and 0 for none. The list
// stays the same until the user reads it again.
func (a *alerting) numbered(ctx context.Context, r *Request, number int) (int64, error) {
	now, err := a.listed(ctx, r)
	if err != nil {
		return 0, err
	}
	ids := a.lists.Of(r.Asker, idsOf(now))
	a.lists.Read(r.Asker, ids)
	if number < 1 || number > len(ids) {
		return 0, nil
	}
	return ids[number-1], nil
}

// mayEnd reports whether the user may end an alert.
func mayEnd(r *Request, alert *alerts.Alert) bool {
	if alert.Owner == r.Asker {
		return true
	}
	return r.Moderator && alert.Channel != "" && alert.Guild == r.Guild
}

// forgetMe deletes all that is stored about the user, except what they changed as a moderator.
func (a *alerting) forgetMe(ctx context.Context, r *Request) (Answer, error) {
	if err := a.usable(r); err != nil {
		return nil, err
	}
	a.lists.Forget(r.Asker)
	n, err := a.Alerts.Forget(ctx, r.Asker)
	if err == nil && a.Servers != nil {
		_, err = a.Servers.Forget(ctx, r.Asker)
	}
	return &Forgotten{Head: r.head(), Alerts: n}, err
}
