package query

import (
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/corpus"
)

func TestQuestion(t *testing.T) {
	names := []string{"marsh", "elin marsh", "jonas marsh", "lindqvist institute"}
	roles := []string{"treaty", "harbour fees", "white house"}
	known := func(name string) Naming {
		switch {
		case slices.Contains(names, strings.ToLower(name)):
			return ByName
		case slices.Contains(roles, strings.ToLower(name)):
			return ByRole
		}
		return NoName
	}
	days := On(time.Date(2022, 2, 10, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct{ asked, want string }{
		{`who said moratorium?`, `moratorium`},
		{`Who mentioned the missile moratorium`, `missile moratorium`},
		{`who wants a treaty`, `treaty`},
		{`who said anything about the moratorium?`, `moratorium`},
		{`did Elin Marsh say something about missiles`, `missiles speaker:"Elin Marsh"`},
		{`has anybody said more on "something borrowed"?`, `"something borrowed"`},
		{`who said anything?`, ``},
		{`who said nothing was decided`, `nothing decided`},
		{`who else talked about inspections?`, `inspections`},
		{`who said "no first use"?`, `"no first use"`},
		{`what did Elin Marsh say about inspections?`, `inspections speaker:"Elin Marsh"`},
		{`What has Marsh said?`, `speaker:Marsh`},
		{`did the Lindqvist Institute mention missiles?`, `missiles speaker:"Lindqvist Institute"`},
		{`what did Nobody Known say about missiles?`, `Nobody Known missiles`},
		{`what was said about missiles by Elin Marsh?`, `missiles speaker:"Elin Marsh"`},
		{`Did anybody call for a moratorium?`, `moratorium`},
		{`has anyone mentioned Elin Marsh?`, `Elin Marsh`},
		{`what was said by the sea?`, `sea`},
		{`who said freeze after:2021 -missiles`, `freeze -missiles after:2021-01-01`},
		{`who criticized the draft?`, `draft`},
		{`missile moratorium`, `missile moratorium`},
		{`who said?`, ``},
		// The name of a speaker follows the helper, and the topic follows the name.
		{`does marsh think that inspectors should get a visa?`, `inspectors visa speaker:marsh`},
		{`who says the treaty keeps inspectors out?`, `treaty inspectors`},
		{`did marsh get it?`, `get speaker:marsh`},
		{`why doesn't Elin Marsh want a freeze`, `freeze speaker:"Elin Marsh"`},
		{`would President Marsh sign the treaty?`, `sign treaty speaker:Marsh`},
		{`did Marsh and the Lindqvist Institute back the draft`, `back draft speaker:Marsh speaker:"Lindqvist Institute"`},
		{`how often did Marsh mention missiles?`, `missiles speaker:Marsh`},
		{`how many new inspectors did Marsh ask for?`, `new inspectors ask speaker:Marsh`},
		{`how does Marsh think the treaty can be saved?`, `treaty saved speaker:Marsh`},
		{`what's Marsh's view of the draft?`, `view draft speaker:Marsh`},
		{`what did Marsh's deputy say about coins?`, `Marsh's deputy coins`},
		{`who is Elin Marsh?`, `speaker:"Elin Marsh"`},
		{`who is Marsh voting for?`, `Marsh voting`},
		{`what was said about coins according to Marsh`, `coins speaker:Marsh`},
		{`did Marsh Harbour burn`, `Marsh Harbour burn`}, // a town
		{`why?`, ``},
		// The topic is not a speaker, even if it is a name or part of a role.
		{`how often was Elin Marsh mentioned?`, `Elin Marsh`},
		{`how often were harbour fees mentioned by Marsh`, `harbour fees speaker:Marsh`},
		{`how often have harbour fees been discussed`, `harbour fees`},
		{`was Marsh called a liar`, `Marsh liar`},
		{`was Elin Marsh quoted on missiles`, `missiles speaker:"Elin Marsh"`},
		{`are harbour fees fair?`, `harbour fees fair`},
		{`what did the White House say about coins`, `coins speaker:"White House"`},
		{`who is the white house?`, `speaker:"white house"`},
		{`is the White House closed?`, `closed speaker:"White House"`},
		// The newest quotes.
		{`latest from Marsh`, `speaker:Marsh`},
		{`newest quotes by Elin Marsh about coins?`, `coins speaker:"Elin Marsh"`},
		{`what's new on the treaty?`, `treaty`},
		{`any news about missiles by Marsh`, `missiles speaker:Marsh`},
		{`what was the last thing Marsh said about coins`, `coins speaker:Marsh`},
		{`what is the latest Elin Marsh has said?`, `speaker:"Elin Marsh"`},
		{`latest missile draft`, `latest missile draft`},
		{`any new inspectors`, `new inspectors`},
		// The speaker stands before "on", or after "per".
		{`Marsh on missiles`, `missiles speaker:Marsh`},
		{`Elin Marsh about the draft`, `draft speaker:"Elin Marsh"`},
		{`treaty on missiles`, `treaty missiles`},
		{`per Marsh, why are coins heavy?`, `coins heavy speaker:Marsh`},
		{`according to the Lindqvist Institute what is a coin worth`, `coin worth speaker:"Lindqvist Institute"`},
		{`coins per Marsh`, `coins speaker:Marsh`},
		{`did Okafor hide the coins, per Marsh?`, `Okafor hide coins speaker:Marsh`},
		{`three per cent of the coins`, `three per cent coins`},
		{`did Marsh ever mention coins`, `coins speaker:Marsh`},
		{`what do Elin and Jonas Marsh say about coins`, `coins speaker:"Elin Marsh" speaker:"Jonas Marsh"`},
		{`how many people would buy coins?`, `buy coins`},
		// Who is for a thing, who is against it, and who answered.
		{`who is against the draft?`, `draft`},
		{`who's for a freeze`, `freeze`},
		{`who is for hire`, `hire`},
		{`who disagrees with Marsh?`, `Marsh -speaker:Marsh`},
		{`who disagrees with Senator Elin Marsh on coins`, `Senator Elin Marsh coins -speaker:"Elin Marsh"`},
		{`who is sceptical about the draft`, `draft`},
		{`is anyone opposed to coins?`, `coins`},
		{`who replied to Marsh about coins`, `Marsh coins -speaker:Marsh`},
		{`who supports the White House?`, `White House`},
		{`who agrees`, `agrees`},
		// Prefixes are never names, days or words of a question.
		{`what did Marsh say about morator*?`, `morator* speaker:Marsh`},
		{`did Marsh* mention who* since*`, `Marsh* mention who* since*`},

		// Periods.
		{`what did Marsh say about missiles in June 2021?`, `missiles speaker:Marsh after:2021-06-01 before:2021-07-01`},
		{`what did Marsh say in 2021 about missiles?`, `missiles speaker:Marsh after:2021-01-01 before:2022-01-01`},
		{`who mentioned missiles before 2022`, `missiles before:2022-01-01`},
		{`who mentioned missiles after June 2021`, `missiles after:2021-07-01`},
		{`who mentioned missiles on June 3rd, 2021`, `missiles after:2021-06-03 before:2021-06-04`},
		{`who mentioned missiles on 2021-06-03?`, `missiles after:2021-06-03 before:2021-06-04`},
		{`what has Marsh said since March`, `speaker:Marsh after:2021-03-01`},
		{`what has Marsh said since January?`, `speaker:Marsh after:2022-01-01`},
		{`what did Marsh say in January about a freeze`, `freeze speaker:Marsh after:2022-01-01 before:2022-02-01`},
		{`who said the talks will end in November`, `talks end November`},
		{`what did Marsh say between May 2021 and 3 June 2021`, `speaker:Marsh after:2021-05-01 before:2021-06-04`},
		{`what did Marsh say from 2020 to 2021`, `speaker:Marsh after:2020-01-01 before:2022-01-01`},
		{`how often was a treaty mentioned until 2021`, `treaty before:2022-01-01`},
		{`what did Marsh say on 2021`, `2021 speaker:Marsh`},
		{`who counted missiles in 2500 places`, `counted missiles 2500 places`},
		{`who spoke of the 2021 treaty`, `2021 treaty`},
		{`who may march in "June 2021"`, `march "June 2021"`},
		{`what did Marsh say about missiles yesterday?`, `missiles speaker:Marsh after:2022-02-09 before:2022-02-10`},
		{`did Marsh mention missiles last week`, `missiles speaker:Marsh after:2022-01-31 before:2022-02-07`},
		{`did people say so on Monday`, `so after:2022-02-07 before:2022-02-08`},
	} {
		q, err := ParseQuestion(c.asked, known, days)
		if err != nil {
			t.Errorf("%s: %v", c.asked, err)
			continue
		}
		if q.String() != c.want {
			t.Errorf("%s: got %s, want %s", c.asked, q, c.want)
		}
	}
	for asked, want := range map[string]string{
		`what did Nobody Known say about missiles?`: "Nobody Known", `did the Minister Ferreira promise talks`: "Ferreira",
		`who said missiles`: "", `what did marsh say`: "", `did they say so`: "",
	} {
		if q, err := ParseQuestion(asked, known, days); err != nil || q.Unknown != want {
			t.Errorf("%s: the unknown name is %q (%v), want %q", asked, q.Unknown, err, want)
		}
	}
	for asked, want := range map[string]bool{
		`latest from Marsh`: true, `what's new on coins`: true, `who said the latest news`: false, `Marsh on coins`: false,
	} {
		if q, err := ParseQuestion(asked, known, days); err != nil || q.Newest != want {
			t.Errorf("%s: newest %v (%v)", asked, q.Newest, err)
		}
	}
	for asked, want := range map[string]corpus.ReportClass{
		`who is against coins`: corpus.Opposes, `who backs Marsh`: corpus.Favours, `who wants a treaty`: corpus.Demands,
		`who said coins`: "", `who replied to Marsh`: "",
	} {
		q, err := ParseQuestion(asked, known, days)
		if has := slices.Contains(q.Favoured, want); err != nil || has != (want != "") {
			t.Errorf("%s: favoured are %v (%v), want %s", asked, q.Favoured, err, want)
		}
	}
	for asked, want := range map[string]struct {
		asks  Asking
		query string
	}{
		`how often did Marsh mention missiles?`:         {HowOften, `missiles speaker:Marsh`},
		`How many times has Elin Marsh said "freeze"?`:  {HowOften, `"freeze" speaker:"Elin Marsh"`},
		`how frequently was a treaty mentioned`:         {HowOften, `treaty`},
		`how many missiles did Marsh mention?`:          {Quotes, `missiles speaker:Marsh`},
		`when did Marsh call for a treaty?`:             {When, `treaty speaker:Marsh`},
		`When was the treaty signed`:                    {When, `treaty signed`},
		`who is Elin Marsh?`:                            {WhoIs, `speaker:"Elin Marsh"`},
		`who's marsh`:                                   {WhoIs, `speaker:marsh`},
		`who is Marsh voting for?`:                      {Quotes, `Marsh voting`},
		`who is Elin Marsh after:2021`:                  {Quotes, `speaker:"Elin Marsh" after:2021-01-01`},
		`what did Marsh say when the treaty was signed`: {Quotes, `treaty signed speaker:Marsh`},
	} {
		if q, err := ParseQuestion(asked, known, days); err != nil || q.Asks != want.asks || q.String() != want.query {
			t.Errorf("%s: got %s, asking %d (%v), want %s, asking %d", asked, q, q.Asks, err, want.query, want.asks)
		}
	}
	if _, err := ParseQuestion(`who said speeker:x`, known, days); err == nil {
		t.Error("an unknown field in a question is not an error")
	}
}
