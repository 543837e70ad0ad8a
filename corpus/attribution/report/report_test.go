package report_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestReported checks what speakers do with the content of plain sentences, and with which words.
func TestReported(t *testing.T) {
	for name, cases := range map[string]string{
		"asserted": asserted, "classes": classes, "cited": cited, "unsaid": unsaid, "notes": notes, "lists": lists,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, reports) })
	}
}

// asserted are assertions, some beside a negation that is not theirs.
const asserted = `
Ada Marsh said that the ice is thin.
	said: asserts “said”
“The ice is thin,” Ada Marsh said.
	said: asserts “said”
According to Ada Marsh, the ice is thin.
	According to: asserts “According to”
Ada Marsh has said that the ice is thin.
	said: asserts “has said”
Ada Marsh confirmed that the ice is thin.
	confirmed: asserts “confirmed”
Ada Marsh said, “No, it is not thin.”
	said: asserts “said”
“We never sold it,” Ada Marsh denied.
	denied: asserts “denied”
Ada Marsh claimed that the ice is thin.
	claimed: asserts “claimed”
Ada Marsh told the council that the ice is thin.
	told: asserts “told”
Ada Marsh did not hesitate to say that the ice is thin.
	say: asserts “say”
Ada Marsh not only said that the ice is thin.
	said: asserts “not only said”
Not until Friday did Ada Marsh say that the ice is thin.
	say: asserts “say”
No fewer than ten senators said that the ice is thin.
	said: asserts “said”
A few senators said that the ice is thin.
	said: asserts “said”
Ada Marsh said that if the ice is thin, it will break.
	said: asserts “said”
Ada Marsh said that no one had checked the ice.
	said: asserts “said”
The man who does not fish said that the ice is thin.
	said: asserts “said”
`

// lists have several verbs after one negation, or a hearsay that is denied.
const lists = `
Ada Marsh has not resigned, apologised for the delay or admitted that the ice is thin.
	apologised for: not said
	admitted: not said
Ada Marsh has not resigned, apologised for the delay and admitted that the ice is thin.
	apologised for: asserts “apologised for”
	admitted: asserts “admitted”
Ada Marsh did not come, said that the ice is thin or cold, and left.
	said: asserts “said”
Ada Marsh denied the claim, called for a ban or a tax, and left.
	denied: denies “denied”
	called for: demands “called for”
Ada Marsh cannot be said to have promised that the ice is thin.
	promised: not said
Ada Marsh was never quoted as saying that the ice is thin.
	saying: not said
Ada Marsh is not only said to have promised that the ice is thin.
	promised: cites “is not only said to have promised”
Ada Marsh did not want to say that the ice is thin.
	want: not said
`

// classes have a report of each class.
const classes = `
Ada Marsh denied that the ice is thin.
	denied: denies “denied”
Ada Marsh has denied that the ice is thin.
	denied: denies “has denied”
Ada Marsh ruled out a ban on salt.
	ruled out: denies “ruled out”
Ada Marsh rejected the claim that the ice is thin.
	rejected: denies “rejected the claim”
Ada Marsh denied calling the plan a farce.
	denied: denies “denied”
Ada Marsh doubted that the ice is thin.
	doubted: doubts “doubted”
Ada Marsh does not believe that the ice is thin.
	believe: doubts “does not believe”
Ada Marsh did not rule out a ban on salt.
	rule out: allows “did not rule out”
Ada Marsh did not deny that the ice is thin.
	deny: allows “did not deny”
Ada Marsh asked whether the ice is thin.
	asked: asks “asked”
“Is the ice thin?” Ada Marsh asked.
	asked: asks “asked”
Ada Marsh asked the crew to leave the ice.
	asked: demands “asked”
Ada Marsh called for a ban on salt.
	called for: demands “called for”
Ada Marsh urged the council to act.
	urged: demands “urged”
Ada Marsh demanded a ban on salt.
	demanded: demands “demanded”
Ada Marsh promised to close the lock.
	promised: intends “promised”
Ada Marsh threatened to close the lock.
	threatened: intends “threatened”
Ada Marsh offered to close the lock.
	offered: intends “offered”
Ada Marsh refused to close the lock.
	refused: refuses “refused”
Ada Marsh criticised the plan as a farce.
	criticised: opposes “criticised”
Ada Marsh praised the plan.
	praised: favours “praised”
Ada Marsh welcomed the plan.
	welcomed: favours “welcomed”
Ada Marsh warned of a flood.
	warned of: warns “warned of”
Ada Marsh warned that the ice is thin.
	warned: warns “warned”
Ada Marsh warned against a ban.
	warned against: warns “warned against”
Ada Marsh accused the mill of greed.
	accused: accuses “accused”
Ada Marsh hoped that the ice is thin.
	hoped: hopes “hoped”
Ada Marsh feared that the ice is thin.
	feared: fears “feared”
Ada Marsh is worried that the ice is thin.
	is worried: fears “is worried”
Ada Marsh's denial that the ice is thin was short.
	denial: denies “denial”
Ada Marsh withdrew her claim that the ice is thin.
	claim: withdraws “withdrew her claim”
Ada Marsh backed away from her claim that the ice is thin.
	claim: withdraws “backed away from her claim”
Ada Marsh repeated her denial that the ice is thin.
	repeated: denies “repeated her denial”
	denial: denies “denial”
The plan was denounced by Ada Marsh as a farce.
	denounced by: opposes “was denounced by Ada Marsh”
Ada Marsh questioned whether the ice is thin.
	questioned: doubts “questioned”
Ada Marsh predicted that the ice will break.
	predicted: asserts “predicted”
Ada Marsh wondered whether the ice will break.
	wondered: asks “wondered”
`

// cited are words that others report of the speaker.
const cited = `
Otto Roe quoted Ada Marsh as saying that the ice is thin.
	saying: cites “Otto Roe quoted Ada Marsh as saying”
Ada Marsh was quoted as saying that the ice is thin.
	saying: cites “was quoted as saying”
Ada Marsh is said to have told the council that the ice is thin.
	told: cites “is said to have told”
Ada Marsh is alleged to have said that the ice is thin.
	said: cites “is alleged to have said”
Ada Marsh responded to the allegation that the ice is thin.
	responded: cites “responded to the allegation”
`

// unsaid are words that were not said.
const unsaid = `
Ada Marsh did not say that the ice is thin.
	say: not said
Ada Marsh didn't say that the ice is thin.
	say: not said
Ada Marsh never said that the ice is thin.
	said: not said
Ada Marsh has not said that the ice is thin.
	said: not said
Ada Marsh has never, in any letter or report, said that the ice is thin.
	said: not said
Ada Marsh would not say that the ice is thin.
	say: not said
No one said that the ice is thin.
	said: not said
Nobody claimed that the ice is thin.
	claimed: not said
None of the envoys said that the ice is thin.
	said: not said
Neither Otto Roe nor Ada Marsh said that the ice is thin.
	said: not said
Few senators said that the ice is thin.
	said: not said
No official said that the ice is thin.
	said: not said
Ada Marsh declined to say whether the ice is thin.
	declined: not said
Ada Marsh refused to say whether the ice is thin.
	refused: not said
Ada Marsh stopped short of calling the plan a farce.
	calling: not said
Ada Marsh left without saying that the ice is thin.
	saying: not said
Ada Marsh did not confirm or deny that the ice is thin.
	confirm: not said
	deny: not said
Nor did Ada Marsh say that the ice is thin.
	say: not said
Nowhere in the letter does Ada Marsh say that the ice is thin.
	say: not said
Ada Marsh may say that the ice is thin.
	say: not said
Ada Marsh should have said that the ice is thin.
	said: not said
If Ada Marsh says that the ice is thin, the crew will leave.
	says: not said
It is not true that Ada Marsh said that the ice is thin.
	said: not said
It is unlikely that Ada Marsh said that the ice is thin.
	said: not said
Did Ada Marsh say that the ice is thin?
	say: not said
Why did Ada Marsh say that the ice is thin?
	say: not said
It was not Ada Marsh who said that the ice is thin.
	said: not said
Ada Marsh was falsely quoted as saying that the ice is thin.
	saying: not said
In a deepfake video, Ada Marsh says that the ice is thin.
	says: not said
Ada Marsh acted as though Otto Roe said that the ice is thin.
	said: not said
Nobody heard Ada Marsh say that the ice is thin.
	say: not said
Ada Marsh was wrongly alleged to have said that the ice is thin.
	said: not said
Ada Marsh almost said that the ice is thin.
	said: not said
Ada Marsh refrained from saying that the ice is thin.
	saying: not said
Ada Marsh avoided saying that the ice is thin.
	saying: not said
`

// notes are notes that correct an article.
const notes = `
An earlier version of this article said that the ice is thin.
	said: not said
A previous version of this story misquoted Ada Marsh as saying that the ice is thin.
	saying: not said
`
