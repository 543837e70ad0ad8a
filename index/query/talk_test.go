package query

import "testing"

func TestTalkOf(t *testing.T) {
	for text, want := range map[string]Talk{
		"thanks": Thanks, "Thank you so much!": Thanks, "ty": Thanks, "ok thanks 👍": Thanks, "thx for the help": Thanks,
		"hi": Greeting, "Hello there!": Greeting, "good evening everyone": Greeting, "LOL OK": Greeting, "bye": Greeting,
		"haha nice": Greeting, "see you later": Greeting,
		"who are you?": AboutBot, "What can you do": AboutBot, "are you a bot??": AboutBot, "How are you?": AboutBot,
		"hey, who made you": AboutBot, "what's your name?": AboutBot, "what can I ask": AboutBot, "can you help me": AboutBot,
		"how does this bot work?": AboutBot,
		// Questions and queries.
		"who said thanks": NoTalk, `"thank you"`: NoTalk, "moratorium": NoTalk, "good news about ferries": NoTalk, "": NoTalk,
		"?": NoTalk, "who are you quoting on ferries": NoTalk, "the bot": NoTalk, "much help": NoTalk,
		"what can the harbour do": NoTalk, "who is the mayor": NoTalk, "morning speaker:marsh": NoTalk,
		"are you sure that marsh said so": NoTalk, "night ferries": NoTalk, "no ferries": NoTalk,
	} {
		if got := TalkOf(text); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	}
}
