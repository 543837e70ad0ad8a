package attribution

// A trustStep is a step of attribution whose results are right in a measurable share of cases.
type trustStep int

const (
	trustFullName trustStep = iota
	trustSurname
	trustFamily
	trustBareName
	trustBody
	trustPronoun
	trustPronounGuess
	trustDescription
	trustRoleMatch
	trustRoleGuess
	trustBeside
	trustInverted
	trustApposed
	trustShared
	trustGoverns
	trustContinued
	trustNextParagraph
	trustLoose
	trustTranscript
	trustLabel
)

// trust is the share of cases in which a step is right, as measured on annotated news. A quote's confidence is the product
// of its steps'.
var trust = [...]float64{
	trustFullName: 0.99, trustSurname: 0.97, trustFamily: 0.85, trustBareName: 0.75, trustBody: 0.93,
	trustPronoun: 0.90, trustPronounGuess: 0.6, trustDescription: 0.9, trustRoleMatch: 0.85, trustRoleGuess: 0.7,
	trustBeside: 0.97, trustInverted: 0.96, trustApposed: 0.93, trustShared: 0.88, trustGoverns: 0.85,
	trustContinued: 0.95, trustNextParagraph: 0.85, trustLoose: 0.45, trustTranscript: 0.9, trustLabel: 0.85,
}

// reachTrust is how far the way from cue to subject is to be trusted.
func (p *parser) reachTrust(c *cue) float64 {
	t := trust[trustBeside]
	switch c.subj.how {
	case inverted:
		t = trust[trustInverted]
	case apposed:
		t = trust[trustApposed]
	case shared, relates:
		t = trust[trustShared]
	case governs:
		t = trust[trustGoverns]
	}
	if c.subj.kind == otherPhrase {
		t *= 0.7
	}
	return t
}
