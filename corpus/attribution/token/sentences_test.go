package token_test

import (
	"strings"
	"testing"

	"verbatim/corpus/attribution/trait"
	"verbatim/corpus/readtest"
)

// TestEnds checks where sentences end: at each bar, and nowhere else.
func TestEnds(t *testing.T) {
	for _, marked := range []string{
		"Marsh left.| Roe stayed.",
		"Marsh left!| Did Roe stay?| No.",
		"Gov. Marsh left.| Lt. Roe stayed.",
		"Marsh of Halden Fish Inc. left.| Roe stayed.",
		"She came at 3 p.m. on Dec. 3 to No. 7.",
		"J. Marsh met O. T. Roe.| They left.",
		"It cost 3.5 crowns.| 40 boats sank.",
		"It cost 3.5 crowns. per boat.",
		"Marsh left.|\n\nRoe stayed.",
		"Marsh left.|\nRoe stayed.",
		"Marsh left.| “We will stay,” Roe said.",
		"“We will stay,” Roe said.| Marsh left.",
		"“We will stay. It is safe,” said Marsh.| “You will not.”| Roe left.",
		"“Stay!” said Marsh.| “Why?” he asked.",
		"“Stay!” Marsh said.| “Why?” Otto Roe wondered.",
		"“Stay!”| The door closed.",
		"“Stay.”| Marsh left.",
		"Marsh wrote “Stay”.| Roe left.",
		"Marsh wrote (“Stay!”) to him.| Roe left.",
		"Marsh left (for good).| Roe stayed.",
		"Marsh left...| Roe stayed.",
		"Marsh left.| (Roe did not.)| Vane stayed.",
		"(Did Roe stay?)| Vane did.",
		"Marsh left (did Roe?) and Vane stayed.",
		"Marsh (of Halden Fish Inc.) left.",
		"He sat.| Roe left.",
		"They had sun.| Roe left.",
		"Marsh fell ill.| Roe left.",
		"It was Marsh vs. Roe again.",
		"They may.| Roe will.",
		"Marsh left – Roe stayed; all was well: it rained.",
		"Marsh left?!| Roe stayed.",
	} {
		text := strings.ReplaceAll(marked, "|", "")
		r := readtest.Tokens(text)
		var b strings.Builder
		at := 0
		for i, s := range r.Sentences {
			end := int(r.Toks[s.Last-1].End)
			b.WriteString(text[at:end])
			if i+1 < len(r.Sentences) {
				b.WriteString("|")
			}
			at = end
		}
		if got := b.String(); got != marked {
			t.Errorf("got  %s\nwant %s", got, marked)
		}
	}
}

// TestHeadlines checks which first lines are headlines.
func TestHeadlines(t *testing.T) {
	for _, c := range []struct {
		line string
		want bool
	}{
		{"Marsh Says Old Dam Must Be Closed", true},
		{"Marsh: Dam of Halden Must Be Closed Before Spring", true},
		{"Dam Must Close, Halden Experts Say", true},
		{"Halden Mayor Calls Plan for the Dam a ‘Farce’", true},
		{"MARSH SAYS OLD DAM MUST BE CLOSED", true},
		{"Marsh says old dam must be closed", false},
		{"The old dam of Halden must be closed", false},
		{"Ada Marsh", false},
		{"Marsh said on Monday that she would close the dam.", false},
		{"Ada Marsh, Otto Roe and Ilse Vane signed.", false},
		{"- Ada Marsh, Editor, Tarnholt Weekly Herald", false},
	} {
		r := readtest.Tokens(c.line + "\n\nThe dam is old. It leaks.")
		if got := r.Sentences[0].Headline; got != c.want {
			t.Errorf("%s is a headline: %t, want %t", c.line, got, c.want)
		}
		if last := r.Sentences[len(r.Sentences)-1]; last.Headline || last.Para != 1 {
			t.Errorf("%s: the last sentence is %+v", c.line, last)
		}
	}
}

// TestTraitsOfWords checks what is known of words by the lexicon, their shape and their place.
func TestTraitsOfWords(t *testing.T) {
	for _, c := range []struct {
		text, word string
		has, lacks trait.Set
	}{
		{"Marsh said no.", "said", trait.Word | trait.Small | trait.Reporting | trait.Past, trait.Upper | trait.Base},
		{"Marsh said no.", "said", trait.Finite, trait.Unlisted},
		{"Marsh says no.", "says", trait.Reporting | trait.Third | trait.Finite, trait.Past | trait.Base},
		{"She will say so.", "say", trait.Reporting | trait.Base, trait.Finite | trait.Third},
		{"She left, saying no.", "saying", trait.Reporting | trait.Gerund, trait.Finite},
		{"She left, saying no.", ",", trait.Sign | trait.Comma, trait.Spaced | trait.Word},
		{"The spokesman left.", "spokesman", trait.Role, trait.People | trait.Reporting},
		{"The spokesmen left.", "spokesmen", trait.People, trait.Role},
		{"Three ministers left.", "ministers", trait.People, trait.Role},
		{"Three ministers left.", "Three", trait.Numeral | trait.Upper, trait.Small},
		{"Many Norwegians left.", "Norwegians", trait.People, trait.Place},
		{"He left in May.", "May", trait.Calendar, trait.Small},
		{"He may leave.", "may", trait.Modal | trait.Finite, trait.Upper},
		{"He left £7 – no.", "£", trait.Sign | trait.Dollar, trait.Word},
		{"He left £7 – no.", "7", trait.Number, trait.Spaced | trait.Word},
		{"He left £7 – no.", "–", trait.Dash | trait.Spaced, trait.Word},
		{"“We,” he said.", "We", trait.Quoted, trait.Word | trait.Pronoun | trait.Upper},
		{"“We,” he said.", "he", trait.Pronoun, trait.Quoted | trait.ObjectPronoun},
		{"Marsh's dog left.", "'s", trait.Clitic, trait.Word | trait.Finite},
		{"She's been away.", "'s", trait.Clitic | trait.Finite, trait.Word},
		{"The dam that he and I saw", "that", trait.That | trait.Subordinator, trait.Of | trait.Who},
		{"The dam that he and I saw", "and", trait.And | trait.Coordinator, trait.Preposition},
		{"The dam that he and I saw", "The", trait.The | trait.Determiner, trait.An},
		{"The dam that he and I saw", "dam", trait.Unlisted, trait.Determiner},
	} {
		r := readtest.Tokens(c.text)
		tok := &r.Toks[readtest.Word(&r.Reading, c.word)]
		if missing, wrong := c.has&^tok.Traits, c.lacks&tok.Traits; missing|wrong != 0 {
			t.Errorf("%s: %q has %s; it lacks %s and should lack %s", c.text, c.word, tok.Traits, missing, wrong)
		}
	}
}

// TestFinite checks in which places a word can be the verb of a clause.
func TestFinite(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"Marsh denied it.", "denied", true},
		{"Marsh denies it.", "denies", true},
		{"Marsh refused to deny it.", "deny", false},
		{"The boats sank.", "sank", true},
		{"They carry boats.", "carry", true},
		{"It will carry boats.", "carry", false},
		{"The claims are old.", "claims", false},
		{"The peace talks ended.", "talks", false},
		{"Marsh talks too much.", "talks", true},
		{"It was being built.", "being", false},
		{"It was built.", "was", true},
		{"It could help.", "could", true},
		{"A red seed grew.", "seed", false},
		{"A red bed grew.", "bed", false},
		{"The plan Grew.", "Grew", false},
		{"The plan “grew”.", "grew", false},
	} {
		r := readtest.Tokens(c.text)
		if got := r.Toks[readtest.Word(&r.Reading, c.word)].Has(trait.Finite); got != c.want {
			t.Errorf("%s: %q can be a clause's verb: %t, want %t", c.text, c.word, got, c.want)
		}
	}
}
