package ask

import (
	"context"

	"verbatim/corpus/wording"
	"verbatim/index/ask/setting"
)

// nameSettings is the name of the command, for texts. The row itself would be an initialization cycle.
const nameSettings = "settings"

// A SettingsInfo is the settings of a server, the answer of settings.
type SettingsInfo struct {
	Head
	setting.Result
}

// settings shows the settings of a server, or changes one.
func (a *alerting) settings(ctx context.Context, r *Request) (Answer, error) {
	switch {
	case a.Servers == nil || r.Asker == "":
		return nil, &UsageError{Message: wording.Say("settings are for servers on Discord"),
			Hint: Hint{Text: wording.Say("use them in a channel of the server")}}
	case !r.Moderator:
		return nil, &DeniedError{Reason: r.Denied}
	}
	canBeOff := func(name string) bool {
		c, ok := lookupIn(a.commands, name)
		return ok && !c.Manages && !c.Explains && c != Unsubscribe && c != ForgetMe
	}
	res, err := setting.Do(ctx, a.Servers, &setting.Request{
		Words: r.Words, Value: r.Options[ParamValue], Guild: r.Guild, User: r.Asker, Nick: r.By,
		Corpora: a.Corpora, CanBeOff: canBeOff, Command: nameSettings,
	})
	return &SettingsInfo{r.head(), res}, err
}
