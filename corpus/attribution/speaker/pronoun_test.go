package speaker_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestPronouns checks whom pronouns mean in plain texts, and which are unsure.
func TestPronouns(t *testing.T) {
	for name, cases := range map[string]string{
		"pronouns": pronouns, "told": told, "between": between, "plurals": plurals,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, speakers) })
	}
}

// pronouns mean a person who is the subject, has spoken last, or fits by gender.
const pronouns = `
Otto Roe and Pavel Flint met. He said the ice is thin.
	He → Pavel Flint?
In an interview with Otto Roe, he said the ice is thin.
	he → (he)?
Otto Roe said it was cold. He said the ice is thin.
	Otto Roe → Otto Roe
	He → Otto Roe
Ada Marsh said it was cold. She said the ice is thin.
	Ada Marsh → Ada Marsh
	She → Ada Marsh
“No,” Otto Roe said. “The ice is thin,” he added.
	Otto Roe → Otto Roe
	he → Otto Roe
Otto Roe said it was cold.

“The ice is thin,” he said.
	Otto Roe → Otto Roe
	he → Otto Roe
When Otto Roe came home, he said the ice is thin.
	he → Otto Roe
Otto Roe met Ada Marsh. She said the ice is thin.
	She → Ada Marsh
Ada Marsh said it was cold. Otto Roe said it was warm. She said the ice is thin.
	Ada Marsh → Ada Marsh
	Otto Roe → Otto Roe
	She → Ada Marsh
Ada Marsh said it was cold. Otto Roe, who owns a boat, smiled. He said the ice is thin.
	Ada Marsh → Ada Marsh
	He → Otto Roe
Otto Roe told Pavel Flint that the ice is thin. He said it would break.
	Otto Roe → Otto Roe
	He → Otto Roe
Otto Roe asked Pavel Flint if the ice is thin. He replied that it is.
	Otto Roe → Otto Roe
	He → Pavel Flint?
Ada Marsh kept calm: “The ice is thin,” she said.
	she → Ada Marsh
A nurse said it was cold. She said the ice is thin.
	A nurse → (A nurse)?
	She → (A nurse)
According to Otto Roe, the ice is thin. He said it would break.
	Otto Roe → Otto Roe
	He → Otto Roe
The ice is thin, Ada Marsh said, and she asked the crew to leave.
	Ada Marsh → Ada Marsh
	she → Ada Marsh
Ada Marsh praised Otto Roe. He said the ice is thin.
	Ada Marsh → Ada Marsh
	He → Otto Roe
In her view, the ice is thin.
	her → (her)?
He said the ice is thin.
	He → (He)?
Ada Marsh's brother, Otto Roe, said it was cold. He said the ice is thin.
	Ada Marsh's brother, Otto Roe → Otto Roe
	He → Otto Roe
`

// told are told what was said, or answer a question.
const told = `
Otto Roe told Pavel Flint that the ice is thin. “It will break,” he said.
	Otto Roe → Otto Roe
	he → Otto Roe
Ada Marsh asked Otto Roe whether the ice is thin. He answered that it is.
	Ada Marsh → Ada Marsh
	He → Otto Roe
“Is it thin?” Otto Roe asked Pavel Flint. “It is,” he replied.
	Otto Roe → Otto Roe
	he → Pavel Flint?
Otto Roe wrote to Pavel Flint that the ice is thin. He said it would break.
	Otto Roe → Otto Roe
	He → Otto Roe
Ada Marsh told Ilse Brandt that she said the ice is thin.
	Ada Marsh → Ada Marsh
	she → Ada Marsh
“It is thin,” he told Otto Roe.
	he → (he)?
Otto Roe spoke with Pavel Flint about the ice. He said it is thin.
	Otto Roe → Otto Roe
	He → Otto Roe
`

// between have sentences between the pronoun and whom it means.
const between = `
Otto Roe said it was cold. The winter was long. He said the ice is thin.
	Otto Roe → Otto Roe
	He → Otto Roe
Otto Roe said it was cold. Pavel Flint came home in May. He said the ice is thin.
	Otto Roe → Otto Roe
	He → Pavel Flint?
Otto Roe said it was cold. The lake is deep. The town is old. The road is bad. He said the ice is thin.
	Otto Roe → Otto Roe
	He → Otto Roe
Ada Marsh said it was cold. Otto Roe said it was warm. “It is thin,” he said. “It is not,” she said.
	Ada Marsh → Ada Marsh
	Otto Roe → Otto Roe
	he → Otto Roe
	she → Ada Marsh
Otto Roe said it was cold.

Pavel Flint said it was warm.

“It is thin,” he said.
	Otto Roe → Otto Roe
	Pavel Flint → Pavel Flint
	he → Pavel Flint
Ada Marsh met Otto Roe in Halden. She said the ice is thin. He said it is not.
	She → Ada Marsh
	He → Otto Roe
Otto Roe, who met Pavel Flint in Halden, said it was cold. He added that the ice is thin.
	Otto Roe → Otto Roe
	He → Otto Roe
Otto Roe said it was cold. Ada Marsh's report was new. He said the ice is thin.
	Otto Roe → Otto Roe
	He → Otto Roe
Otto Roe said it was cold. “It is thin,” he said. “It will break,” he added. “We go home,” he said.
	Otto Roe → Otto Roe
	he → Otto Roe
	he → Otto Roe
	he → Otto Roe
Pavel Flint's boat sank. He said the ice was thin.
	He → Pavel Flint
Otto Roe left for Halden. There he said the ice is thin.
	he → Otto Roe
Ada Marsh and her brother met. She said the ice is thin.
	She → Ada Marsh
`

// plurals are about "they", "it" and "we".
const plurals = `
Ada Marsh and Otto Roe said it was cold. They said the ice is thin.
	Ada Marsh and Otto Roe → Ada Marsh, Otto Roe
	They → Ada Marsh, Otto Roe?
Three farmers said it was cold. They said the ice is thin.
	Three farmers → (Three farmers)?
	They → (Three farmers)?
Ada Marsh and Otto Roe met. They said the ice is thin.
	They → Ada Marsh, Otto Roe?
The council said it was cold. It said the ice is thin.
	The council → (The council)?
	It → (The council)?
The Halden Institute closed a lab. It said the ice is thin.
	It → Halden Institute?
The report said it was cold. It said the ice is thin.
	The report → (The report)?
	It → (The report)?
They said the ice is thin.
	They → (They)?
We said the ice is thin.
	We → (We)?
`
