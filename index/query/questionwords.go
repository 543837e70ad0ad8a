package query

import (
	"slices"
	"strings"

	"verbatim/corpus/fold"
)

// The words that give a question its form. They are not searched for, unless the question has no other words.
var (
	// askingWords begin a question or say whom or what it asks for.
	askingWords = wordSet(`
		who whom whose what which when where why how who's what's when's where's why's how's whos whats all else
		anybody anyone somebody someone everybody everyone anybody's people please often times`)

	// helperWords come before the subject: "did NAME say".
	helperWords = wordSet(`
		did do does has have had is are was were will would can could should may might must didn't doesn't don't
		hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't been ever`)

	// beingWords are the helpers after which a possessive names the speaker: "what is NAME's view". After the others
	// it is part of a description: "what did NAME's wife say".
	beingWords = wordSet("is are was were what's who's")

	// reportWords are verbs of speech. A quote need not contain them.
	reportWords = wordSet(`
		say said says saying tell told tells talk talked talks talking speak spoke speaks spoken speaking mention
		mentioned mentions mentioning comment commented comments commenting quoted quote state stated states think
		thinks thought believe believes believed want wants wanted argue argued argues claim claimed claims claiming
		call called calls discuss discussed discusses remark remarked remarks respond responded responds react
		reacted propose proposed proposes suggest suggested suggests warn warned warns express expressed expresses
		describe described describes explain explained explains admit admitted admits insist insisted insists
		complain complained complains wonder wondered wondering bring brought`)

	// passiveWords are verbs whose passive follows the topic: "how often was a treaty mentioned". "Quoted" is not
	// one: its subject speaks.
	passiveWords = wordSet("mentioned called described discussed raised criticized criticised")

	// thingWords are placeholders for what was said: "who said anything about the talks".
	thingWords = wordSet("anything something nothing everything much more")

	// linkWords come between a verb of speech and the topic.
	linkWords = wordSet("about on of that regarding concerning to for in with over the a an up")

	// plainWords are the function words of a question. A quote need not contain them.
	plainWords = wordSet(`
		i me my we us our you your he him his she her it its they them their himself herself themselves this that
		these those there here am be been being is are was were do does did done has have had will would can could
		should may might must shall a an the and or but if whether as at by for from in into of off on onto out over
		to up with about than then so much many more too very just even also ever still because while after before during
		what which who whom whose when where why how think thinks thought say says said any some didn't doesn't
		don't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't`)

	// lightWords are verbs that mean little by themselves: "gets people to the polls", "make it happen". A quote
	// need not contain them.
	lightWords = wordSet(`
		get gets got getting gotten make makes made making put puts putting take takes took taken taking give gives
		gave given giving go goes going went gone come comes coming came keep keeps kept let lets`)

	// adverbs come between the subject and the verb of speech: "did NAME ever say".
	adverbs = wordSet("ever also actually really just even again once recently lately often last first")

	// titleWords may come before a name. They do not identify the speaker, because the corpus may use another title,
	// or none.
	titleWords = wordSet(`
		the president senator sen rep representative congressman congresswoman governor gov secretary judge justice
		chief minister chancellor ambassador general mayor director professor candidate`)
)

func wordSet(s string) []string { return strings.Fields(s) }

// is reports whether t is a plain word of the set.
func is(t Term, set []string) bool {
	return t.IsPlain() && slices.Contains(set, fold.String(t.Text))
}

// dropLeading returns terms without the words of the set at its beginning.
func dropLeading(terms []Term, set []string) []Term {
	for len(terms) > 0 && is(terms[0], set) {
		terms = terms[1:]
	}
	return terms
}
