package layout

import (
	"regexp"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/table"
)

// ends reports whether a row ends all turns: what stands below it is the outlet's.
func (d *document) ends(r *row) bool {
	if look.Controls(r.text) { // "Share this contribution"
		return false
	}
	text := strings.ToLower(r.text)
	for _, start := range endings {
		if strings.HasPrefix(text, start) && (start != "ends" || len(text) < 6) {
			return true
		}
	}
	last := d.rows[len(d.rows)-1].Span == r.Span
	return r.Kind == corpus.Note || collectedBy().MatchString(text) || followMe.MatchString(text) ||
		publishedOn().MatchString(text) || last && (r.Italic ||
		aboutItself.MatchString(text))
}

// followMe matches a row that asks to follow the author elsewhere.
var followMe = regexp.MustCompile(`^follow .{1,60} on (?:twitter|facebook|instagram|x)\b`)

// collectedBy matches a row that says how the words above it came about: "The answers were edited for length."
var collectedBy = table.Pattern(
	`^(?:the |all |these )?(?:answers|responses|replies|comments|contributions|interviews?|questions|conversation)` +
		` (?:were|was|have been|has been) (?:\w+ )?(?:collected|edited|condensed|shortened|compiled|conducted|translated|recorded)`)

// publishedOn matches a row that says when the page was made: "Published 5 February 2022".
var publishedOn = table.Pattern(`^(?:published|updated|last updated|first published|posted)(?: on)?:? (?:\w+ )?\d`)

// aboutItself matches a last row in which the outlet speaks of the article.
var aboutItself = regexp.MustCompile(
	`\bthis (?:sample |edited |news )?(?:article|transcript|interview|page|conversation)\b`)

// closes reports whether a row does not go on with the turn above it: another form's, the outlet's or the reporter's.
func (d *document) closes(r *row) bool { return r.taken || d.ends(r) || d.narrates(r) }

// endings are how the rows begin that stand below the last turn.
var endings = []string{
	"###", "* * *", "(reporting by", "reporting by", "(the briefing was", "(the interview was", "(writing by",
	"copyright", "©",
	"related:", "read more", "source:", "sources:", "advertisement", "sign up", "follow us", "share this", "editor's note",
	"editor’s note", "this interview has been", "this transcript", "- 30 -", "(ends)", "ends", "for further information",
	"share and comment", "h/t", "about the author", "about the speaker", "back to ", "interview by ", "interviewed by ",
	"edited by ", "translated by ", "the interview has been", "the conversation has been", "this conversation",
	"the views expressed", "the opinions expressed", "media contact", "contact:", "tags:", "topics:", "see also",
	"watch the full", "listen to the full", "the full interview", "the full transcript", "link to the video",
}

// skipped reports whether a row inside a turn is none of its words: a remark in brackets, a heading, furniture.
func (d *document) skipped(r *row) bool {
	decorated := strings.HasPrefix(r.text, "**") || strings.HasPrefix(r.text, "--") || strings.HasPrefix(r.text, "#")
	heading := r.headingLike() && !look.Addresses(r.text) && (look.TitleCase(r.text) || look.Capitals(r.text)) ||
		r.Kind == corpus.Heading && d.marked
	return decorated || heading || look.StageDirection(r.text) || look.Furniture(r.text) || look.Proceeding(r.text)
}
