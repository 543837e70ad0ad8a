package speaker_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestDescriptions checks whom descriptions mean in plain texts.
func TestDescriptions(t *testing.T) {
	for name, cases := range map[string]string{
		"descriptions": descriptions, "unnamed": unnamed, "offices": offices,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, speakers) })
	}
}

// descriptions describe a person who may be named.
const descriptions = `
Ada Marsh, the mayor of Halden, said it was cold. The mayor said the ice is thin.
	Ada Marsh → Ada Marsh
	The mayor → Ada Marsh?
Mayor Ada Marsh said it was cold. The mayor said the ice is thin.
	Mayor Ada Marsh → Ada Marsh
	The mayor → Ada Marsh?
Ada Marsh, a nurse, said it was cold. Otto Roe, a farmer, said it was warm. The nurse said the ice is thin.
	Ada Marsh → Ada Marsh
	Otto Roe → Otto Roe
	The nurse → Ada Marsh?
Ada Marsh, a nurse, said it was cold. Otto Roe, a farmer, said it was warm. The farmer said the ice is thin.
	Ada Marsh → Ada Marsh
	Otto Roe → Otto Roe
	The farmer → Otto Roe?
A diplomat said it was cold. The diplomat said the ice is thin.
	A diplomat → (A diplomat)?
	The diplomat → (A diplomat)?
An official said it was cold. A second official said the ice is thin.
	An official → (An official)?
	A second official → (A second official)?
Senator Otto Roe said it was cold. The senator said the ice is thin.
	Senator Otto Roe → Otto Roe
	The senator → Otto Roe?
Otto Roe, 54, said it was cold. The 54-year-old said the ice is thin.
	Otto Roe → Otto Roe
	The 54-year-old → Otto Roe?
A spokesman for the ministry said the ice is thin.
	A spokesman for the ministry → (A spokesman for the ministry)?
Critics said the ice is thin.
	Critics → (Critics)?
Her lawyer said the ice is thin.
	Her lawyer → (Her lawyer)?
Ada Marsh said it was cold. Her lawyer said the ice is thin.
	Ada Marsh → Ada Marsh
	Her lawyer → (Her lawyer)?
Ada Marsh, a senator from Ohio, said it was cold. Otto Roe, a senator from Texas, said it was warm. The Ohio senator said the ice is thin.
	Ada Marsh → Ada Marsh
	Otto Roe → Otto Roe
	The Ohio senator → Ada Marsh?
Otto Roe, a Democrat, said it was cold. Ada Marsh, a Republican, said it was warm. The Democrat said the ice is thin.
	Otto Roe → Otto Roe
	Ada Marsh → Ada Marsh
	The Democrat → Otto Roe?
Ada Marsh said it was cold. The woman said the ice is thin.
	Ada Marsh → Ada Marsh
	The woman → Ada Marsh?
Ada Marsh said it was cold. The man said the ice is thin.
	Ada Marsh → Ada Marsh
	The man → (The man)?
The head of the road service, Ada Marsh, said it was cold. Marsh said the ice is thin.
	The head of the road service, Ada Marsh → Ada Marsh
	Marsh → Ada Marsh
The island's fisheries minister said the ice is thin.

Fisheries Minister Ada Marsh told reporters that it would break.
	The island's fisheries minister → Ada Marsh?
	Fisheries Minister Ada Marsh → Ada Marsh
One organizer said it was cold.

Otto Roe, an organizer, said the ice is thin.
	One organizer → (One organizer)?
	Otto Roe → Otto Roe
The trade minister said it was cold.

Ada Marsh, the health minister, said the ice is thin.
	The trade minister → (The trade minister)?
	Ada Marsh → Ada Marsh
The representative of Norland said the ice is thin.
	The representative of Norland → (The representative of Norland)?
ADA MARSH (Norland) said it was cold. The representative of Norland said the ice is thin.
	ADA MARSH → Ada Marsh
	The representative of Norland → Ada Marsh?
`

// unnamed describe people whom the text does not name.
const unnamed = `
A police officer said it was cold. The officer said the ice is thin.
	A police officer → (A police officer)?
	The officer → (A police officer)?
A farmer said it was cold. He said the ice is thin.
	A farmer → (A farmer)?
	He → (A farmer)
A woman who owns a boat said it was cold. She said the ice is thin.
	A woman → (A woman who owns a boat)?
	She → (A woman who owns a boat)
An aide said it was cold. A second aide said the ice is thin. The aide said it would break.
	An aide → (An aide)?
	A second aide → (A second aide)?
	The aide → (A second aide)?
Three farmers said it was cold. They said the ice is thin.
	Three farmers → (Three farmers)?
	They → (Three farmers)?
Two officials said it was cold. He said the ice is thin.
	Two officials → (Two officials)?
	He → (He)?
One witness said it was cold. Another said the ice is thin.
	One witness → (One witness)?
	Another → (Another)?
A source close to Ada Marsh said the ice is thin.
	A source close to Ada Marsh → (A source close to Ada Marsh)?
A spokeswoman for the Halden Institute said it was cold. She said the ice is thin.
	A spokeswoman for the Halden Institute → (A spokeswoman for the Halden Institute)?
	She → (A spokeswoman for the Halden Institute)
A spokesman for the ministry said it was cold. Ada Marsh said it was warm. The spokesman said the ice is thin.
	A spokesman for the ministry → (A spokesman for the ministry)?
	Ada Marsh → Ada Marsh
	The spokesman → (A spokesman for the ministry)?
Some said the ice is thin.
	Some → (Some)?
“It is cold,” said a farmer. “The ice is thin.”
	a farmer → (a farmer)?
	a farmer → (a farmer)?
Residents said the ice is thin. They said it would break.
	Residents → (Residents)?
	They → (Residents)?
The senior official, who was not named, said the ice is thin.
	The senior official → (The senior official)?
`

// offices describe people by an office or title.
const offices = `
Prime Minister Ada Marsh said it was cold. The prime minister said the ice is thin.
	Prime Minister Ada Marsh → Ada Marsh
	The prime minister → Ada Marsh?
Ada Marsh, the prime minister, said it was cold. Otto Roe, the minister of trade, said it was warm. The minister said the ice is thin.
	Ada Marsh → Ada Marsh
	Otto Roe → Otto Roe
	The minister → Otto Roe?
Gov. Otto Roe said it was cold. The governor said the ice is thin.
	Gov. Otto Roe → Otto Roe
	The governor → Otto Roe?
Sen. Otto Roe of Ohio said it was cold. The senator from Ohio said the ice is thin.
	Sen. Otto Roe of Ohio → Otto Roe
	The senator from Ohio → Otto Roe?
Rep. Ada Marsh said it was cold. The congresswoman said the ice is thin.
	Rep. Ada Marsh → Ada Marsh
	The congresswoman → Ada Marsh?
Prof. Ilse Brandt said it was cold. The professor said the ice is thin.
	Prof. Ilse Brandt → Ilse Brandt
	The professor → Ilse Brandt?
Ada Marsh, a spokeswoman for the ministry, said it was cold. The spokeswoman said the ice is thin.
	Ada Marsh → Ada Marsh
	The spokeswoman → Ada Marsh?
Ada Marsh, the ministry's press secretary, said it was cold. The spokeswoman said the ice is thin.
	Ada Marsh → Ada Marsh
	The spokeswoman → Ada Marsh?
Otto Roe, the chairman of the league, said it was cold. The league chairman said the ice is thin.
	Otto Roe → Otto Roe
	The league chairman → Otto Roe?
Otto Roe, an engineer, said it was cold. The mayor said the ice is thin.
	Otto Roe → Otto Roe
	The mayor → (The mayor)?
Otto Roe, an engineer, said it was cold. The mayor of Lund said the ice is thin.
	Otto Roe → Otto Roe
	The mayor of Lund → (The mayor of Lund)?
Otto Roe, the mayor, said it was cold. Another mayor said the ice is thin.
	Otto Roe → Otto Roe
	Another mayor → (Another mayor)?
Ada Marsh, the mayor, said it was cold. Her deputy, Otto Roe, said it was warm. The deputy said the ice is thin.
	Ada Marsh → Ada Marsh
	Her deputy, Otto Roe → Otto Roe
	The deputy → Otto Roe?
Otto Roe, a Republican from Ohio, said it was cold. The Republican said the ice is thin.
	Otto Roe → Otto Roe
	The Republican → Otto Roe?
Otto Roe, a Republican, said it was cold. The Democrat said the ice is thin.
	Otto Roe → Otto Roe
	The Democrat → (The Democrat)?
Otto Roe of the Halden Institute said it was cold. The expert said the ice is thin.
	Otto Roe of the Halden Institute → Otto Roe
	The expert → Otto Roe?
Ada Marsh, a German minister, said it was cold. The French minister said the ice is thin.
	Ada Marsh → Ada Marsh
	The French minister → (The French minister)?
The Secretary of State said the ice is thin.
	The Secretary of State → (The Secretary of State)?
`
