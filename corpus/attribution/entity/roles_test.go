package entity_test

import (
	"strings"
	"testing"

	"verbatim/corpus"
	"verbatim/corpus/attribution/entity"
	"verbatim/corpus/readtest"
)

// A roleCase is a text and the role that it tells of Ada Marsh; "" for none.
type roleCase struct{ text, role string }

// roleOf returns the role of Ada Marsh in a text, "no Ada Marsh" if the text does not name her.
func roleOf(text string) string {
	r := readtest.Of(text)
	w := r.Cast.Spelled("Ada Marsh")
	if w < 0 {
		return "no Ada Marsh"
	}
	return r.Cast.Figures[w].Role.In(text)
}

func checkRoles(t *testing.T, cases []roleCase) {
	t.Helper()
	for _, c := range cases {
		if got := roleOf(c.text); got != c.role {
			t.Errorf("%s: the role is %q, want %q", c.text, got, c.role)
		}
	}
}

// TestRolesBeforeNames checks titles and roles that stand before a name, with what belongs to them.
func TestRolesBeforeNames(t *testing.T) {
	checkRoles(t, []roleCase{
		{"They asked Senator Ada Marsh.", "Senator"},
		{"They asked Sen. Ada Marsh.", "Sen."},
		{"They asked Deputy Prime Minister Ada Marsh.", "Deputy Prime Minister"},
		{"They asked Foreign Secretary Ada Marsh.", "Foreign Secretary"},
		{"They asked the spokeswoman Ada Marsh.", "spokeswoman"},
		{"They asked farmer Ada Marsh.", "farmer"},
		{"They asked ferry captain Ada Marsh.", "ferry captain"},
		{"They asked former deputy mayor Ada Marsh.", "former deputy mayor"},
		{"They asked Halden Institute director Ada Marsh.", "Halden Institute director"},
		{"They asked Norwegian Foreign Minister Ada Marsh.", "Norwegian Foreign Minister"},
		{"They asked Norway’s Foreign Minister Ada Marsh.", "Norway’s Foreign Minister"},
		{"They asked the island's Trade Minister Ada Marsh.", "the island's Trade Minister"},
		{"They asked the league’s secretary Ada Marsh.", "the league’s secretary"},
		{"They asked Secretary of State Ada Marsh.", "Secretary of State"},
		{"They asked secretary of state Ada Marsh.", "secretary of state"},
		{"They asked Minister of Foreign Affairs Ada Marsh.", "Minister of Foreign Affairs"},
		{"They asked Minister for Trade and Fisheries Ada Marsh.", "Minister for Trade and Fisheries"},
		{"They asked the head of the Ministry of Trade Ada Marsh.", "the head of the Ministry of Trade"},
		{"They asked the institute’s director, Ada Marsh, on Monday.", "the institute’s director"},
		{"They asked Norway’s foreign minister, Ada Marsh, on Monday.", "Norway’s foreign minister"},
		{"They asked the Deputy Fisheries Minister, Ada Marsh, on Monday.", "the Deputy Fisheries Minister"},
		{"They asked writer and director Ada Marsh.", "writer and director"},
		{"Finance chief Ada Marsh said no.", "Finance chief"},
		{"They asked Chief Justice Ada Marsh.", "Chief Justice"},
		{"They asked Lt. Col. Ada Marsh.", "Lt. Col."},
		{"They asked former President Ada Marsh.", "former President"},
		{"Former President Ada Marsh left.", "Former President"},
		{"They asked acting Mayor Ada Marsh.", "acting Mayor"},
		{"They asked former U.S. Sen. Ada Marsh.", "former U.S. Sen."},
		{"They asked the island’s former President Ada Marsh.", "the island’s former President"},
		{"They asked ex-President Ada Marsh.", "ex-President"},
		{"They asked then-Gov. Ada Marsh.", "then-Gov."},
		{"Then-Secretary of State Ada Marsh left.", "Then-Secretary of State"},
		{"They asked ex-mayor Ada Marsh.", "ex-mayor"},
		{"Then President Ada Marsh left.", "President"},
		{"They asked Under Secretary Ada Marsh.", "Under Secretary"},
		{"They asked Under Secretary of State Ada Marsh.", "Under Secretary of State"},
		{"They met comedian and actor Ada Marsh.", "comedian and actor"},
		{"They married farmer Ada Marsh.", "farmer"},
		{"They asked the newly appointed mayor Ada Marsh.", "newly appointed mayor"},
	})
}

// TestAddressesAreNoRoles checks that what only addresses a person says no capacity.
func TestAddressesAreNoRoles(t *testing.T) {
	for _, address := range []string{
		"Mr.", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "Miss", "Sir", "Dame", "Madam", "Comrade", "Frau",
	} {
		text := "They asked " + address + " Ada Marsh on Monday."
		if got := roleOf(text); got != "" {
			t.Errorf("%s: the role is %q, want none", text, got)
		}
	}
	checkRoles(t, []roleCase{
		{"They asked Dr. Ada Marsh, the mayor of Halden, on Monday.", "the mayor of Halden"},
		{"They asked Professor Dr. Ada Marsh.", "Professor"},
		{"They asked Mr. President, and Ada Marsh came.", ""},
	})
}

// TestRolesAfterNames checks capacities that follow a name.
func TestRolesAfterNames(t *testing.T) {
	checkRoles(t, []roleCase{
		{"Ada Marsh, the mayor of Halden, left.", "the mayor of Halden"},
		{"Ada Marsh, mayor of Halden, left.", "mayor of Halden"},
		{"Ada Marsh, mayor, left.", "mayor"},
		{"Ada Marsh, a farmer, left.", "a farmer"},
		{"Ada Marsh, an elderly farmer from Tarnholt, left.", "an elderly farmer from Tarnholt"},
		{"Ada Marsh, a senior fellow at the Halden Institute, left.", "a senior fellow at the Halden Institute"},
		{"Ada Marsh, a spokeswoman for the Halden Police, left.", "a spokeswoman for the Halden Police"},
		{"Ada Marsh, the institute’s director, left.", "the institute’s director"},
		{"Ada Marsh, Norway's foreign minister, left.", "Norway's foreign minister"},
		{"Ada Marsh, Halden's mayor, left.", "Halden's mayor"},
		{"Ada Marsh, director of the Institute for Salt, left.", "director of the Institute for Salt"},
		{"Ada Marsh, chief economist at Halden Bank, left.", "chief economist at Halden Bank"},
		{"Ada Marsh, the party’s candidate for governor, left.", "the party’s candidate for governor"},
		{"Ada Marsh, a retired teacher who lives in Halden, left.", "a retired teacher who lives in Halden"},
		{"Ada Marsh, now the deputy mayor, left.", "the deputy mayor"},
		{"Ada Marsh, 54, a farmer, left.", "a farmer"},
		{"Ada Marsh, 54, left.", ""},
		{"Ada Marsh, of the Halden Institute, left.", "of the Halden Institute"},
		{"Ada Marsh of the Halden Institute left.", "of the Halden Institute"},
		{"Ada Marsh – the mayor of Halden – left.", "the mayor of Halden"},
		{"Ada Marsh (R-Fla.) left.", "R-Fla."},
		{"Ada Marsh (D-Ohio) left.", "D-Ohio"},
		{"Ada Marsh (D-N.Y.) left.", "D-N.Y."},
		{"Ada Marsh, R-Fla., left.", "R-Fla."},
		{"Ada Marsh, D-N.Y., the committee’s chairwoman, left.", "the committee’s chairwoman"},
		{"Ada Marsh, a Republican, left.", "a Republican"},
		{"They left with Ada Marsh, the mayor.", "the mayor"},
		{"“We will stay,” said Ada Marsh, the mayor of Halden.", "the mayor of Halden"},
		{"“We will stay,” said Ada Marsh, a nurse. “It is safe.”", "a nurse"},
		{"According to Ada Marsh, a nurse at the clinic, it is safe.", "a nurse at the clinic"},
		{"Ada Marsh, the mayor of Halden and a former judge, left.", "the mayor of Halden and a former judge"},
		{"“We will stay,” said Ada Marsh, harbour minister.", "harbour minister"},
		{"“We will stay,” Ada Marsh, harbour minister, said.", "harbour minister"},
		{"Ada Marsh, health service spokeswoman, left.", "health service spokeswoman"},
		{"Ada Marsh, energy minister in the new government, left.", "energy minister in the new government"},
	})
}

// TestCallings checks clauses with "who", and sentences that say what someone is.
func TestCallings(t *testing.T) {
	checkRoles(t, []roleCase{
		{"Ada Marsh, who runs the ferry, left.", "who runs the ferry"},
		{"Ada Marsh, who owns a boat yard in Halden, left.", "who owns a boat yard in Halden"},
		{"Ada Marsh, who teaches history at Halden University, left.", "who teaches history at Halden University"},
		{"Ada Marsh, who chairs the committee, left.", "who chairs the committee"},
		{"Ada Marsh, who founded the party, left.", "who founded the party"},
		{"Ada Marsh, who has led the union since 2010, left.", "who has led the union since 2010"},
		{"Ada Marsh, who studies salt in Halden, left.", "who studies salt in Halden"},
		{"Ada Marsh, who is the mayor of Halden, left.", "the mayor of Halden"},
		{"Ada Marsh, who was a farmer, left.", "a farmer"},
		{"Ada Marsh, who used to run the ferry, left.", "who used to run the ferry"},
		{"Ada Marsh is the mayor of Halden.", "the mayor of Halden"},
		{"Ada Marsh is a former inspector. She left.", "a former inspector"},
		{"Ada Marsh, who left on Monday, came back.", ""},
		{"Ada Marsh, who said no, left.", ""},
		{"Ada Marsh, who is ill, left.", ""},
		{"Ada Marsh, who founded the party on Monday, left.", ""},
		{"Ada Marsh, whose father runs the ferry, left.", ""},
		{"Ada Marsh is a woman of her word and left.", ""},
		{"Ada Marsh is ill.", ""},
	})
}

// TestNoRoles checks what stands around a name and is no capacity: lists, other clauses, times and places.
func TestNoRoles(t *testing.T) {
	checkRoles(t, []roleCase{
		{"Ada Marsh, Otto Roe and a farmer left.", ""},
		{"Ada Marsh, her aides and a dog left.", ""},
		{"Ada Marsh, some farmers and the mayor left.", ""},
		{"Ada Marsh, the mayor said, left.", ""},
		{"When they met Ada Marsh, a farmer came.", ""},
		{"After meeting Ada Marsh, the mayor said he would go.", ""},
		{"Ada Marsh, on Monday, left.", ""},
		{"Ada Marsh, in a speech to farmers, said no.", ""},
		{"Ada Marsh, but not the mayor, left.", ""},
		{"Ada Marsh, who is to meet the mayor, left.", ""},
		{"Ada Marsh, however, left.", ""},
		{"Ada Marsh (left) and the mayor stood there.", ""},
		{"Ada Marsh (HLDN.OL) rose.", ""},
		{"Ada Marsh left. The mayor came.", ""},
		{"The mayor met Ada Marsh.", ""},
		{"Ada Marsh supporters left.", ""},
		{"Ada Marsh, the dam and the town belong together.", ""},
		{"Ada Marsh, more than any mayor, left.", ""},
		{"“We will stay,” said Ada Marsh, Paris.", ""},
		{"They met Ada Marsh, union leaders and farmers.", ""},
		{"They asked Ada Marsh, harbour minister Otto Roe and a farmer.", ""},
		{"They asked Ada Marsh, mayor Otto Roe and a farmer.", ""},
		{"Ada Marsh, boats and a minister left.", ""},
		{"They took Ada Marsh, water and bread.", ""},
		{"For Ada Marsh, harbour ministers met twice.", ""},
		{"In the view of Ada Marsh, party leader Otto Roe lied.", ""},
	})
}

// TestRelations checks that a relation to a person whom the role does not name is no role, and that an office is.
func TestRelations(t *testing.T) {
	checkRoles(t, []roleCase{
		{"Ada Marsh, his wife, left.", ""},
		{"Ada Marsh, her best friend, left.", ""},
		{"Ada Marsh, a friend of his, left.", ""},
		{"Ada Marsh, one of her lawyers, left.", ""},
		{"Ada Marsh, a lawyer for him, left.", ""},
		{"Ada Marsh, a spokeswoman for her office, left.", ""},
		{"His wife, Ada Marsh, left.", ""},
		{"His wife Ada Marsh left.", ""},
		{"They asked his late wife Ada Marsh.", ""},
		{"They asked Vane’s daughter Ada Marsh.", "Vane’s daughter"},
		{"They asked his campaign manager Ada Marsh.", "campaign manager"},
		{"Ada Marsh, his campaign manager, left.", "campaign manager"},
		{"Ada Marsh, her lawyer, left.", "lawyer"},
		{"Ada Marsh, their spokeswoman, left.", "spokeswoman"},
		{"Ada Marsh, its director, left.", "its director"},
		{"Ada Marsh, the wife of Otto Roe, left.", "the wife of Otto Roe"},
		{"Ada Marsh, Roe's wife, left.", "Roe's wife"},
		{"Ada Marsh, a lawyer for Roe, left.", "a lawyer for Roe"},
		{"Ada Marsh, a mother who lost her son, left.", "a mother who lost her son"},
		{"Ada Marsh, a lawyer for the town and its port, left.", "a lawyer for the town and its port"},
	})
}

// TestFullestRole checks which of several roles stays: a phrase after the name, then several words before it, then a
// title, and of equals the longer.
func TestFullestRole(t *testing.T) {
	checkRoles(t, []roleCase{
		{"Mayor Ada Marsh left. Ada Marsh, the mayor of Halden, came.", "the mayor of Halden"},
		{"Ada Marsh, the mayor of Halden, left. Mayor Marsh came.", "the mayor of Halden"},
		{"Mayor Ada Marsh left. Acting Mayor Marsh came.", "Acting Mayor"},
		{"Ada Marsh, a farmer, left. Ada Marsh, a farmer from Halden, came.", "a farmer from Halden"},
		{"Ada Marsh, a farmer from Halden, left. Marsh, a farmer, came.", "a farmer from Halden"},
		{"Ada Marsh, who runs the ferry, left. Captain Marsh came.", "Captain"},
		{"Ada Marsh (R-Fla.), the committee’s chairwoman, left.", "the committee’s chairwoman"},
		{"Sen. Ada Marsh (R-Fla.) left.", "Sen."},
		{"Ada Marsh of the Halden Institute left. Ada Marsh, a fellow, came.", "a fellow"},
		{"Mr. Marsh left. They asked Director Ada Marsh. Ms. Marsh came.", "Director"},
	})
}

// TestOfficesOfSeveral checks that a title in the plural is that of each name after it.
func TestOfficesOfSeveral(t *testing.T) {
	checkRoles(t, []roleCase{
		{"They asked Presidents Ada Marsh and Otto Roe.", "President"},
		{"They asked Presidents Otto Roe and Ada Marsh.", "President"},
		{"They asked President Otto Roe and Ada Marsh.", ""},
		{"They asked Senators Otto Roe and Ada Marsh.", "Senator"},
		{"They asked Reps. Ada Marsh and Otto Roe.", "Rep"},
		{"They asked Reps. Otto Roe and Ada Marsh.", "Rep"},
		{"They asked Sens. Otto Roe (R-Fla.), Ilse Vane of Oslo and Ada Marsh.", "Sen"},
		{"They asked Presidents Otto Roe, Ada Marsh and Ilse Vane.", "President"},
		{"They asked Presidents Otto Roe and Ilse Vane, Ada Marsh and a dog.", ""},
		{"They asked Presidents Otto Roe and Ilse Vane. Ada Marsh left.", ""},
		{"They asked Presidents Otto Roe, a farmer, and Ada Marsh.", ""},
		{"They asked Drs. Otto Roe and Ada Marsh.", ""},
	})
}

// TestBodiesHaveRoles checks what a text says a body is.
func TestBodiesHaveRoles(t *testing.T) {
	for _, c := range []struct{ text, name, role string }{
		{"The private rescue group Halden Circle left.", "Halden Circle", "The private rescue group"},
		{"The Halden Circle, a private rescue group, left.", "Halden Circle", "a private rescue group"},
		{"The Halden Institute, a research group in Tarnholt, left.", "Halden Institute", "a research group in Tarnholt"},
		{"The Halden Institute, which is old, left.", "Halden Institute", ""},
		{"The Halden Institute, the town and a group left.", "Halden Institute", ""},
		{"The Halden Institute left.", "Halden Institute", ""},
	} {
		r := readtest.Of(c.text)
		found := false
		for i := range r.Cast.Figures {
			f := &r.Cast.Figures[i]
			if f.Name != c.name {
				continue
			}
			found = true
			if got := f.Role.In(c.text); got != c.role {
				t.Errorf("%s: %s is %q, want %q", c.text, c.name, got, c.role)
			}
		}
		if !found {
			t.Errorf("%s: %s is not found", c.text, c.name)
		}
	}
}

// TestCountryOfARole checks which country a role names.
func TestCountryOfARole(t *testing.T) {
	for role, other := range map[string]string{
		"the Russian foreign minister": "Russia’s foreign minister",
		"the minister of Norway":       "the Norwegian minister",
		"a British envoy":              "an envoy of the UK",
		"the foreign minister":         "the mayor",
	} {
		country := func(role string) string {
			text := "Ada Marsh, " + role + ", left."
			r := readtest.Of(text)
			return r.Cast.Country(r.Cast.Figures[r.Cast.Spelled("Ada Marsh")].Role)
		}
		if a, b := country(role), country(other); a != b || (a == "") != (other == "the mayor") {
			t.Errorf("%q is of the country %q, %q of %q", role, a, other, b)
		}
	}
}

// TestOffice checks who has an office, without its article.
func TestOffice(t *testing.T) {
	r := readtest.Of("Ada Marsh, the mayor of Halden, met Otto Roe, a farmer. Ilse Vane and Judge Orlin left. " +
		"The Halden Institute, a group, left.")
	want := map[string]string{"Otto Roe": "a farmer", "Orlin": "judge", "Ada Marsh": "mayor of halden",
		"Halden Institute": "a group"}
	for w, f := range r.Cast.Figures {
		if got := r.Cast.Office(w); got != want[f.Name] {
			t.Errorf("the office of %s is %q, want %q", f.Name, got, want[f.Name])
		}
	}
}

// TestLearnRole checks that a role is only replaced by one that says more.
func TestLearnRole(t *testing.T) {
	const text = "Ada Marsh left. The mayor of Halden and the mayor, a farmer, and his wife came."
	r := readtest.Of(text)
	c, w := r.Cast, r.Cast.Spelled("Ada Marsh")
	role := func(words string) string {
		start := strings.Index(text, words)
		c.LearnRole(w, corpus.Span{Start: start, End: start + len(words)}, entity.NounRole)
		return c.Figures[w].Role.In(text)
	}
	for _, step := range []struct{ words, want string }{
		{"his wife", ""}, {"the mayor", "the mayor"}, {"a farmer", "the mayor"},
		{"The mayor of Halden", "The mayor of Halden"},
		{"the mayor", "The mayor of Halden"},
	} {
		if got := role(step.words); got != step.want {
			t.Errorf("after %q, the role is %q, want %q", step.words, got, step.want)
		}
	}
	c.LearnRole(w, c.TokenSpan(0, 2), entity.TitleRole)
	if got := c.Figures[w].Role.In(text); got != "The mayor of Halden" {
		t.Errorf("a title replaced the role: %q", got)
	}
}

// TestCountries checks that a country and its nationality are the same, and which words tell no country.
func TestCountries(t *testing.T) {
	country := func(word string) string {
		r := readtest.Of("the " + word)
		return r.Cast.Country(r.TokenSpan(1, 2))
	}
	for _, same := range [][]string{
		{"Russia", "Russian"}, {"Norway", "Norwegian"}, {"France", "French"}, {"Denmark", "Danish"}, {"Ireland", "Irish"},
		{"U.S.", "US", "American"}, {"Britain", "British", "UK"}, {"Germany", "German"},
	} {
		for _, word := range same {
			if got, want := country(word), country(same[0]); got != want || got == "" {
				t.Errorf("%s is of %q, %s of %q", word, got, same[0], want)
			}
		}
	}
	for _, word := range []string{"European", "Democratic", "Marsh", "dam", "7", "Northern"} {
		if got := country(word); got != "" {
			t.Errorf("%s is of the country %q, want none", word, got)
		}
	}
	if country("Norway") == country("Russia") {
		t.Error("Norway and Russia are one country")
	}
}
