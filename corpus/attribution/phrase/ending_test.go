package phrase_test

import (
	"testing"

	"verbatim/corpus/readtest"
)

// TestEnding checks the noun phrases of plain sentences by what they stand for.
func TestEnding(t *testing.T) {
	for name, cases := range map[string]string{
		"persons": persons, "names": names, "people": people, "documents": documents, "others": others,
	} {
		t.Run(name, func(t *testing.T) { readtest.Hold(t, cases, ending) })
	}
}

// persons are descriptions of one person.
const persons = `
The mayor left.
	person: The [mayor]
A senior aide to the minister resigned.
	person: A senior [aide] to the minister
A spokesman for the Halden Institute spoke.
	person: A [spokesman] for the Halden Institute
The former deputy mayor of Halden resigned.
	person: The former deputy [mayor] of Halden
Ada Marsh's lawyer left the hall.
	person: Ada Marsh's [lawyer]
	other: the [hall]
Her lawyer waited.
	person: Her [lawyer]
The 46-year-old left.
	person: The [46-year-old]
A Western diplomat spoke.
	person: A Western [diplomat]
A White House official called.
	person: A White House [official]
The head of the road service fled.
	person: The [head] of the road service
The man who opened the lock fled.
	person: The [man]
	other: the [lock]
A senior Halden official refused.
	person: A senior Halden [official]
An inside source told the paper.
	person: An inside [source]
	document: the [paper]
One farmer disagreed.
	person: One [farmer]
The second officer nodded.
	person: The second [officer]
The ministry's spokeswoman declined.
	person: The ministry's [spokeswoman]
Norland's foreign minister resigned.
	person: Norland's foreign [minister]
The chief of staff of the league resigned.
	person: The [chief] of staff of the league
The island's fisheries minister resigned.
	person: The island's fisheries [minister]
My brother left.
	person: My [brother]
A police officer in Halden waved.
	person: A police [officer] in Halden
The vice-president refused.
	person: The [vice-president]
This teacher refused.
	person: This [teacher]
The union leader refused.
	person: The union [leader]
The then mayor refused.
	person: The then [mayor]
Another official refused.
	person: Another [official]
A nurse at the hospital refused.
	person: A [nurse] at the hospital
The president of the Halden Institute refused.
	person: The [president] of the Halden Institute
The owner (a farmer) refused.
	person: The [owner]
His older sister refused.
	person: His older [sister]
The company's chief executive refused.
	person: The company's chief [executive]
`

// names name people and bodies.
const names = `
On Monday, Ada Marsh left.
	name: Ada [Marsh]
Mayor Ada Marsh left.
	name: Mayor Ada [Marsh]
The Lantern's Ada Marsh asked.
	name: The Lantern's Ada [Marsh]
The Halden Institute closed.
	body's name: The Halden [Institute]
The Secretary of State left.
	person: The Secretary of [State]
The Prime Minister left.
	person: The Prime [Minister]
Mr. Marsh left the room with Dr. Roe.
	name: Mr. [Marsh]
	other: the [room]
	name: Dr. [Roe]
Ada Marsh (R-Halden) voted.
	name: Ada [Marsh]
President-elect Ada Marsh spoke.
	name: President-elect Ada [Marsh]
Ada Marsh of the Halden Institute spoke.
	name: Ada [Marsh] of the Halden Institute
The Halden Post reported it.
	body's name: The Halden [Post]
	pronoun: [it]
Otto van der Roe left.
	name: Otto van der [Roe]
Ada Marsh and Otto Roe left.
	name: Ada [Marsh]
	name: Otto [Roe]
Prof. Ilse Brandt left.
	name: Prof. Ilse [Brandt]
The United Nations agreed.
	body's name: The United [Nations]
Congress agreed.
	body's name: [Congress]
The Halden City Council agreed.
	body's name: The Halden City [Council]
Elin O'Dell left.
	name: Elin [O'Dell]
Ada Marsh-Roe left.
	name: Ada [Marsh-Roe]
Ada K. Marsh left.
	name: Ada K. [Marsh]
Northwind Ltd. agreed.
	body's name: Northwind [Ltd.]
Captain Otto Roe left.
	name: Captain Otto [Roe]
Then Ada Marsh left.
	name: Ada [Marsh]
Senator Marsh left.
	name: Senator [Marsh]
`

// people are several people, and shares of them.
const people = `
Three officials left.
	people: Three [officials]
A group of experts wrote the report.
	body: A [group] of experts
	document: the [report]
A handful of Democrats voted.
	people: A [handful] of Democrats
54 percent of respondents agreed.
	people: 54 [percent] of respondents
42% agreed.
	people: 42[%]
Six in 10 agreed.
	people: Six in [10]
Critics of the plan gathered.
	people: [Critics] of the plan
Hundreds of farmers marched.
	people: [Hundreds] of farmers
Marsh administration officials declined.
	people: Marsh administration [officials]
Many of the fishermen left.
	people: [Many] of the fishermen
Residents left their homes.
	people: [Residents]
	other: their [homes]
Voters polled in May agreed.
	people: [Voters]
Some senators laughed.
	people: Some [senators]
Sources close to Marsh agreed.
	people: [Sources] close to Marsh
Sources close to him agreed.
	people: [Sources] close to him
Local residents agreed.
	people: Local [residents]
The ministers agreed.
	people: The [ministers]
Her neighbours agreed.
	people: Her [neighbours]
Two people familiar with the plan agreed.
	people: Two [people] familiar with the plan
Several villagers near the dam agreed.
	people: Several [villagers] near the dam
Most experts agreed.
	people: Most [experts]
Others agreed.
	people: [Others]
The two leaders agreed.
	people: The two [leaders]
About half of the farmers agreed.
	people: [half] of the farmers
Government lawyers agreed.
	people: Government [lawyers]
`

// documents are documents and bodies without a name.
const documents = `
The report found a crack.
	document: The [report]
	other: a [crack]
A study by the Halden Institute and the Oslo Foundation found it.
	document: A [study] by the Halden Institute and the Oslo Foundation
	pronoun: [it]
The council agreed.
	body: The [council]
The ministry's statement helped.
	document: The ministry's [statement]
Article 33 forbids it.
	document: Article [33]
	pronoun: [it]
Section 12 of the treaty allows it.
	document: Section [12] of the treaty
	pronoun: [it]
A poll released on Sunday showed it.
	document: A [poll]
	pronoun: [it]
The company's annual report warned of it.
	document: The company's annual [report]
	pronoun: [it]
A court in Halden ruled.
	body: A [court] in Halden
The campaign stopped.
	body: The [campaign]
The government of Norland fell.
	body: The [government] of Norland
A letter to the council arrived.
	document: A [letter] to the council
The survey showed it.
	document: The [survey]
	pronoun: [it]
An internal memo showed it.
	document: An internal [memo]
	pronoun: [it]
The agency agreed.
	body: The [agency]
The Marsh campaign denied it.
	body: The Marsh [campaign]
	pronoun: [it]
The court's ruling helped.
	document: The court's [ruling]
A new book about the dam helped.
	document: A new [book] about the dam
The newspaper agreed.
	body: The [newspaper]
The team agreed.
	body: The [team]
The club agreed.
	body: The [club]
The bank agreed.
	body: The [bank]
The opposition agreed.
	body: The [opposition]
`

// others are about other things.
const others = `
The lock rose.
	other: The [lock]
The price of salt rose.
	other: The [price] of salt
The bridge over the fjord fell.
	other: The [bridge]
	other: the [fjord]
The wide old iron bridge fell.
	other: The wide old iron [bridge]
He quickly left.
	pronoun: [He]
They did not release the horse.
	pronoun: [They]
	other: the [horse]
That night the ice broke.
	other: the [ice]
The plan that Marsh proposed failed.
	other: The [plan]
	name: [Marsh]
Norland's fleet sailed.
	other: Norland's [fleet]
Her plan failed.
	other: Her [plan]
The rusty gates broke.
	other: The rusty [gates]
It broke.
	pronoun: [It]
We saw the boat.
	pronoun: [We]
	other: the [boat]
The new law failed.
	document: The new [law]
In the morning the boat sank.
	other: the [boat]
A dozen boats sank.
	other: A dozen [boats]
These boats sank.
	other: These [boats]
Two boats sank.
	other: Two [boats]
The mayor's plan failed.
	other: The mayor's [plan]
The farmers' dam leaked.
	other: The farmers' [dam]
`
