package ask

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"verbatim/index/alerts"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// alerting carries out the commands for members of servers, and finds what is new for alerts.
type alerting struct {
	*core
	commands []*Command
}

// Where an alert is posted: the values of ParamWhere.
const (
	WhereMe   = "me"
	WhereHere = "here"
)

// usable returns an error where there are no alerts.
func (a *alerting) usable(r *Request) error {
	if a.Alerts == nil || r.Asker == "" {
		return &UsageError{Message: "alerts work only on Discord", Hint: Hint{Text: "subscribe in a channel or in direct messages"}}
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
	alert := alerts.Alert{Owner: r.Asker, Query: q.String()}
	if r.Options[ParamWhere] == WhereHere {
		if !r.Moderator {
			return nil, &DeniedError{What: "an alert in a channel", Reason: r.Denied}
		}
		alert.Channel, alert.Guild = r.Channel, r.Guild
	}
	stored, err := a.Alerts.Subscribe(ctx, alert)
	if err != nil {
		return nil, notSubscribed(err, &stored)
	}
	answer := &Subscribed{Head: r.head(), Alert: stored}
	answer.Asked = alert.Query
	return answer, nil
}

// notSubscribed puts an error of a subscription into words. The alert is the one there is already.
func notSubscribed(err error, there *alerts.Alert) error {
	const todo = "alerts lists them, and unsubscribe ends one"
	var most *alerts.LimitError
	switch {
	case errors.Is(err, alerts.ErrAlready):
		return &UsageError{Message: fmt.Sprintf("this alert exists already, as number %d", there.ID), Hint: Hint{Text: "alerts lists all alerts"}}
	case errors.As(err, &most) && most.Channel:
		return &UsageError{Message: most.Error(), Hint: Hint{Text: todo}}
	case errors.As(err, &most):
		return &UsageError{Message: fmt.Sprintf("you already have %d alerts, the maximum", most.Max), Hint: Hint{Text: todo}}
	}
	return err
}

// list lists the user's alerts, and those of the channel.
func (a *alerting) list(ctx context.Context, r *Request) (Answer, error) {
	if err := a.usable(r); err != nil {
		return nil, err
	}
	own, err := a.Alerts.Of(ctx, r.Asker)
	if err != nil {
		return nil, err
	}
	answer := &AlertList{Head: r.head(), Alerts: own}
	here, err := a.Alerts.In(ctx, r.Channel)
	for _, alert := range here {
		if alert.Owner != r.Asker {
			answer.Alerts = append(answer.Alerts, alert)
		}
	}
	return answer, err
}

// unsubscribe ends an alert: the user's own, or for moderators one of their server's channels.
func (a *alerting) unsubscribe(ctx context.Context, r *Request) (Answer, error) {
	if err := a.usable(r); err != nil {
		return nil, err
	}
	todo := Hint{Text: "alerts lists them with their numbers"}
	id, err := strconv.ParseInt(strings.TrimLeft(strings.TrimSpace(r.Words), "#"), 10, 64)
	if err != nil {
		return nil, &UsageError{Message: notice.Repeated(r.Words) + " is not the number of an alert", Hint: todo, Column: 1}
	}
	alert, err := a.Alerts.Get(ctx, id)
	if err == nil && !mayEnd(r, &alert) {
		err = alerts.ErrNone // other people's alerts are private
	}
	if err == nil {
		alert, err = a.Alerts.Unsubscribe(ctx, id)
	}
	if errors.Is(err, alerts.ErrNone) {
		return nil, &UsageError{Message: fmt.Sprintf("you have no alert number %d", id), Hint: todo}
	}
	answer := &Unsubscribed{Head: r.head(), Alert: alert}
	answer.Asked = strconv.FormatInt(id, 10)
	return answer, err
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
	n, err := a.Alerts.Forget(ctx, r.Asker)
	if err == nil && a.Servers != nil {
		_, err = a.Servers.Forget(ctx, r.Asker)
	}
	return &Forgotten{Head: r.head(), Alerts: n}, err
}
