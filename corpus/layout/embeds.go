package layout

import (
	"strings"
	"unicode"

	"verbatim/corpus"
	"verbatim/corpus/layout/look"
	"verbatim/corpus/layout/post"
	"verbatim/corpus/layout/voice"
)

// embeds reads the posts of other sites that the loader has found in the page. All of a post but its signature and the
// site's controls is what its author wrote.
type embeds struct{ *document }

func (d embeds) read() {
	for i := 0; i < len(d.rows); {
		if d.rows[i].Kind != corpus.Embedded {
			i++
			continue
		}
		end := i + 1
		for end < len(d.rows) && d.rows[end].joined(&d.rows[i]) {
			end++
		}
		d.post(i, end)
		i = end
	}
}

// post reads the rows [first, end) as one post.
func (d embeds) post(first, end int) {
	sign, signed := corpus.Span{}, -1
	for i := end - 1; i >= first && signed < 0; i-- {
		if found, ok := d.signature(i, first); ok {
			sign, signed = found, i
		}
	}
	t := Turn{Form: Post, Label: sign}
	for i := first; i < end; i++ {
		r := &d.rows[i]
		last := r.Span.End
		if i == signed {
			last = min(sign.Start, last)
			if begin := r.Span.Start + look.LeadIn(r.text); last <= begin || d.wholly(i) {
				continue
			}
		}
		words := voice.Trimmed(d.Text, r.Span.Start, last)
		words.End = d.withoutLinks(words.Start, words.Start+len(strings.TrimRight(words.In(d.Text), " -–—")))
		said := words.In(d.Text)
		if said == "" || look.StageDirection(said) || post.Control(said) || look.Link(said) {
			continue
		}
		if bare, whole := d.said(words.Start, words.End); whole && bare.Len() > 0 {
			words = bare
		}
		t.Words = append(t.Words, words)
	}
	t.Post = d.postOf(sign, first, end)
	ok := false
	if t.Voice, ok = d.author(t.Post, sign, first); ok {
		t.Label = nameIn(sign, &t.Voice)
		d.add(t, first, end)
	}
}

// wholly reports whether row i is a signature and nothing else.
func (d embeds) wholly(i int) bool {
	_, ok := post.Signature(d.rows[i].text)
	return ok
}

// signature returns where row i names the author of the post that begins with row first.
func (d embeds) signature(i, first int) (corpus.Span, bool) {
	r := &d.rows[i]
	at := strings.LastIndex(r.text, "— ")
	if at < 0 && i > first && look.Dash(r.text) > 0 {
		at = 0
	}
	if at >= 0 && len(r.text)-at <= look.MaxSignature {
		span := voice.Trimmed(d.Text, r.Span.Start+at, r.Span.End)
		span.Start += look.LeadIn(span.In(d.Text))
		_, ok := d.namedIn(span)
		return span, ok
	}
	if name, ok := post.Signature(r.text); ok {
		return corpus.Span{Start: r.Span.Start + name.Start, End: r.Span.Start + name.End}, true
	}
	return corpus.Span{}, false
}

// namedIn reads who signs a post.
func (d embeds) namedIn(sign corpus.Span) (voice.Voice, bool) {
	v, ok := signer(d.document, sign)
	return v, ok && (v.Kind == voice.Person || v.Kind == voice.Group || v.Kind == voice.Office)
}

// signer reads a signature. The letters of a body before "of" are no surname: "MFA of Norland (@mfa)".
func signer(d *document, sign corpus.Span) (voice.Voice, bool) {
	span := d.withoutDay(sign)
	v, ok := d.Voice(span)
	name := v.Name.In(d.Text)
	letters := len(name) <= maxLetters && voice.AllCaps(name) && !strings.Contains(name, " ")
	if v.Kind == voice.Person && letters && strings.HasPrefix(d.Text[v.Name.End:span.End], " of ") {
		end := span.Start + strings.IndexAny(span.In(d.Text)+"(", "(")
		bare := strings.TrimRightFunc(d.Text[v.Name.Start:end], func(r rune) bool { return !unicode.IsLetter(r) })
		v.Kind, v.Name.End = voice.Group, v.Name.Start+len(bare)
	}
	return v, ok
}

// maxLetters is how many letters the short name of a body may have.
const maxLetters = 5

// nameIn returns the part of a signature that names the author: without a handle in brackets and without a day.
func nameIn(sign corpus.Span, v *voice.Voice) corpus.Span {
	switch {
	case v.Name.Len() == 0:
		return sign
	case v.Role.Len() == 0:
		return v.Name
	}
	return corpus.Span{Start: min(v.Name.Start, v.Role.Start), End: max(v.Name.End, v.Role.End)}
}

// author finds whose post it is that begins with row first: whom the signature names, else whom the sentence before
// announces, else whose handle is in its address.
func (d embeds) author(of corpus.Post, sign corpus.Span, first int) (voice.Voice, bool) {
	announced := first > 0 && (blockQuotes(d)).announces(&d.rows[first-1])
	if sign.Len() > 0 {
		v, ok := d.namedIn(sign)
		if handle := strings.HasPrefix(v.Name.In(d.Text), "@"); ok && !(handle && announced) {
			return v, true
		}
	}
	if announced {
		return voice.Voice{Kind: voice.Announced}, true
	}
	if handle, _ := post.Address(of.URL); handle != "" {
		return voice.Voice{Kind: voice.Person, Spelled: "@" + handle}, true
	}
	return voice.Voice{}, false
}

// postOf returns the day and address of the post in the rows [first, end): what the loader knows, what stands in its
// signature, or an address of the same author in its words or in the row after them.
func (d embeds) postOf(sign corpus.Span, first, end int) corpus.Post {
	of := d.rows[first].Post
	if of.IsZero() {
		of = d.rows[end-1].Post
	}
	if sign.Len() == 0 {
		return of
	}
	found := post.Find(d.Text[sign.Start:max(sign.End, d.rows[end-1].Span.End)])
	if of.Day.IsZero() {
		of.Day = found.Day
	}
	texts := []string{d.rows[first].text}
	if end < len(d.rows) {
		texts = append(texts, d.rows[end].text)
	}
	for _, text := range texts {
		if found.URL == "" {
			found.URL = d.addressOf(sign, text)
		}
	}
	if of.URL == "" {
		of.URL = found.URL
	}
	return of
}

// addressOf returns the address in a text of a post by the one who signs it with a handle.
func (d embeds) addressOf(sign corpus.Span, text string) string {
	found := post.Find(text)
	handle, _ := post.Address(found.URL)
	if handle == "" || !strings.Contains(strings.ToLower(sign.In(d.Text)), "@"+strings.ToLower(handle)) {
		return ""
	}
	return found.URL
}
