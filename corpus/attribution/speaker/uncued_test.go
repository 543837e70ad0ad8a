package speaker_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestUncued checks who said quotations that no cue reports.
func TestUncued(t *testing.T) {
	for name, cases := range map[string]string{
		"alone": alone,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, speakers) })
	}
}

// alone have a quotation beside its speaker, after a colon, or alone.
const alone = `
“No,” Ada Marsh said. “The ice is thin.”
	Ada Marsh → Ada Marsh
	Ada Marsh → Ada Marsh
“No,” Ada Marsh said.

“The ice is thin.”
	Ada Marsh → Ada Marsh
	Ada Marsh → Ada Marsh
Ada Marsh was blunt. “The ice is thin.”
	Ada Marsh → Ada Marsh?
Ada Marsh: “The ice is thin.”
	Ada Marsh → Ada Marsh?
Ada Marsh, nurse: “The ice is thin.”
	Ada Marsh → Ada Marsh?
Ada Marsh's verdict on the winter: “The ice is thin.”
	Ada Marsh → Ada Marsh?
“The ice is thin.” – Ada Marsh
	Ada Marsh → Ada Marsh
“The ice is thin.”

– Ada Marsh, nurse
	Ada Marsh → Ada Marsh
“The ice is thin.” This is what was announced by Ada Marsh.
	Ada Marsh → Ada Marsh
“The ice is thin.” This is how Ada Marsh put it.
	Ada Marsh → Ada Marsh
Ada Marsh smiled at a plan that was “as good as any that the town had seen.”
	Ada Marsh → Ada Marsh
“Is it thin?” Ada Marsh asked.

“It is,” Otto Roe said.

“Will it break?”

“It may.”
	Ada Marsh → Ada Marsh
	Otto Roe → Otto Roe
	Ada Marsh → Ada Marsh?
	Otto Roe → Otto Roe?
“The ice is thin.”
	 → unknown
`
