package attribution

import (
	"testing"

	"verbatim/corpus"
)

// TestDanglingRelationsAreNoRoles holds that a relation to someone it does not name is no role, and that pronouns
// within a role are.
func TestDanglingRelationsAreNoRoles(t *testing.T) {
	for _, c := range []struct{ text, role string }{
		{`"We will appeal," said his wife, Elin Marsh.`, ""},
		{`Elin Marsh, his wife, said: "We will appeal."`, ""},
		{`"We will appeal," said Elin Marsh, her lawyer.`, "lawyer"},
		{`"We will appeal," said Elin Marsh, his campaign manager.`, "campaign manager"},
		{`"We will appeal," said Elin Marsh, her best friend.`, ""},
		{`"We will appeal," said Elin Marsh, their spokeswoman.`, "spokeswoman"},
		{`"We will appeal," said Elin Marsh, a friend of his.`, ""},
		{`"We will appeal," said Elin Marsh, one of her lawyers.`, ""},
		{`"We will appeal," said Elin Marsh, a lawyer for him.`, ""},
		{`"We will appeal," said Elin Marsh, a spokeswoman for her office.`, ""},
		{`"We will appeal," said Elin Marsh, the harbour minister.`, "the harbour minister"},
		{`"We will appeal," said Elin Marsh, a lawyer for the town of Halden and its port.`, "a lawyer for the town of Halden and its port"},
		{`"We will appeal," said Elin Marsh, a teacher who lost her house.`, "a teacher who lost her house"},
		{`Elin Marsh, his wife, came. Marsh, a senior judge at the Halden Court, said: "We will appeal."`, "a senior judge at the Halden Court"},
	} {
		quotes := Extract(&corpus.Article{Path: "a.txt", Text: c.text})
		if len(quotes) != 1 || quotes[0].Speaker.Name != "Elin Marsh" || quotes[0].Speaker.Role != c.role {
			t.Errorf("%s: %v, want Elin Marsh in the role %q", c.text, quotes, c.role)
		}
	}
}
