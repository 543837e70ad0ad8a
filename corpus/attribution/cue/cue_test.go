package cue_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestCues checks the cues of plain sentences by kind.
func TestCues(t *testing.T) {
	for name, cases := range map[string]string{
		"verbs": verbs, "inverted": inverted, "nonfinite": nonfinite, "nouns": nouns, "according": according,
		"states": states, "objects": objects, "passives": passives, "relayed": relayed,
		"several": several, "none": without,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, cues) })
	}
}

// verbs are finite verbs after their subjects.
const verbs = `
Ada Marsh said that the dam leaks.
	said: say verb, Ada Marsh, beside
Ada Marsh said the dam leaks.
	said: say verb, Ada Marsh, beside
The dam leaks, Ada Marsh said.
	said: say verb, Ada Marsh, beside
“The dam leaks,” she said.
	said: say verb, she, beside
“The dam leaks,” the mayor of Halden added.
	added: say verb, the mayor of Halden, beside
Ada Marsh told reporters that the dam leaks.
	told: tell verb, Ada Marsh, beside
Ada Marsh told Otto Roe: “The dam leaks.”
	told: tell verb, Ada Marsh, beside
The council asked whether the dam leaks.
	asked: ask+talk verb, The council, beside
Ada Marsh wrote that the dam leaks.
	wrote: write verb, Ada Marsh, beside
The minister believes that the dam leaks.
	believes: mind verb, The minister, beside
The report shows that the dam leaks.
	shows: show verb, The report, beside
A poll found that most fishermen want a new dam.
	found: mind+show verb, A poll, beside
	want: mind verb, most fishermen, beside
Ada Marsh called the plan “a farce.”
	called: call+talk verb, Ada Marsh, beside
Ada Marsh described the plan as a farce.
	described: call+object verb, Ada Marsh, beside
The minister denied that the dam leaks.
	denied: say+object verb, The minister, beside
Ada Marsh has never said that the dam leaks.
	said: say verb, Ada Marsh, beside
Ada Marsh does not believe that the dam leaks.
	believe: mind verb, Ada Marsh, beside
The league claimed the dam leaks.
	claimed: say verb, The league, beside
Ada Marsh, the mayor, warned that the dam leaks.
	warned: say+talk+object verb, Ada Marsh, apposed
Ada Marsh, who said that the dam leaks, left.
	said: say verb, Ada Marsh, who, relates
The farmer who warned that the dam leaks left.
	warned: say+talk+object verb, The farmer who, relates
Ada Marsh told the council no and added that the dam leaks.
	told: tell verb, Ada Marsh, beside
	added: say verb, Ada Marsh, shared
As Ada Marsh put it, the dam leaks.
	put it: say verb, Ada Marsh, beside
Ada Marsh pointed out that the dam leaks.
	pointed: say+talk verb, Ada Marsh, beside
Ada Marsh used the term “farce.”
	used the term: call verb, Ada Marsh, beside
Ada Marsh made clear that the dam leaks.
	made clear: say verb, Ada Marsh, beside
Ada Marsh made it plain that the dam leaks.
	made it plain: say verb, Ada Marsh, beside
Officials say that the dam leaks.
	say: say verb, Officials, beside
Polls show that most fishermen want a new dam.
	show: show verb, Polls, beside
	want: mind verb, most fishermen, beside
Ada Marsh and Otto Roe said that the dam leaks.
	said: say verb, Otto Roe, beside
Ada Marsh is saying that the dam leaks.
	saying: say verb, Ada Marsh, beside
She would say that the dam leaks.
	say: say verb, She, beside
Ada Marsh tweeted that the dam leaks.
	tweeted: write+object verb, Ada Marsh, beside
“The dam leaks,” Ada Marsh pressed.
	pressed: say verb, Ada Marsh, beside
Otto Roe heard Ada Marsh say that the dam leaks.
	say: say verb, Ada Marsh, beside
The letter has Marsh saying that the dam leaks.
	saying: say -ing, Marsh, beside
`

// inverted are verbs before their subjects.
const inverted = `
“The dam leaks,” said Ada Marsh.
	said: say verb, Ada Marsh, inverted
“The dam leaks,” said the mayor of Halden, Ada Marsh.
	said: say verb, the mayor of Halden, Ada Marsh, inverted
“The dam leaks,” said Ada Marsh, a farmer who lost a barn.
	said: say verb, Ada Marsh, inverted
“The dam leaks,” says Ada Marsh of the Halden Institute.
	says: say verb, Ada Marsh of the Halden Institute, inverted
“Does it leak?” asked the mayor.
	asked: ask+talk verb, the mayor, inverted
“The dam leaks,” wrote Ilse Brandt in the report.
	wrote: write verb, Ilse Brandt, inverted
The dam leaks, said Ada Marsh.
	said: say verb, Ada Marsh, inverted
The dam leaks, said the mayor on Monday.
	said: say verb, the mayor, inverted
The dam leaks, say experts.
	say: say verb, experts, inverted
“The dam leaks,” said Ada Marsh and Otto Roe.
	said: say verb, Ada Marsh, inverted
“The dam leaks,” agreed the council.
	agreed: say+act+talk verb, the council, inverted
Said Ada Marsh: “The dam leaks.”
	Said: say verb, Ada Marsh, inverted
“The dam leaks,” shouted a farmer.
	shouted: say verb, a farmer, inverted
“The dam leaks,” chirped Ada Marsh.
	chirped: say verb, Ada Marsh, inverted
`

// nonfinite are -ing forms and infinitives.
const nonfinite = `
Ada Marsh smiled, saying that the dam leaks.
	smiled: say verb, Ada Marsh, beside
	saying: say -ing, Ada Marsh, governs
Ada Marsh left the room, adding that the dam leaks.
	adding: say -ing, Ada Marsh, governs
Ada Marsh criticised the plan, calling it “a farce.”
	criticised: judge+object verb, Ada Marsh, beside
	calling: call+talk -ing, Ada Marsh, governs
Noting that the dam leaks, Ada Marsh closed the road.
	Noting: say+show+object -ing, Ada Marsh, governs
The council met, with Ada Marsh calling the plan a farce.
	calling: call+talk -ing, Ada Marsh, beside
Footage of Ada Marsh saying that the dam leaks was shown.
	saying: say -ing, Ada Marsh, beside
Otto Roe saw Ada Marsh telling farmers that the dam leaks.
	saw: mind verb, Otto Roe, beside
	telling: tell -ing, Ada Marsh, beside
Ada Marsh went on to say that the dam leaks.
	say: say infinitive, Ada Marsh, governs
Ada Marsh continued to insist that the dam leaks.
	continued: say verb, Ada Marsh, beside
	insist: say+talk infinitive, Ada Marsh, governs
The flood prompted Ada Marsh to say that the dam leaks.
	say: say infinitive, Ada Marsh, beside
Ada Marsh was moved to say that the dam leaks.
	say: say infinitive, Ada Marsh, governs
Ada Marsh did not hesitate to say that the dam leaks.
	say: say infinitive, Ada Marsh, governs
Ada Marsh refused to say that the dam leaks.
	refused: act+object verb, Ada Marsh, beside
Ada Marsh left, only for Otto Roe to say that the dam leaks.
	say: say infinitive, Otto Roe, beside
`

// nouns are nouns that introduce what is reported.
const nouns = `
Ada Marsh's claim that the dam leaks is wrong.
	claim: say noun, Ada Marsh, beside
Her belief that the dam leaks is wrong.
	belief: say noun, Her, beside
The mayor's warning that the dam leaks was ignored.
	warning: say noun, The mayor, beside
Ada Marsh repeated her warning that the dam leaks.
	repeated: say+object verb, Ada Marsh, beside
	warning: say noun, Ada Marsh, governs
Ada Marsh's answer was that the dam leaks.
	answer: say noun, Ada Marsh, beside
Ada Marsh's answer to the council was “no.”
	answer: say noun, Ada Marsh, beside
Ada Marsh's warning on Sunday that the dam leaks was ignored.
	warning: say noun, Ada Marsh, beside
The claim that the dam leaks is wrong.
	nothing
Ada Marsh read the claims.
	read: write verb, Ada Marsh, beside
Her claims were “false.”
	nothing
`

// according are "according to" and phrases like it.
const according = `
According to Ada Marsh, the dam leaks.
	According to: say according, Ada Marsh, beside
The dam leaks, according to Ada Marsh.
	according to: say according, Ada Marsh, beside
The dam, according to Ada Marsh, leaks.
	according to: say according, Ada Marsh, beside
The dam leaks, according to a report by the Halden Institute.
	according to: say according, a report by the Halden Institute, beside
According to the mayor, Ada Marsh, the dam leaks.
	According to: say according, the mayor, Ada Marsh, beside
The dam leaks, according to her.
	according to: say according, her, beside
The dam leaks, according to Ada Marsh's statements.
	according to: say according, Ada Marsh, beside
In the words of Ada Marsh, the dam leaks.
	In the words of: say according, Ada Marsh, beside
In Ada Marsh's words, the dam leaks.
	In Ada Marsh's words: say according, Ada Marsh, beside
In her opinion, the dam leaks.
	In her opinion: say according, her, beside
In Ada Marsh's view, the dam leaks.
	In Ada Marsh's view: say according, Ada Marsh, beside
As stated by Ada Marsh, the dam leaks.
	As stated by: say+show according, Ada Marsh, beside
The boats sailed according to plan.
	according to: say according, plan, beside
`

// states are adjectives for what someone thinks.
const states = `
Ada Marsh is worried that the dam leaks.
	is worried: mind state, Ada Marsh, beside
The council is concerned that the dam leaks.
	is concerned: mind state, The council, beside
She was certain that the dam leaks.
	was certain: mind state, She, beside
It is clear that the dam leaks.
	nothing
The worried council met.
	nothing
`

// objects are verbs with an object after a preposition, or with someone who is told to act.
const objects = `
Ada Marsh called for a new dam.
	called for: call+talk verb, Ada Marsh, beside; object from “a”
Ada Marsh called on the council to act.
	called on: call+talk verb, Ada Marsh, beside; object from “the”
Ada Marsh spoke about the dam.
	spoke about: talk verb, Ada Marsh, beside; object from “the”
Ada Marsh spoke with reporters on Monday about the dam.
	spoke: talk verb, Ada Marsh, beside; object from “the”
Ada Marsh warned of a flood.
	warned of: say+talk+object verb, Ada Marsh, beside; object from “a”
Ada Marsh warned against a new dam.
	warned against: say+talk+object verb, Ada Marsh, beside; object from “a”
Ada Marsh asked the crew to leave.
	asked: ask+talk verb, Ada Marsh, beside; object from “the”
Ada Marsh told him to leave.
	told: tell verb, Ada Marsh, beside; object from “him”
Ada Marsh ruled out a new dam.
	ruled out: say+talk verb, Ada Marsh, beside; object from “a”
Ada Marsh insisted on a new dam.
	insisted on: say+talk verb, Ada Marsh, beside; object from “a”
Ada Marsh spoke to a group of farmers.
	spoke: talk verb, Ada Marsh, beside
Ada Marsh called Otto Roe on Monday.
	called: call+talk verb, Ada Marsh, beside
`

// passives are passive verbs, whose agent speaks.
const passives = `
The leak was announced by the ministry.
	announced by: say+object verb, the ministry, beside
The plan was denounced by Ada Marsh as a farce.
	denounced by: judge+object verb, Ada Marsh, beside
The mayor was asked about the dam.
	asked about: ask+talk verb, no subject; object from “the”
Ada Marsh was told that the dam leaks.
	told: tell verb, no subject
Asked whether the dam leaks, Ada Marsh said no.
	Asked: ask+talk verb, no subject
	said: say verb, Ada Marsh, beside
The dam was described as old.
	nothing
It was said that the dam leaks.
	nothing
`

// relayed are words that a second speaker passed on.
const relayed = `
Otto Roe quoted Ada Marsh as saying that the dam leaks.
	saying: say verb, Ada Marsh, beside; passed on from “Otto”
Ada Marsh was quoted as saying that the dam leaks.
	saying: say verb, Ada Marsh, shared; hearsay from “was”
The paper quoted the mayor as saying that the dam leaks.
	saying: say verb, the mayor, beside; passed on from “The”
The Halden Post cited her as saying that the dam leaks.
	saying: say verb, her, beside; passed on from “The”
Ada Marsh is said to have told the council that the dam leaks.
	told: tell verb, Ada Marsh, shared; hearsay from “is”
Ada Marsh is alleged to have said that the dam leaks.
	said: say verb, Ada Marsh, shared; hearsay from “is”
`

// several are sentences with several cues, and with several clauses.
const several = `
Roe praised it as “a start” and urged the sides to sign.
	praised: judge+object verb, Roe, beside
	urged: act+object verb, Roe, shared
Roe praised the plan and urged the sides to sign.
	praised: judge+object verb, Roe, beside
	urged: act+object verb, Roe, shared
“We have no salt,” Marsh said, and asked the council for help.
	said: say verb, Marsh, beside
	asked: ask+talk verb, Marsh, shared; object from “help”
Marsh said the ice is thin, and Roe replied that it is not.
	said: say verb, Marsh, beside
	replied: say verb, Roe, beside
Marsh said the ice is thin; Roe denied it.
	said: say verb, Marsh, beside
	denied: say+object verb, Roe, beside
When Roe asked about the ice, Marsh said it is thin.
	asked about: ask+talk verb, Roe, beside; object from “the”
	said: say verb, Marsh, beside
As Roe warned of a flood, Marsh said the dam is old.
	warned of: say+talk+object verb, Roe, beside; object from “a”
	said: say verb, Marsh, beside
Marsh, who has called the dam old, said it will be closed.
	called: call+talk verb, Marsh, who, relates
	said: say verb, Marsh, apposed
Marsh said the dam is old, while Roe claimed that it is new.
	said: say verb, Marsh, beside
	claimed: say verb, Roe, beside
“It is old,” Marsh said. “It was built,” she added, “in a hurry.”
	said: say verb, Marsh, beside
	added: say verb, she, beside
Marsh said, “It is old,” adding that it was built in a hurry.
	said: say verb, Marsh, beside
	adding: say -ing, Marsh, governs
Marsh told the council that Roe had said the dam is old.
	told: tell verb, Marsh, beside
	said: say verb, Roe, beside
Roe said he believes that the dam is old.
	said: say verb, Roe, beside
	believes: mind verb, he, beside
Marsh said that she hopes the dam will hold, according to Roe.
	said: say verb, Marsh, beside
	hopes: mind verb, she, beside
	according to: say according, Roe, beside
Marsh's lawyer said her claim that the dam is old was true.
	said: say verb, Marsh's lawyer, beside
	claim: say noun, Marsh's lawyer, governs
Marsh denied it, called it a lie and promised an answer.
	denied: say+object verb, Marsh, beside
	called: call+talk verb, Marsh, shared
	promised: say+act+object verb, Marsh, shared
Marsh said no, but declined to say why.
	said: say verb, Marsh, beside
	declined: act+object verb, Marsh, shared
“Is it old?” Marsh asked. “It is,” Roe answered.
	asked: ask+talk verb, Marsh, beside
	answered: say verb, Roe, beside
Both Marsh and Roe said the dam is old.
	said: say verb, Roe, beside
Marsh expressed hope that the dam will hold and thanked the crew.
	expressed: topic+object verb, Marsh, beside
	thanked: judge+object verb, Marsh, shared
“It is old,” said Marsh, who asked the crew to leave.
	said: say verb, Marsh, inverted
	asked: ask+talk verb, Marsh, who, relates; object from “the”
Marsh says it is old, and so does Roe.
	says: say verb, Marsh, beside
The report, which says the dam is old, was praised by Marsh.
	says: say verb, The report, which, relates
	praised by: judge+object verb, Marsh, beside
Marsh posted a message that said the dam is old.
	posted: write verb, Marsh, beside
	said: say verb, Marsh, governs
Marsh said on Monday in Halden that the dam, built in 1950, is old.
	said: say verb, Marsh, beside
“It is old,” the mayor told the Halden Post on Friday.
	told: tell verb, the mayor, beside
“It is old,” she wrote in a letter to the council.
	wrote: write verb, she, beside
“It is old.” That is how Marsh put it.
	put it: say verb, Marsh, beside
A spokeswoman for Marsh declined to comment.
	declined: act+object verb, A spokeswoman for Marsh, beside
`

// without are sentences with verbs and nouns that report nothing.
const without = `
The dam leaks.
	nothing
His remarks were short.
	nothing
The report came late.
	nothing
The figures cited in the report are old.
	nothing
The proposed law failed.
	nothing
You said it.
	nothing
Ada Marsh shared a syllabus called Morning.
	nothing
Denying that, he left.
	Denying: say+object -ing, he, governs
Ada Marsh denied calling the plan a farce.
	denied: say+object verb, Ada Marsh, beside
The fleet has claims in the fjord.
	nothing
`
