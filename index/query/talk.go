package query

import (
	"regexp"
	"strings"
	"unicode"

	"verbatim/corpus/fold"
)

// A Talk is what a text says that asks for nothing in the corpus.
type Talk int

const (
	NoTalk   Talk = iota // it may be a question
	Greeting             // "hi", "lol ok": it needs no answer
	Thanks               // "thank you"
	AboutBot             // it asks about the bot itself: "who are you"
)

var (
	greetingWords = wordSet(`
		hi hello hey hiya yo howdy morning afternoon evening night goodnight bye goodbye cya later lol lmao haha hehe ok
		okay k kk yes yeah yep no nope cool nice great perfect awesome wow oh ah hm hmm sorry welcome cheers test ping`)

	thanksWords = wordSet("thanks thank thx thankyou tysm ty cheers")

	// fillerWords come with the others: "good morning everyone", "thank you so much for the help".
	fillerWords = wordSet(`
		good well done job bot verbatim so very much a an lot the for your help answer that this it all everyone
		everybody guys folks mate man again there then see you u to please just really and too now my friend i got`)
)

// aboutBot matches questions about the bot itself, in small letters and without marks.
var aboutBot = regexp.MustCompile(`^(?:(?:hi|hello|hey|so|and|ok) )*(?:` + strings.Join([]string{
	`(?:who|what) (?:are|r) (?:you|u)`, `who(?:s| is) this`, `what is this(?: bot| thing)?`,
	`what (?:can|do|could|does) (?:you|u|this bot|it) (?:do|know|understand)(?: here| for me)?`,
	`what (?:can|should|may) (?:i|we) (?:ask|do|type|say)(?: you| here)?`,
	`(?:are|r) (?:you|u) (?:an? )?(?:bot|human|robot|ai|real|person|machine|chatbot|ok|okay|working|online|awake|` +
		`alive|there|up)`,
	`how (?:are|r) (?:you|u)(?: doing)?(?: today)?`, `hows it going`,
	`who (?:made|built|wrote|created|runs|owns) (?:you|u|this bot)`,
	`how (?:do|does|can) (?:you|this bot|this|it|i use you|i use this|i use this bot)(?: work)?`,
	`(?:can|could|how can|will) (?:you|u) help(?: me| us)?`, `do you work`, `what is your name|whats your name`,
	`tell me about yourself`,
}, "|") + `)$`)

// TalkOf returns what kind of small talk a text is. A text with a quotation or a field is none.
func TalkOf(text string) Talk {
	if strings.ContainsFunc(text, isMark) || strings.Contains(text, ":") || len(text) > MaxLength {
		return NoTalk
	}
	words := spokenWords(text)
	greetings, thanks := 0, 0
	for _, w := range words {
		t := Term{Text: w}
		switch {
		case is(t, thanksWords):
			thanks++
		case is(t, greetingWords):
			greetings++
		case !is(t, fillerWords):
			if aboutBot.MatchString(strings.Join(words, " ")) {
				return AboutBot
			}
			return NoTalk
		}
	}
	switch {
	case thanks > 0:
		return Thanks
	case greetings > 0:
		return Greeting
	}
	return NoTalk
}

// spokenWords returns the words of a text in small letters, without marks.
func spokenWords(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(fold.String(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
