// Package post reads what stands around the words of a post of another site: its day, its address, and who signs it.
// Start with [Find] and [Signature].
package post

import (
	"net/url"
	"regexp"
	"strings"

	"verbatim/corpus"
	"verbatim/corpus/day"
	"verbatim/corpus/layout/head"
	"verbatim/corpus/table"
	"verbatim/corpus/wording"
)

// addresses match the path of a post's address, after the host as they have it. The group is the author's handle.
var addresses = []struct {
	host func() *regexp.Regexp
	path func() *regexp.Regexp
}{
	{table.Pattern(`.`), table.Pattern(`^/@?(\w{1,30})/status(?:es)?/\d+`)},                // Twitter, X
	{table.Pattern(`.`), table.Pattern(`^/@([\w.]{1,40}(?:@[\w.-]+)?)/(?:posts/)?\d{6,}`)}, // Mastodon, Truth Social
	{table.Pattern(`^t\.me$|telegram`), table.Pattern(`^/(?:s/)?(\w{3,40})/\d+`)},
	{table.Pattern(`facebook`), table.Pattern(`^/([\w.]{3,60})/(?:posts|videos|photos)/`)},
	{table.Pattern(`facebook`), table.Pattern(`^/(?:permalink\.php|story\.php|photo|watch)()`)},
	{table.Pattern(`instagram`), table.Pattern(`^/(?:([\w.]{3,40})/)?(?:p|reel|tv)/[\w-]+`)},
	{table.Pattern(`bsky`), table.Pattern(`^/profile/([\w.:-]{3,80})/post/\w+`)},
	{table.Pattern(`threads`), table.Pattern(`^/@([\w.]{2,40})/post/\w+`)},
	{table.Pattern(`tiktok`), table.Pattern(`^/@([\w.]{2,40})/video/\d+`)},
	{table.Pattern(`^(?:m\.)?vk\.`), table.Pattern(`^/()wall-?\d+_\d+`)},
	{table.Pattern(`linkedin`), table.Pattern(`^/(?:feed/update|posts)/()[\w:-]+`)},
}

// maxAddress is the longest address of a post in bytes. The longest seen has 200.
const maxAddress = 500

// Address reports whether an address on the web is that of a post, and returns its author's handle without the sign if
// it has one.
func Address(address string) (handle string, ok bool) {
	if len(address) > maxAddress || !strings.HasPrefix(address, "http") {
		return "", false
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return "", false
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for _, a := range addresses {
		if m := a.path().FindStringSubmatch(u.Path); m != nil && a.host().MatchString(host) {
			if strings.Contains(m[1], ":") || m[1] == "i" || m[1] == "web" { // a number of an account, or of none
				return "", true
			}
			return m[1], true
		}
	}
	return "", false
}

// maxFound is how many bytes before or after the words of a post may hold its day and address.
const maxFound = 600

// Find returns the day and the address of a post that a text has, such as its signature. Of several the first counts.
func Find(text string) corpus.Post {
	text = text[:wording.Floor(text, maxFound)]
	var found corpus.Post
	for word := range strings.FieldsSeq(text) {
		word = strings.Trim(word, "()[]<>,.;")
		if _, ok := Address(word); ok {
			found.URL = word
			break
		}
	}
	if printed, ok := day.Find(withoutAddresses(text)); ok {
		found.Day = printed.Day
	}
	return found
}

// withoutAddresses returns text without its addresses, whose numbers are no days.
func withoutAddresses(text string) string {
	words := strings.Fields(text)
	kept := words[:0]
	for _, w := range words {
		if !strings.Contains(w, "/") || !strings.Contains(w, ".") {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// when matches what may follow a handle: a day, or more after a mark.
const when = `(?: ?[,·•|].{0,60}|,? (?:on )?(?:\d|[A-Z][a-z]{2,8}\.?,? \d).{0,40})?$`

// on matches the day or the site after a name.
const on = `(?:[ \x{a0}](?:on|at)[ \x{a0}].{0,60})?$`

// signatures match a line that names the author of a post in other words than a dash and a handle. The group is the
// name.
var signatures = []func() *regexp.Regexp{
	table.Pattern(`^(?:Posted|Shared|Published) by (\S.{1,80}?)` + on),
	table.Pattern(`^(?:A )?(?:post|photo|video|reel|picture) (?:shared|posted) by (\S.{1,80}?)` + on),
	table.Pattern(`^Post by (\S.{1,80}?)` + on),
	table.Pattern(`^(?:Source|Via|From): (?:Telegram|Facebook|Twitter|X|Instagram|Mastodon)(?: channel of)?[ /:]+` +
		`(\S.{1,80}?)(?:, .{0,60})?$`),
	table.Pattern(`^(\S[^.?!]{1,60}? \(@[\w.@-]{1,60}\))` + when),
	table.Pattern(`^(@[\w.-]{2,40}(?:@[\w.-]+)?)` + when),
}

// maxSignature is the longest signature in bytes.
const maxSignature = 180

// Signature returns where a line names the author of a post, in bytes, if it does nothing else.
func Signature(line string) (name corpus.Span, ok bool) {
	if len(line) > maxSignature {
		return corpus.Span{}, false
	}
	for _, pattern := range signatures {
		if m := pattern().FindStringSubmatchIndex(line); m != nil {
			return corpus.Span{Start: m[2], End: m[3]}, true
		}
	}
	return corpus.Span{}, false
}

// controls are lines that sites print in their embedded posts, in lower case. No one posted them.
var controls = table.Set("view this post on instagram", "view on mastodon", "view on instagram", "view on twitter",
	"view on x", "view on facebook", "view on telegram", "view in telegram", "view on threads", "view on bluesky",
	"read more on twitter", "load more", "see more", "see translation", "translate post", "original sound", "embed",
	"view original post", "follow", "reply", "retweet", "like", "share")

// Control reports whether a line is one of the controls of an embedded post: a link to the site, a picture, a sound, or
// the time of the post.
func Control(line string) bool {
	if bare := strings.Trim(line, " .:→↗-"); controls[strings.ToLower(bare)] || strings.HasPrefix(bare, "♬") {
		return true
	}
	h, ok := head.Of(line, corpus.Span{End: len(line)})
	return ok && h.End == len(line) && h.Place.Len()+h.Agency.Len() == 0
}
