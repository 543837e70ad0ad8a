package scope_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestClaims checks what each cue of plain sentences reports.
func TestClaims(t *testing.T) {
	for name, cases := range map[string]string{
		"after": after, "before": before, "both": both, "objects": objects, "ends": ends, "mixed": mixed,
		"several": several, "none": nothing,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, claims) })
	}
}

// after report what follows the cue.
const after = `
Ada Marsh said that the ice is thin.
	said → the ice is thin
Ada Marsh said the ice is thin.
	said → the ice is thin
Ada Marsh said on Monday that the ice is thin.
	said → the ice is thin
Ada Marsh said on Monday the ice is thin.
	said → the ice is thin
Ada Marsh said in a statement in Halden that the ice is thin.
	said → the ice is thin
Ada Marsh said, in a statement read out by her lawyer, that the ice is thin.
	said → the ice is thin
Ada Marsh said, however, that the ice is thin.
	said → the ice is thin
Ada Marsh told reporters that the ice is thin.
	told → the ice is thin
Ada Marsh told him the ice is thin.
	told → the ice is thin
Ada Marsh told the people who had come that the ice is thin.
	told → the ice is thin
Ada Marsh warned ministers that the ice is thin.
	warned → the ice is thin
Ada Marsh pointed out that the ice is thin.
	pointed → the ice is thin
Ada Marsh said there is no ice.
	said → there is no ice
Ada Marsh asked whether the ice is thin.
	asked → whether the ice is thin
Ada Marsh asked why the ice is thin.
	asked → why the ice is thin
Ada Marsh said: “The ice is thin.”
	said → “The ice is thin.”
Ada Marsh said, “The ice is thin.”
	said → “The ice is thin.”
Ada Marsh said “the ice is thin.”
	said → “the ice is thin.”
Ada Marsh said the ice was “too thin for a horse.”
	said → the ice was “too thin for a horse.”
Ada Marsh said – after a long pause – that the ice is thin.
	said → the ice is thin
Ada Marsh is worried that the ice is thin.
	is worried → the ice is thin
Ada Marsh made clear that the ice is thin.
	made clear → the ice is thin
Ada Marsh's answer was that the ice is thin.
	answer → the ice is thin
Ada Marsh said that the ice is thin and that it will break.
	said → the ice is thin and that it will break
Ada Marsh said the ice, which formed in May, is thin.
	said → the ice, which formed in May, is thin
Ada Marsh said that if the ice is thin, it will break.
	said → if the ice is thin, it will break
Ada Marsh wrote that the ice is thin because the winter was warm.
	wrote → the ice is thin because the winter was warm
`

// before report what stands before the cue.
const before = `
The ice is thin, Ada Marsh said.
	said → The ice is thin
The ice is thin, said Ada Marsh.
	said → The ice is thin
“The ice is thin,” Ada Marsh said.
	said → “The ice is thin,”
“The ice is thin,” said Ada Marsh, the mayor.
	said → “The ice is thin,”
“Is the ice thin?” asked Ada Marsh.
	asked → “Is the ice thin?”
The ice is “too thin for a horse,” Ada Marsh said.
	said → The ice is “too thin for a horse,”
The ice is thin, Ada Marsh said on Monday.
	said → The ice is thin
The ice is thin, Ada Marsh told the council.
	told → The ice is thin
The ice is thin, according to Ada Marsh.
	according to → The ice is thin
The ice is thin (it was thicker in May, according to Ada Marsh).
	according to → it was thicker in May
Otto Roe left the island in May, Ada Marsh said.
	said → Otto Roe left the island in May
The ice is thin, as Ada Marsh said.
	said → The ice is thin
The ice is thin, say experts.
	say → The ice is thin
The Greens plan to vote for it this week, Ada Marsh said.
	said → The Greens plan to vote for it this week
The ice is, in the words of Ada Marsh, “too thin.”
	in the words of → “too thin.”
`

// both report what stands on both sides of the cue, or after a cue that opens the sentence.
const both = `
“The ice,” Ada Marsh said, “is thin.”
	said → “The ice,”
	said → “is thin.”
“If the ice goes,” said Ada Marsh, pointing, “we go.”
	said → “If the ice goes,”
	said → “we go.”
The ice, Ada Marsh said, is thin.
	said → The ice
	said → is thin
The ice, Ada Marsh said on Monday, is thin.
	said → The ice
	said → is thin
It was, Ada Marsh said, a farce.
	said → It was
	said → a farce
According to Ada Marsh, the ice is thin.
	According to → the ice is thin
According to Ada Marsh, the ice is thin, and the boats are old.
	According to → the ice is thin, and the boats are old
As Ada Marsh put it, the ice is thin.
	put it → the ice is thin
As Ada Marsh said, “The ice is thin.”
	said → “The ice is thin.”
In Ada Marsh's words, the ice is thin.
	In Ada Marsh's words → the ice is thin
“The ice is thin,” Ada Marsh said. “It will break.”
	said → “The ice is thin,”
“The ice is thin,” Ada Marsh said, adding that it will break.
	said → “The ice is thin,”
	adding → it will break
`

// objects report an object or an infinitive.
const objects = `
Ada Marsh called for a ban on salt.
	called for → a ban on salt (object)
Ada Marsh called the plan “a farce.”
	called → the plan “a farce.” (object)
Ada Marsh called the plan a farce.
	called → the plan a farce (object)
Ada Marsh described the plan as a farce.
	described → the plan as a farce (object)
Ada Marsh accused the mill of greed.
	accused → the mill of greed (object)
Ada Marsh accused the mill of “greed and lies.”
	accused → the mill of “greed and lies.” (object)
Ada Marsh praised the crew for its work.
	praised → the crew for its work (object)
Ada Marsh rejected the offer.
	rejected → the offer (object)
Ada Marsh rejected the claim that the ice is thin.
	rejected → the ice is thin
Ada Marsh promised to close the lock.
	promised → to close the lock (object)
Ada Marsh promised not to close the lock.
	promised → not to close the lock (object)
Ada Marsh asked the crew to leave.
	asked → the crew to leave (object)
Ada Marsh told them to “open the locks.”
	told → them to “open the locks.” (object)
Ada Marsh denied calling the plan a farce.
	denied → calling the plan a farce
Ada Marsh warned of a flood in May.
	warned of → a flood in May (object)
Ada Marsh ruled out a ban.
	ruled out → a ban (object)
Ada Marsh spoke with reporters on Monday about the ice.
	spoke → the ice (object)
Ada Marsh called on the council to act.
	called on → the council to act (object)
Ada Marsh used the term “farce.”
	used the term → “farce.” (object)
Ada Marsh demanded an answer.
	demanded → an answer (object)
Ada Marsh expressed her belief that the ice is thin.
	expressed → the ice is thin
	belief → the ice is thin
Ada Marsh called the owner, Otto Roe, “a saint.”
	called → the owner, Otto Roe, “a saint.” (object)
`

// ends end what is reported before the sentence does, where the reporter goes on.
const ends = `
Ada Marsh's claim that the ice is thin was ignored.
	claim → the ice is thin
Ada Marsh's warning that the ice is thin came after Otto Roe said it is thick.
	warning → the ice is thin
	said → it is thick
Despite Ada Marsh's claim that the ice is thin, Otto Roe left.
	claim → the ice is thin
Ada Marsh said the ice is thin but Otto Roe denied it.
	said → the ice is thin
	denied → it
Ada Marsh said the ice is thin but it will hold.
	said → the ice is thin but it will hold
The ice is thin, she said, and Otto Roe agreed that it is.
	said → The ice is thin
	agreed → it is
The ice is thin, she said, and it will break.
	said → The ice is thin
	said → it will break
Ada Marsh called for a ban before leaving the room.
	called for → a ban (object)
Ada Marsh accused the mill of “greed,” which hurt its owners.
	accused → the mill of “greed,” (object)
Ada Marsh spoke of “a long night,” and, before he left, Otto Roe shook hands.
	spoke of → “a long night,” (object)
Ada Marsh declared the ice “safe.”
	declared → the ice “safe.”
Ada Marsh declared that the ice is “safe.”
	declared → the ice is “safe.”
Ada Marsh said the ice is thin, while Otto Roe left.
	said → the ice is thin
Ada Marsh said the ice is thin, and Otto Roe said it is not.
	said → the ice is thin
	said → it is not
Ada Marsh said the ice is thin; the council met.
	said → the ice is thin
Ada Marsh said the ice is thin, adding that it will break.
	said → the ice is thin
	adding → it will break
Ada Marsh said that the ice is thin, a claim that Otto Roe rejects.
	said → the ice is thin
Ada Marsh said the ice is thin, something Otto Roe denies.
	said → the ice is thin
When Ada Marsh said that the ice is thin, Otto Roe left.
	said → the ice is thin
Ada Marsh, who said that the ice is thin, left.
	said → the ice is thin
Ada Marsh, who called it “a farce,” said the ice is thin.
	called → it “a farce,” (object)
	said → the ice is thin
After Ada Marsh promised “a new start,” Otto Roe said the ice is thin.
	promised → “a new start,”
	said → the ice is thin
Ada Marsh told the council that the ice is thin and asked it to act.
	told → the ice is thin
	asked → it to act (object)
Ada Marsh called it a farce, promised a vote and left.
	called → it a farce (object)
	promised → a vote (object)
Ada Marsh spoke of “greed” and left the room.
	spoke of → “greed” (object)
Ada Marsh told them to leave as the talks ended.
	told → them to leave (object)
Ada Marsh called for a ban, throwing doubt on the talks.
	called for → a ban (object)
Ada Marsh accused the mill of greed and demanded an answer.
	accused → the mill of greed (object)
	demanded → an answer (object)
Noting that the ice is thin, Ada Marsh closed the road.
	Noting → the ice is thin
Asked whether the ice is thin, Ada Marsh left.
	Asked → whether the ice is thin
The ice is thin, Ada Marsh said, as boats left the port.
	said → The ice is thin
Otto Roe quoted Ada Marsh as saying that the ice is thin.
	saying → the ice is thin
`

// mixed report quotations beside or inside the reporter's words.
const mixed = `
The mayor said the plan was “dead on arrival” and that no one would vote for it.
	said → the plan was “dead on arrival” and that no one would vote for it
The plan was “dead on arrival,” the mayor said, and no one would vote for it.
	said → The plan was “dead on arrival,”
The mayor said he had “no plan” to leave.
	said → he had “no plan” to leave
The mayor said the plans “are dead.”
	said → the plans “are dead.”
The mayor said that “the ice is thin” and the boats are old.
	said → “the ice is thin” and the boats are old
“We have no salt,” the mayor said in a letter that was read to the council.
	said → “We have no salt,”
“We have no salt,” the mayor said, “but we have fish.”
	said → “We have no salt,”
	said → “but we have fish.”
The mayor praised the “brave men” of the island and their wives.
	praised → the “brave men” of the island and their wives (object)
The mayor warned that a “wall of water” was coming.
	warned → a “wall of water” was coming
“Go home,” the mayor told the crowd, “and stay there.”
	told → “Go home,”
	told → “and stay there.”
The mayor, who has called the dam “a gift,” said it should go.
	called → the dam “a gift,” (object)
	said → it should go
“It is a gift,” the mayor said of the dam, which was built in 1950.
	said → “It is a gift,”
The mayor wrote that “no one knew,” and added that “no one asked.”
	wrote → “no one knew,”
	added → “no one asked.”
The mayor said, “It is thin,” and her deputy replied, “It is not.”
	said → “It is thin,”
	replied → “It is not.”
The mayor described Otto Roe as “a liar” who had “sold the lake.”
	described → Otto Roe as “a liar” who had “sold the lake.” (object)
“Why us?” the mayor asked the minister, who said nothing.
	asked → “Why us?”
“It is thin,” said the mayor; “it will break.”
	said → “It is thin,”
“It is thin,” said the mayor. “It will break,” said her deputy.
	said → “It is thin,”
	said → “It will break,”
Asked if the ice was thin, the mayor said: “It is.”
	Asked → if the ice was thin
	said → “It is.”
The mayor called Otto Roe “a saint” and the council “a circus.”
	called → Otto Roe “a saint” and the council “a circus.” (object)
“It is thin,” the mayor said, pointing to the lake.
	said → “It is thin,”
	pointing to → the lake (object)
`

// several have cues inside what others report, or side by side.
const several = `
The mayor said that her deputy had told her that the ice is thin.
	said → her deputy had told her that the ice is thin
	told → the ice is thin
The mayor said she hopes that the ice is thin.
	said → she hopes that the ice is thin
	hopes → the ice is thin
The mayor believes that the ice is thin, Otto Roe said.
	believes → the ice is thin
	said → The mayor believes that the ice is thin
The mayor told the council on Monday that the ice is thin, and she asked it to act.
	told → the ice is thin
	asked → it to act (object)
The mayor said the ice is thin, and that the road is closed, and that fish are dying.
	said → the ice is thin, and that the road is closed, and that fish are dying
According to the mayor, Otto Roe said that the ice is thin.
	According to → Otto Roe said that the ice is thin
	said → the ice is thin
The report says that the ice is thin, according to the mayor.
	says → the ice is thin
	according to → The report says that the ice is thin
As the mayor warned that the ice is thin, Otto Roe told the crew to leave.
	warned → the ice is thin
	told → the crew to leave (object)
The mayor said the ice is thin; Otto Roe said it is not.
	said → the ice is thin
	said → it is not
The mayor denied that she knew, and said she had asked for a report.
	denied → she knew
	said → she had asked for a report
	asked for → a report (object)
The mayor, who says the ice is thin, and Otto Roe, who says it is not, met on Monday.
	says → the ice is thin
	says → it is not
The mayor added that the minister, whom she called a friend, had promised to come.
	added → the minister, whom she called a friend, had promised to come
	called → a friend (object)
	promised → to come (object)
The mayor promised to close the road and to pay the farmers.
	promised → to close the road and to pay the farmers (object)
The mayor urged the council to close the road, to pay the farmers and to call for help.
	urged → the council to close the road, to pay the farmers and to call for help (object)
The mayor said no one had asked whether the ice is thin.
	said → no one had asked whether the ice is thin
	asked → whether the ice is thin
Roe said he was told that the mayor left.
	said → he was told that the mayor left
	told → the mayor left
The mayor noted that Otto Roe, in his letter, had said that the ice is thin.
	noted → Otto Roe, in his letter, had said that the ice is thin
	said → the ice is thin
The mayor apologised for the delay and thanked the crew for its work.
	apologised for → the delay (object)
	thanked → the crew for its work (object)
The mayor accused Otto Roe of lying about the ice, saying he knew it is thin.
	accused → Otto Roe of lying about the ice (object)
	saying → he knew it is thin
	knew → it is thin
The mayor refused to resign, but said she would take a rest.
	refused → to resign (object)
	said → she would take a rest
The mayor has demanded that the ministry pay.
	demanded → the ministry pay
The mayor asked that the road be closed.
	asked → the road be closed
`

// nothing report nothing.
const nothing = `
Ada Marsh said so.
	nothing
Ada Marsh told the council.
	nothing
Ada Marsh left.
	nothing
Ada Marsh never said so.
	nothing
Ada Marsh said.
	nothing
`
