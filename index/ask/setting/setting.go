// Package setting shows and changes the settings of a server, as the command settings asks for.
package setting

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
	"verbatim/index/servers"
)

// A Request is what a moderator asks for.
type Request struct {
	Words      string // the name of a setting, and its value; all are only shown if it is empty
	Value      string // its value, if Words have none
	Guild      string // the server's ID
	User, Nick string // the moderator's ID and name

	Corpora  []string                  // the names of the corpora that can be chosen; empty if there is one
	CanBeOff func(command string) bool // whether there is such a command, and it can be turned off
	Command  string                    // how examples begin: "settings"
}

// A Result is the settings of a server.
type Result struct {
	Settings servers.Settings
	Corpora  []string         // the names of the corpora that can be chosen; empty if there is one
	Changed  *servers.Change  // what was changed; nil if nothing
	Changes  []servers.Change // the last ones, the newest first
}

// shownChanges is how many of the last changes are shown with settings.
const shownChanges = 5

// Do changes a setting if one is named, and returns all of them. What can't be read is a *notice.UsageError.
func Do(ctx context.Context, known *servers.Store, r *Request) (res Result, err error) {
	if strings.TrimSpace(r.Words) == "" && r.Value != "" {
		return res, usage(wording.Say("a value needs the setting that it is for"),
			notice.Hint{Text: wording.Say("the settings are %s", strings.Join(servers.Names(), ", "))})
	}
	if name, value, _ := strings.Cut(strings.TrimSpace(r.Words), " "); name != "" {
		changed, err := set(ctx, known, r, name, cmp.Or(strings.TrimSpace(value), r.Value))
		if err != nil {
			return res, err
		}
		res.Changed = &changed
	}
	res.Settings, res.Corpora = known.Of(r.Guild), r.Corpora
	res.Changes, err = known.Changes(ctx, r.Guild, shownChanges)
	return res, err
}

// set changes a setting.
func set(ctx context.Context, known *servers.Store, r *Request, name, value string) (servers.Change, error) {
	x, ok := servers.Named(name)
	if !ok {
		hint := wording.Say("the settings are %s", strings.Join(servers.Names(), ", ")).Upper()
		if near, ok := query.Nearest(name, servers.Names()); ok {
			hint = wording.Say("did you mean %s? %s", near, hint)
		}
		return servers.Change{}, usage(wording.Say("there is no setting %s", notice.Repeated(name)), notice.Hint{Text: hint})
	}
	wanted, err := x.Read(servers.Settings{}, value)
	if err != nil {
		return servers.Change{}, usage(wording.Of(err), notice.Hint{Example: r.Command + " " + x.Example})
	}
	if err := checkCorpus(r, wanted.Corpus); err != nil {
		return servers.Change{}, err
	}
	for _, off := range wanted.Off {
		if !r.CanBeOff(off) {
			return servers.Change{}, usage(wording.Say("%s is no command that can be turned off", notice.Repeated(off)),
				notice.Hint{Text: wording.Say("help lists the commands; help, settings, unsubscribe and forget-me stay on")})
		}
	}
	return known.Set(ctx, x, servers.Change{Guild: r.Guild, Value: value, User: r.User, Nick: r.Nick})
}

// checkCorpus returns an error for a corpus that can't be chosen.
func checkCorpus(r *Request, name string) error {
	switch {
	case name == "" || slices.Contains(r.Corpora, name):
		return nil
	case len(r.Corpora) == 0:
		return usage(wording.Say("there is only one corpus"),
			notice.Hint{Text: wording.Say("the operator can list more in VERBATIM_CORPORA")})
	}
	hint := wording.Say("the corpora are %s", strings.Join(r.Corpora, ", "))
	if near, ok := query.Nearest(name, r.Corpora); ok {
		hint = wording.Say("did you mean %s? %s", near, hint.Upper())
	}
	return usage(wording.Say("there is no corpus %s", notice.Repeated(name)), notice.Hint{Text: hint})
}

func usage(message wording.Text, hint notice.Hint) error {
	return &notice.UsageError{Message: message, Hint: hint}
}
