package advice

import (
	"verbatim/index/ask/notice"
	"verbatim/index/query"
)

// canAsk says what can be asked.
const canAsk = "Ask “who said …” or “what did … say about …”."

// Talk returns the answer to small talk.
func Talk(talk query.Talk) notice.Note {
	switch talk {
	case query.Thanks:
		return notice.New(notice.Talk, "You're welcome. "+canAsk)
	case query.AboutBot:
		return notice.New(notice.Talk, "This is a bot that finds who said what in news articles. "+canAsk)
	}
	return notice.New(notice.Talk, canAsk)
}
