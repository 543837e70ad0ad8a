package lexicon

// The words that rules ask for one by one, to be compared with those of tokens.
var (
	ThatWord = WordOf("that")
	ToWord   = WordOf("to")
	TheWord  = WordOf("the")
	AndWord  = WordOf("and")
	AWord    = WordOf("a")
	AnWord   = WordOf("an")
	WhoWord  = WordOf("who")
	ThisWord = WordOf("this")
	AsWord   = WordOf("as")
	IfWord   = WordOf("if")
	InWord   = WordOf("in")
	ByWord   = WordOf("by")
	MayWord  = WordOf("may")
	OfWord   = WordOf("of")
)

// Reporting are the classes of verbs that are looked at as cues.
const Reporting = Say | Tell | Ask | Write | Call | Judge | Topic | Act | Talk | Mind | Show | Object

// Functional are the classes of words that end a noun phrase on its left.
const Functional = Preposition | Coordinator | Subordinator | Auxiliary | Modal | Negation | Relative | Pronoun | ObjectPronoun
