package lexicon

// The words that rules ask for one by one, to be compared with those of tokens.
var (
	ThanWord      = WordOf("than")
	ThatWord      = WordOf("that")
	IsWord        = WordOf("is")
	ToWord        = WordOf("to")
	TheWord       = WordOf("the")
	AndWord       = WordOf("and")
	ForWord       = WordOf("for")
	AWord         = WordOf("a")
	AnWord        = WordOf("an")
	WhoWord       = WordOf("who")
	ThisWord      = WordOf("this")
	ThereWord     = WordOf("there")
	AsWord        = WordOf("as")
	IfWord        = WordOf("if")
	InWord        = WordOf("in")
	WithWord      = WordOf("with")
	FromWord      = WordOf("from")
	WhichWord     = WordOf("which")
	WhoseWord     = WordOf("whose")
	LateWord      = WordOf("late")
	EarlyWord     = WordOf("early")
	ByWord        = WordOf("by")
	MayWord       = WordOf("may")
	WordsWord     = WordOf("words")
	AccordingWord = WordOf("according")
	OfWord        = WordOf("of")
	UnderWord     = WordOf("under")
)

// Reporting are the classes of verbs that are looked at as cues.
const Reporting = Say | Tell | Ask | Write | Call | Judge | Topic | Act | Talk | Mind | Show | Object

// Functional are the classes of words that end a noun phrase on its left.
const Functional = Preposition | Coordinator | Subordinator | Auxiliary | Modal | Negation | Relative | Pronoun | ObjectPronoun
