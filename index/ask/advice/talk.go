package advice

import (
	"verbatim/corpus/wording"
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// Talk returns the answer to small talk.
func Talk(talk query.Talk) notice.Note {
	canAsk := wording.Say("Ask “who said …” or “what did … say about …”.")
	switch talk {
	case query.Thanks:
		canAsk = wording.Say("You're welcome. %s", canAsk)
	case query.AboutBot:
		canAsk = wording.Say("This is a bot that finds who said what in news articles. %s", canAsk)
	}
	return notice.New(notice.Talk, canAsk)
}
