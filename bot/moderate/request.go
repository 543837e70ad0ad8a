package moderate

import (
	"verbatim/bot/control"
	"verbatim/bot/form"
	"verbatim/bot/show"
	"verbatim/corpus"
	"verbatim/index/ask"
)

// Request returns what a moderator asks by a form: to hide a quote, or to correct its speaker. parts are those of the
// form's custom_id. It reports whether the form is one of these.
func Request(parts []string, written map[string]string) (r ask.Request, ok bool) {
	if len(parts) != 2 {
		return r, false
	}
	r.Words, r.Options = parts[1], map[string]string{ask.ParamReason: corpus.Line(written[form.Reason])}
	switch parts[0] {
	case control.HideIt:
		r.Command = ask.Hide
	case control.UndoLast:
		r.Command = ask.Undo
	case control.Rename:
		r.Command = ask.Correct
		r.Options[ask.ParamSpeaker] = corpus.Line(written[form.Speaker])
		r.Options[ask.ParamRole] = corpus.Line(written[form.Role])
	}
	return r, r.Command != nil
}

// RoleOf returns the role that an article gives a speaker who may have said a quote.
func RoleOf(about *ask.QuoteContext, speaker string) string {
	for _, s := range about.Speakers {
		if s.Name == speaker {
			return show.Clip(s.Role, ask.MaxRole)
		}
	}
	return ""
}
