package speaker_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestNames checks whom names mean in plain texts, alone and joined.
func TestNames(t *testing.T) {
	for name, cases := range map[string]string{
		"surnames": surnames, "joint": joint,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, speakers) })
	}
}

// surnames have a part of a name, or another spelling.
const surnames = `
Ada Marsh said it was cold. Marsh said the ice is thin.
	Ada Marsh → Ada Marsh
	Marsh → Ada Marsh
“No,” Marsh said. Ada Marsh left the room.
	Marsh → Ada Marsh
Ada Marsh said it was cold. Otto Roe said it was warm. Marsh said the ice is thin, and Roe said it is not.
	Ada Marsh → Ada Marsh
	Otto Roe → Otto Roe
	Marsh → Ada Marsh
	Roe → Otto Roe
Mayor Ada Marsh said it was cold. Ms. Marsh said the ice is thin.
	Mayor Ada Marsh → Ada Marsh
	Ms. Marsh → Ada Marsh
Ada Marsh and Otto Marsh met. Mr. Marsh said the ice is thin.
	Mr. Marsh → Otto Marsh?
Ada Marsh met Otto Marsh. Ada said the ice is thin.
	Ada → Ada Marsh?
Dr. Ilse Brandt said it was cold. Brandt said the ice is thin.
	Dr. Ilse Brandt → Ilse Brandt
	Brandt → Ilse Brandt
ADA MARSH said it was cold. Marsh said the ice is thin.
	ADA MARSH → Ada Marsh
	Marsh → Ada Marsh
Senator Marsh said it was cold.
	Senator Marsh → Marsh
The Halden Institute said it was cold. The institute said the ice is thin.
	The Halden Institute → Halden Institute
	The institute → Halden Institute?
Otto van der Roe said it was cold. Van der Roe said the ice is thin.
	Otto van der Roe → Otto van der Roe
	Van der Roe → Otto van der Roe
Ada Marsh-Flint said it was cold. Marsh-Flint said the ice is thin.
	Ada Marsh-Flint → Ada Marsh-Flint
	Marsh-Flint → Ada Marsh-Flint
“I met Ada Marsh,” Otto Roe said. Marsh said it was cold.
	Otto Roe → Otto Roe
	Marsh → Ada Marsh
`

// joint have several speakers.
const joint = `
Ada Marsh and Otto Roe said the ice is thin.
	Ada Marsh and Otto Roe → Ada Marsh, Otto Roe
“No,” said Ada Marsh and Otto Roe.
	Ada Marsh and Otto Roe → Ada Marsh, Otto Roe
Ada Marsh, Otto Roe and the Halden Institute said the ice is thin.
	Ada Marsh, Otto Roe and the Halden Institute → Ada Marsh, Otto Roe, Halden Institute
Ada Marsh and her lawyers said the ice is thin.
	Ada Marsh and her lawyers → Ada Marsh, (her lawyers)?
“No,” said Ada Marsh, Otto Roe and Pavel Flint.
	Ada Marsh, Otto Roe and Pavel Flint → Ada Marsh, Otto Roe, Pavel Flint
Both Ada Marsh and Otto Roe said the ice is thin.
	Ada Marsh and Otto Roe → Ada Marsh, Otto Roe
`
