package subject_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestSubjectOf checks the subjects of verbs in plain sentences by where they stand.
func TestSubjectOf(t *testing.T) {
	for name, cases := range map[string]string{
		"beside": besides, "apposed": apposed, "relates": related, "shared": shared, "none": lacking,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, subjects) })
	}
}

// besides are subjects beside their verbs, over auxiliaries, adverbs, times and shortened clauses.
const besides = `
Ada Marsh said no.
	said: Ada Marsh, beside
On Monday, Ada Marsh said no.
	said: Ada Marsh, beside
Ada Marsh on Monday said no.
	said: Ada Marsh, beside
Ada Marsh has said no.
	said: Ada Marsh, beside
Ada Marsh did not say no.
	say: Ada Marsh, beside
She said no.
	said: She, beside
The mayor said no.
	said: The mayor, beside
A spokesman for the Halden Institute said no.
	said: A spokesman for the Halden Institute, beside
The council has since said no.
	said: The council, beside
Two officials from the ministry said no.
	said: Two officials from the ministry, beside
The mayor himself said no.
	said: The mayor, beside
Ada Marsh in a statement on Friday said no.
	said: Ada Marsh, beside
Ada Marsh of the Halden Institute said no.
	said: Ada Marsh of the Halden Institute, beside
A poll released on Sunday showed a lead.
	released: A poll, beside
	showed: A poll, beside
A memo seen by the Lantern said no.
	said: A memo, beside
Voters polled in May said no.
	polled: Voters, beside
	said: Voters, beside
Sources close to Marsh said no.
	said: Sources close to Marsh, beside
The report by the Halden Institute said no.
	said: The report by the Halden Institute, beside
Ada Marsh (R-Halden) said no.
	said: Ada Marsh, beside
The mayor's office said no.
	said: The mayor's office, beside
Norland's foreign minister quietly said no.
	said: Norland's foreign minister, beside
The dam leaks, Ada Marsh said.
	said: Ada Marsh, beside
“The dam leaks,” she said.
	said: she, beside
“The dam leaks,” the mayor of Halden said.
	said: the mayor of Halden, beside
Marsh was told no.
	told: Marsh, beside
Marsh has been asked.
	asked: Marsh, beside
It was announced by the ministry.
	announced: It, beside
Otto Roe said that Ada Marsh said no.
	said: Otto Roe, beside
	said: Ada Marsh, beside
`

// apposed are subjects before an apposition or aside.
const apposed = `
Ada Marsh, the mayor, said no.
	said: Ada Marsh, apposed
Ada Marsh, a senior fellow at the Halden Institute, said no.
	said: Ada Marsh, apposed
Ada Marsh, 54, said no.
	said: Ada Marsh, apposed
Ada Marsh, 54, of Halden, a nurse, said no.
	said: Ada Marsh, apposed
Ada Marsh, who runs the mill, said no.
	said: Ada Marsh, apposed
Ada Marsh, who is a pastor in Oslo, Norway, said no.
	said: Ada Marsh, apposed
Ada Marsh, speaking in Halden, said no.
	said: Ada Marsh, apposed
Ada Marsh, however, said no.
	said: Ada Marsh, apposed
Ada Marsh, part of the team, said no.
	said: Ada Marsh, apposed
The mayor, Ada Marsh, said no.
	said: The mayor, Ada Marsh, apposed
The head of the road service, Ada Marsh, said no.
	said: The head of the road service, Ada Marsh, apposed
Ada Marsh – the mayor of Halden – said no.
	said: Ada Marsh, apposed
Ada Marsh, for example, said no.
	said: Ada Marsh, apposed
Ada Marsh, R-Halden, said no.
	said: Ada Marsh, apposed
Ada Marsh, the editor of the party's paper, Morning, said no.
	said: Ada Marsh, apposed
Otto Roe, not Ada Marsh, said no.
	said: Otto Roe, apposed
An aide who asked not to be named said no.
	asked: An aide who, relates
	named: nothing
	said: An aide, apposed
A farmer who lost his barn said no.
	lost: A farmer who, relates
	said: A farmer, apposed
The man who founded the site said no.
	founded: The man who, relates
	said: The man, apposed
Ada Marsh, who called it “a farce,” said no.
	called: Ada Marsh, who, relates
	said: Ada Marsh, apposed
Ada Marsh, calling it “a farce,” said no.
	said: Ada Marsh, apposed
One farmer, Pavel Flint, said no.
	said: One farmer, Pavel Flint, apposed
Her lawyer, Ilse Brandt, said no.
	said: Her lawyer, Ilse Brandt, apposed
Oslo's mayor, Ada Marsh, said no.
	said: Oslo's mayor, Ada Marsh, apposed
Ada Marsh, in a statement, said no.
	said: Ada Marsh, apposed
Ada Marsh, chairwoman of the board and a farmer, said no.
	said: Ada Marsh, apposed
The minister, in a letter to the council on Friday, said no.
	said: The minister, apposed
`

// related are subjects of clauses with "who" and "that".
const related = `
Ada Marsh, who said no, left.
	said: Ada Marsh, who, relates
	left: Ada Marsh, apposed
The farmer who said no left.
	said: The farmer who, relates
	left: The farmer, apposed
Ada Marsh, the farmer who said no, left.
	said: Ada Marsh, the farmer who, relates
	left: Ada Marsh, apposed
It was Otto Roe, not Ada Marsh, who said no.
	said: Otto Roe, not Ada Marsh, who, relates
The report that said no was wrong.
	said: The report that, relates
A man who has said no left.
	said: A man who, relates
	left: A man, apposed
Critics, who said no, left.
	said: Critics, who, relates
	left: Critics, apposed
Ada Marsh, a scholar who said no, left.
	said: Ada Marsh, a scholar who, relates
	left: Ada Marsh, apposed
`

// shared are subjects of several verbs.
const shared = `
Ada Marsh left and said no.
	left: Ada Marsh, beside
	said: Ada Marsh, shared
Ada Marsh told them no and added that the dam leaks.
	told: Ada Marsh, beside
	added: Ada Marsh, shared
Ada Marsh rose and said no.
	said: Ada Marsh, shared
Ada Marsh praised the plan but warned of a flood.
	praised: Ada Marsh, beside
	warned: Ada Marsh, shared
Ada Marsh smiled, then said no.
	smiled: Ada Marsh, beside
	said: Ada Marsh, shared
She said no, and added that the dam leaks.
	said: She, beside
	added: She, shared
The minister wrote a letter and said no.
	wrote: The minister, beside
	said: The minister, shared
Ada Marsh said no, adding that the dam leaks.
	said: Ada Marsh, beside
Ada Marsh called it a farce, promised a vote and left.
	called: Ada Marsh, beside
	promised: Ada Marsh, shared
	left: Ada Marsh, shared
Ada Marsh hoped to say no.
	hoped: Ada Marsh, beside
	say: Ada Marsh, shared
Ada Marsh told Otto Roe no and asked him to leave.
	told: Ada Marsh, beside
	asked: Ada Marsh, shared
`

// lacking are verbs that no subject stands before.
const lacking = `
Said no.
	said: nothing
“No,” said Ada Marsh.
	said: nothing
And said no.
	said: nothing
“The dam leaks” said no.
	said: nothing
Asked about the dam, she left.
	asked: nothing
	left: she, beside
`
