package speaker_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestBodies checks which body, or whose document, speaks in plain texts.
func TestBodies(t *testing.T) {
	for name, cases := range map[string]string{
		"bodies": bodies, "documents": documents,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, speakers) })
	}
}

// bodies have bodies and their reports.
const bodies = `
Northwind Ltd. said it was cold. The company said the ice is thin.
	Northwind Ltd. → Northwind Ltd.
	The company → Northwind Ltd.?
The Halden Institute said the ice is thin.
	The Halden Institute → Halden Institute
The council said the ice is thin.
	The council → (The council)?
A study by the Halden Institute found that the ice is thin.
	A study by the Halden Institute → Halden Institute?
A study by the Halden Institute found a leak. The study said that the ice is thin.
	A study by the Halden Institute → Halden Institute?
	The study → Halden Institute?
The Halden Foundation said it was cold. The foundation said the ice is thin.
	The Halden Foundation → Halden Foundation
	The foundation → Halden Foundation?
The Marsh campaign said the ice is thin.
	The Marsh campaign → Marsh campaign
Ada Marsh's campaign said the ice is thin.
	Ada Marsh's campaign → Ada Marsh's campaign
The Marsh campaign said it was cold. The campaign said the ice is thin.
	The Marsh campaign → Marsh campaign
	The campaign → Marsh campaign?
Norland said the ice is thin.
	Norland → Norland?
Ada Marsh spoke in Halden. In a statement, Marsh said it was cold. The statement said the ice is thin.
	Ada Marsh → Ada Marsh
	Marsh → Ada Marsh
	The statement → Ada Marsh?
Police said the ice is thin.
	Police → Police
An editorial in the Halden Post said the ice is thin.
	An editorial in the Halden Post → Halden Post?
The survey, conducted by the Halden Center, found that the ice is thin.
	The survey → Halden Center?
The report said the ice is thin.
	The report → (The report)?
`

// documents have documents and bodies in later sentences.
const documents = `
Ada Marsh said it was cold. The statement said the ice is thin.
	Ada Marsh → Ada Marsh
	The statement → Ada Marsh?
The Halden Institute said it was cold. It said the ice is thin.
	The Halden Institute → Halden Institute
	It → Halden Institute?
A poll by the Halden Center found that the ice is thin. The poll found that it will break.
	A poll by the Halden Center → Halden Center?
	The poll → Halden Center?
The company said it was cold. It said the ice is thin.
	The company → (The company)?
	It → (The company)?
The Halden Post reported that the ice is thin. The paper said it would break.
	The Halden Post → Halden Post
	The paper → Halden Post?
The ministry said it was cold. Its spokesman said the ice is thin.
	The ministry → (The ministry)?
	Its spokesman → (Its spokesman)?
Ada Marsh, of the Halden Institute, said it was cold. The institute said the ice is thin.
	Ada Marsh → Ada Marsh
	The institute → Halden Institute?
The letter said the ice is thin.
	The letter → (The letter)?
In a letter to the council, Ada Marsh said the ice is thin. The letter said it would break.
	Ada Marsh → Ada Marsh
	The letter → Ada Marsh?
The Ministry of Fisheries said it was cold. The ministry said the ice is thin.
	The Ministry of Fisheries → Ministry of Fisheries
	The ministry → Ministry of Fisheries?
The court said it was cold. It said the ice is thin.
	The court → (The court)?
	It → (The court)?
The treaty says the ice is thin.
	The treaty → (The treaty)?
The government of Norland said the ice is thin.
	The government of Norland → (The government of Norland)?
`
