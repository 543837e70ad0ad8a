package speaker

import (
	"slices"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/attribution/cue"
	"verbatim/corpus/attribution/subject"
)

// A step is a decision on the way to a quote's speaker: how the words that name the speaker were found, or whom they
// mean.
type step uint8

// The steps.
const (
	noStep step = iota

	// How the words that name the speaker were found.
	StepBeside
	stepInverted
	stepApposed
	stepRelates
	stepShared
	stepGoverns
	stepAccording
	StepLabel
	stepSigned
	StepAnnounced
	StepTranscript
	StepContinued
	stepNextParagraph
	stepFarBack
	stepClauseSubject
	stepLastSpeaker

	// Whom they mean.
	stepFullName
	StepSurname
	stepFamily
	stepBareName
	stepBody
	stepPronoun
	stepPronounGuess
	stepThey
	stepIt
	StepDescription
	stepNoun
	StepRoleMatch
	stepRoleGuess
	stepTopic
	stepBodyGuess

	// What makes either less certain.
	StepMixed
	StepFew
	StepShort
	numSteps
)

// Steps tells of each step the share of cases in which it is right, as measured on annotated news with everything
// else right, and what it is in words. A quote's confidence is the product of its steps' shares.
var Steps = [numSteps]struct {
	Share  float64
	words  string
	method corpus.Method // where the step tells it, and not whom the words mean
}{
	noStep:            {1, "", ""},
	StepBeside:        {0.98, "the speaker is named before the cue", ""},
	stepInverted:      {0.98, "the speaker is named after the cue", ""},
	stepApposed:       {0.96, "the speaker is named before an aside and the cue", ""},
	stepRelates:       {0.95, "a clause with “who” links the cue to the speaker", ""},
	stepShared:        {0.92, "the cue shares its subject with the verb before it", ""},
	stepGoverns:       {0.88, "the cue has the subject of the clause it belongs to", ""},
	stepAccording:     {0.95, "“according to” names the speaker", ""},
	StepLabel:         {0.70, "the speaker is named before the colon", ""},
	stepSigned:        {0.90, "a signature follows the words", ""},
	StepAnnounced:     {0.80, "the previous sentence introduces the words", corpus.Context},
	StepTranscript:    {0.95, "a label names the speaker", ""},
	StepContinued:     {0.95, "the words continue the previous quote", ""},
	stepNextParagraph: {0.60, "the words continue the previous paragraph", ""},
	stepFarBack:       {0.25, "the last speaker is some way back", ""},
	stepClauseSubject: {0.55, "the subject of the clause is taken for the speaker", corpus.Context},
	stepLastSpeaker:   {0.25, "no one is named nearby; the last speaker is taken", ""},

	stepFullName:     {0.99, "full name", ""},
	StepSurname:      {0.98, "surname of one person in the article", ""},
	stepFamily:       {0.78, "surname of several people", ""},
	stepBareName:     {0.75, "a single name, never given in full", ""},
	stepBody:         {0.82, "an organization", ""},
	stepPronoun:      {0.92, "pronoun, with one likely antecedent", ""},
	stepPronounGuess: {0.50, "pronoun, with several possible antecedents", ""},
	stepThey:         {0.50, "“they”, for those who spoke or were named last", ""},
	stepIt:           {0.40, "“it”, for the organization or document that spoke or acted last", ""},
	StepDescription:  {0.65, "a description without a name", ""},
	stepNoun:         {0.40, "a noun without a name", ""},
	StepRoleMatch:    {0.80, "a description that fits the role of an earlier speaker", ""},
	stepRoleGuess:    {0.75, "a description taken for a person named nearby", ""},
	stepTopic:        {0.70, "a description taken for the topic of the sentences before", ""},
	stepBodyGuess:    {0.80, "a description that shares a word with an organization's name", ""},

	StepMixed: {0.94, "marked words inside a clause", ""},
	StepFew:   {0.86, "few marked words inside a clause", ""},
	StepShort: {0.80, "few marked words", ""},
}

// Trail is the steps that led to a quote's speaker.
type Trail [4]step

// Add appends a step.
func (t *Trail) Add(s step) {
	for i := range t {
		if t[i] == noStep {
			t[i] = s
			return
		}
	}
}

// steps returns the steps that were added.
func (t *Trail) steps() []step {
	n := slices.Index(t[:], noStep)
	if n < 0 {
		n = len(t)
	}
	return t[:n]
}

// Confidence is the product of the steps' shares.
func (t *Trail) Confidence() float64 {
	c := 1.0
	for _, s := range t {
		c *= Steps[s].Share
	}
	return c
}

// String is the trail in words, for an explanation.
func (t *Trail) String() string {
	var words []string
	for _, s := range t.steps() {
		words = append(words, Steps[s].words)
	}
	return strings.Join(words, "; ")
}

// reachSteps are the steps from cues to their subjects.
var reachSteps = [...]step{
	subject.Beside: StepBeside, subject.Inverted: stepInverted, subject.Apposed: stepApposed,
	subject.Relates: stepRelates, subject.Shared: stepShared, subject.Governs: stepGoverns,
}

// reachStep is the step from a cue to its subject.
func reachStep(c *cue.Cue) step {
	if c.Kind == cue.AccordingCue {
		return stepAccording
	}
	return reachSteps[c.Subj.How]
}
