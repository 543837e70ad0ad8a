package document

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"verbatim/corpus"
	"verbatim/index/names"
	"verbatim/index/terms"
)

// A question says little without its answer. So a quote that is a question is shown with the quote that answers
// it: the next one by another speaker, if the article says nothing else between the two.

// askingCues are forms of verbs that put a question to a person.
var askingCues = wordSet("ask asks asked asking", "inquire inquires inquired inquiring",
	"enquire enquires enquired enquiring")

// asksWith are the first words of an indirect question: "asked whether", not "asked for".
var asksWith = wordSet("whether if how why what who whom whose when where which")

// replyingCues are forms of verbs that report a reply.
var replyingCues = wordSet("reply replies replied replying", "answer answers answered answering",
	"respond responds responded responding",
	"retort retorts retorted")

// repliesWith are typical first words of a reply.
var repliesWith = wordSet("yes yeah no nope not never absolutely certainly maybe perhaps exactly")

// wordSet returns the set of the words in some lists.
func wordSet(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(strings.Join(lists, " ")) {
		set[w] = true
	}
	return set
}

// isAsked reports whether a quote is a question to a person, so that the next speaker answers it: it was
// "asked", or is a turn of an interview.
func isAsked(q *corpus.Quote, text string) bool {
	asked := !q.Cue.IsZero() && askingCues[strings.ToLower(q.Cue.In(text))]
	if q.Kind == corpus.Indirect || q.Kind == corpus.Mixed {
		return asked && asksWith[firstWord(q, text)]
	}
	return endsAsking(q, text) && (asked || q.Method == corpus.Transcript)
}

// endsAsking reports whether a quote ends with a question mark.
func endsAsking(q *corpus.Quote, text string) bool {
	last := q.Spans[len(q.Spans)-1].In(text)
	return strings.HasSuffix(strings.TrimRightFunc(last, isClosing), "?")
}

// isReply reports whether quote b replies to quote a, although a may be a question that expects no answer. Then
// the cue or the first word of b says so, or both are direct quotes in one paragraph or with nothing between
// them.
func isReply(text string, a, b *corpus.Quote) bool {
	if replyingCues[strings.ToLower(b.Cue.In(text))] || repliesWith[firstWord(b, text)] {
		return true
	}
	gap := text[a.Extent().End:b.Extent().Start]
	return a.Kind == corpus.Direct && b.Kind == corpus.Direct && (!hasLetters(gap) || !strings.Contains(gap, "\n"))
}

// mayAnswer reports whether quote b may answer question a. A paraphrased question is answered in the same
// paragraph or by a direct quote.
func mayAnswer(text string, a, b *corpus.Quote) bool {
	gap := text[a.Extent().End:max(a.Extent().End, b.Extent().Start)]
	return a.Kind == corpus.Direct || b.Kind == corpus.Direct || !strings.Contains(gap, "\n")
}

// firstWord returns the first word of a quote in lower case.
func firstWord(q *corpus.Quote, text string) string {
	said := q.Spans[0].In(text)
	start := strings.IndexFunc(said, isWordRune)
	if start < 0 {
		return ""
	}
	said = said[start:]
	if end := strings.IndexFunc(said, unicode.IsSpace); end >= 0 {
		said = said[:end]
	}
	if words := terms.Words(said); len(words) > 0 {
		return words[0]
	}
	return ""
}

// isWordRune reports whether a word may begin with a character.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isClosing reports whether a character may follow the mark at the end of a sentence.
func isClosing(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]*_`, r)
}

// answered reports for each quote of an article whether it is a question with an answer.
func answered(text string, quotes []corpus.Quote) []bool {
	list := make([]bool, len(quotes))
	for i := range quotes {
		list[i] = answerOf(text, quotes, i) >= 0
	}
	return list
}

// MaxAhead is the number of quotes after a question that are searched for its answer. The limit keeps the time
// linear in the length of the article.
const MaxAhead = 8

// answerOf returns the index of the quote that answers quote i, or -1. If the same speaker goes on after the
// question, the last question counts.
func answerOf(text string, quotes []corpus.Quote, i int) int {
	last := &quotes[i]
	for k, next := range TurnsAfter(i, placesOf(quotes)) {
		asked := isAsked(last, text)
		switch {
		case !asked && !endsAsking(last, text), !follows(text, last, next):
			return -1
		case SameSpeaker(&quotes[i].Speaker, &next.Speaker):
			last = next
		case asked && mayAnswer(text, last, next) || isReply(text, last, next):
			return k
		default:
			return -1
		}
	}
	return -1
}

// placesOf returns a function from an index to the quote of an article, or nil.
func placesOf(quotes []corpus.Quote) func(int) *corpus.Quote {
	return func(k int) *corpus.Quote {
		if k >= len(quotes) {
			return nil
		}
		return &quotes[k]
	}
}

// TurnsAfter yields the quotes after question i that may answer it with their indexes, at most MaxAhead of
// them. It skips quotes that begin within the quote that it has yielded before. at returns the quote at an
// index, or nil after the last one of the article.
func TurnsAfter(i int, at func(int) *corpus.Quote) iter.Seq2[int, *corpus.Quote] {
	return func(yield func(int, *corpus.Quote) bool) {
		last := at(i)
		for k := i + 1; last != nil && k <= i+MaxAhead; k++ {
			next := at(k)
			switch {
			case next == nil:
				return
			case isPart(next, last):
				continue
			case !yield(k, next):
				return
			}
			last = next
		}
	}
}

// isPart reports whether a quote begins within the quote before it.
func isPart(next, last *corpus.Quote) bool { return next.Extent().Start < last.Extent().End }

// SameSpeaker reports whether two speakers of one article are the same, or may be, because both are unknown.
func SameSpeaker(a, b *corpus.Speaker) bool { return names.Key(a.Name) == names.Key(b.Name) }

// maxBetween is the number of bytes between a question and its answer: the rest of one sentence and the
// beginning of another.
const maxBetween = 400

// follows reports whether quote b directly follows quote a. Between them may be the end of the sentence of a,
// labels such as "A:", and the beginning of the sentence of b.
func follows(text string, a, b *corpus.Quote) bool {
	from, to := a.Extent().End, b.Extent().Start
	for _, s := range []corpus.Span{a.Cue, a.Source} {
		if s.End <= to {
			from = max(from, s.End)
		}
	}
	for _, s := range []corpus.Span{b.Cue, b.Source} {
		if s.Start >= from {
			to = min(to, s.Start)
		}
	}
	if to-from > maxBetween {
		return false
	}
	sentences := sentencesOf(text[from:to])
	last := len(sentences) - 1
	for i, s := range sentences {
		rest := i == 0 && !endsSentence(text[:from])
		if hasLetters(s) && !rest && i != last && !strings.HasSuffix(strings.TrimSpace(s), ":") {
			return false
		}
	}
	return true
}

// endsSentence reports whether a text ends at the end of a sentence.
func endsSentence(text string) bool {
	text = strings.TrimRightFunc(text, isClosing)
	return text != "" && strings.ContainsRune(".?!", rune(text[len(text)-1]))
}

// hasLetters reports whether s contains words outside brackets. "[laughs]" does not.
func hasLetters(s string) bool {
	depth := 0
	for _, r := range s {
		switch {
		case r == '[' || r == '(':
			depth++
		case r == ']' || r == ')':
			depth--
		case depth <= 0 && unicode.IsLetter(r):
			return true
		}
	}
	return false
}

// longestAbbreviation is the maximum number of letters of an abbreviation with a full stop: "Mr.", "Sen.".
const longestAbbreviation = 4

// sentencesOf splits the text between two quotes after full stops, question marks and exclamation marks, and at
// line breaks. A capitalised abbreviation such as "Mr." ends no sentence.
func sentencesOf(s string) []string {
	var list []string
	start := 0
	for i, r := range s {
		switch {
		case r == '\n', strings.ContainsRune("?!", r), r == '.' && !isShort(s[start:i]):
			list = append(list, s[start:i+1])
			start = i + 1
		}
	}
	return append(list, s[start:])
}

// isShort reports whether s ends with a short capitalised word.
func isShort(s string) bool {
	word := s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
	return word != "" && utf8.RuneCountInString(word) <= longestAbbreviation && unicode.IsUpper([]rune(word)[0])
}
