package post

import (
	"testing"

	"verbatim/corpus"
)

// TestAddress checks which addresses are those of posts, and whose.
func TestAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://twitter.com/adamarsh/status/1479":            "adamarsh",
		"https://x.com/adamarsh/status/1479?ref_src=a":        "adamarsh",
		"https://mobile.twitter.com/i/status/1479":            "",
		"https://mastodon.example/@adamarsh/109876543":        "adamarsh",
		"https://a.example/@ada.marsh@b.example/109876543":    "ada.marsh@b.example",
		"https://t.me/halden_mayor/123":                       "halden_mayor",
		"https://t.me/s/halden_mayor/123":                     "halden_mayor",
		"https://www.facebook.com/ada.marsh/posts/123":        "ada.marsh",
		"https://www.facebook.com/permalink.php?story_fbid=1": "",
		"https://www.instagram.com/p/CYabc/?utm=1":            "",
		"https://bsky.app/profile/ada.example/post/3kabc":     "ada.example",
		"https://bsky.app/profile/did:plc:abc/post/3kabc":     "",
		"https://www.threads.net/@adamarsh/post/Cabc":         "adamarsh",
		"https://www.tiktok.com/@adamarsh/video/70123":        "adamarsh",
		"https://vk.com/wall-1_23":                            "",
		"https://truthsocial.com/@adamarsh/posts/109876543":   "adamarsh",
	} {
		if got, ok := Address(address); !ok || got != want {
			t.Errorf("%s: %q, %v; want a post of %q", address, got, ok, want)
		}
	}
	for _, address := range []string{
		"https://news.example/2022/01/05/dam", "https://twitter.com/adamarsh", "https://t.me/halden_mayor",
		"https://www.facebook.com/ada.marsh", "twitter.com/a/status/1", "https://a@twitter.com/a/status/1", "",
		"https://news.example/a/posts/1", "http://[", "https://t.co/abc",
	} {
		if _, ok := Address(address); ok {
			t.Errorf("%s is the address of a post", address)
		}
	}
}

// TestFind checks the day and address around the words of a post.
func TestFind(t *testing.T) {
	for text, want := range map[string][2]string{
		"— Ada Marsh (@adamarsh) January 5, 2022":                     {"2022-01-05", ""},
		"— Ada Marsh (@adamarsh) 5 Jan 2022 https://x.com/a/status/1": {"2022-01-05", "https://x.com/a/status/1"},
		"(https://t.me/mayor/1) 2022-01-05":                           {"2022-01-05", "https://t.me/mayor/1"},
		"https://news.example/2022-01-05/a":                           {"", ""},
		"- @adamarsh":                                                 {"", ""},
	} {
		if got := Find(text); got.Date() != want[0] || got.URL != want[1] {
			t.Errorf("%q: %q %q, want %q", text, got.Date(), got.URL, want)
		}
	}
}

// TestSignature checks which lines name the author of a post.
func TestSignature(t *testing.T) {
	for line, want := range map[string]string{
		"Posted by Ada Marsh on Wednesday, 5 January 2022":                "Ada Marsh",
		"A post shared by Ada Marsh (@adamarsh)":                          "Ada Marsh (@adamarsh)",
		"A post shared by Ada Marsh (@adamarsh) on Jan 5, 2022 at 9:15am": "Ada Marsh (@adamarsh)",
		"Post by @adamarsh@a.example":                                     "@adamarsh@a.example",
		"Ada Marsh (@adamarsh) January 5, 2022":                           "Ada Marsh (@adamarsh)",
		"Ada Marsh (@adamarsh@a.example)":                                 "Ada Marsh (@adamarsh@a.example)",
		"@adamarsh":                                                       "@adamarsh",
		"@adamarsh, Jan 5":                                                "@adamarsh",
		"@adamarsh is right about the dam.":                               "",
		"We wait for the drafts.":                                         "",
		"Ada Marsh says she waits.":                                       "",
	} {
		name, ok := Signature(line)
		if got := name.In(line); got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
	for line, want := range map[string]bool{
		"We wait.": false, "View this post on Instagram": true, "Jan 5, 2022 at 10:15": true, "♬ original sound - ada": true,
		"January 5 was a cold day.": false, "10:15 is too late for me": false,
	} {
		if Control(line) != want {
			t.Errorf("%q: control is %v", line, !want)
		}
	}
	if (corpus.Post{}).Date() != "" {
		t.Error("an unknown day is shown")
	}
}
