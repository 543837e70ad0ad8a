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

// A question tells little without its answer, so a quote that is a question is shown with the quote that answers it:
// the next one of the article by another speaker, where nothing is told between the two.

// askingCues are the forms of verbs that put a question to a person.
var askingCues = wordSet("ask asks asked asking", "inquire inquires inquired inquiring",
	"enquire enquires enquired enquiring")

// asksWith are the words that an indirect question begins with: "asked whether", not "asked for".
var asksWith = wordSet("whether if how why what who whom whose when where which")

// replyingCues are the forms of verbs that report a reply.
var replyingCues = wordSet("reply replies replied replying", "answer answers answered answering",
	"respond responds responded responding",
	"retort retorts retorted")

// repliesWith are the words that a reply begins with.
var repliesWith = wordSet("yes yeah no nope not never absolutely certainly maybe perhaps exactly")

// wordSet returns the words of some lists.
func wordSet(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(strings.Join(lists, " ")) {
		set[w] = true
	}
	return set
}

// isAsked reports whether a quote of a text is a question that is put to a person, so that the next speaker answers it:
// what a speaker "asked", or a turn of an interview.
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

// isReply reports whether quote b, which follows a, is a reply, although a may be a question that expects none: its cue
// or its first word says so, or the two are an exchange of direct quotes, in one paragraph or with nothing between
// them.
func isReply(text string, a, b *corpus.Quote) bool {
	if replyingCues[strings.ToLower(b.Cue.In(text))] || repliesWith[firstWord(b, text)] {
		return true
	}
	gap := text[a.Extent().End:b.Extent().Start]
	return a.Kind == corpus.Direct && b.Kind == corpus.Direct && (!hasLetters(gap) || !strings.Contains(gap, "\n"))
}

// mayAnswer reports whether quote b may answer the question a. A question in the reporter's words, "asked whether", is
// answered in the same paragraph or in the answerer's own words.
func mayAnswer(text string, a, b *corpus.Quote) bool {
	gap := text[a.Extent().End:max(a.Extent().End, b.Extent().Start)]
	return a.Kind == corpus.Direct || b.Kind == corpus.Direct || !strings.Contains(gap, "\n")
}

// firstWord returns the first word of a quote in small letters.
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

// isWordRune reports whether a character may begin a word.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isClosing reports whether a character may stand after the mark that ends a sentence.
func isClosing(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`"'”’»)]*_`, r)
}

// answered reports for each of an article's quotes, which are in the order of the text, whether it is a question that
// another speaker answers.
func answered(text string, quotes []corpus.Quote) []bool {
	list := make([]bool, len(quotes))
	for i := range quotes {
		list[i] = answerOf(text, quotes, i) >= 0
	}
	return list
}

// mostAhead is how many quotes after a question are searched for its answer, so that the time grows with the length of
// the article alone.
const mostAhead = 8

// answerOf returns the place of the quote that answers quote i, or -1 where it is no question or not answered. Further
// questions of the one who asks may stand between.
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

// placesOf returns the quotes of an article by their places, nil for any other place.
func placesOf(quotes []corpus.Quote) func(int) *corpus.Quote {
	return func(k int) *corpus.Quote {
		if k >= len(quotes) {
			return nil
		}
		return &quotes[k]
	}
}

// TurnsAfter yields the quotes after question i that may answer it, by their places, at most mostAhead places on. It
// leaves out those that begin within the one yielded before. at returns the quote at a place of the article, nil after
// the last.
func TurnsAfter(i int, at func(int) *corpus.Quote) iter.Seq2[int, *corpus.Quote] {
	return func(yield func(int, *corpus.Quote) bool) {
		last := at(i)
		for k := i + 1; last != nil && k <= i+mostAhead; k++ {
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

// isPart reports whether a quote begins within the one before it.
func isPart(next, last *corpus.Quote) bool { return next.Extent().Start < last.Extent().End }

// SameSpeaker reports whether two speakers of one article are one, or may be: nothing is known of either.
func SameSpeaker(a, b *corpus.Speaker) bool { return names.Key(a.Name) == names.Key(b.Name) }

// mostBetween is how many bytes may stand between a question and its answer, which the rest of one sentence and the
// beginning of another do.
const mostBetween = 400

// follows reports whether nothing is told between quote a and quote b, which comes after it: there stand at most the
// end of the sentence of a, labels such as "A:", and the beginning of the sentence of b.
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
	if to-from > mostBetween {
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

// endsSentence reports whether a text ends with a sentence.
func endsSentence(text string) bool {
	text = strings.TrimRightFunc(text, isClosing)
	return text != "" && strings.ContainsRune(".?!", rune(text[len(text)-1]))
}

// hasLetters reports whether there is a word in s, other than in brackets: "[laughs]".
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

// longestAbbreviation is how many letters an abbreviation with a full stop has at most: "Mr.", "Sen.".
const longestAbbreviation = 4

// sentencesOf splits what stands between two quotes after each full stop, question and exclamation mark, and at line
// breaks. A capital abbreviation, such as "Mr.", ends no sentence.
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

// isShort reports whether s ends with a word that is short and begins with a capital.
func isShort(s string) bool {
	word := s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
	return word != "" && utf8.RuneCountInString(word) <= longestAbbreviation && unicode.IsUpper([]rune(word)[0])
}
