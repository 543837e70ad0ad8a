package bot

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/bot/discordtest"
	"verbatim/bot/show"
	"verbatim/bot/told"
	"verbatim/corpus/load"
	"verbatim/corpus/sample"
	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask"
	"verbatim/index/reindex"
	"verbatim/index/servers"
)

// sampleService answers from the articles that are built in.
func sampleService(t testing.TB) *ask.Service {
	t.Helper()
	return serviceOf(t, "the sample", sample.FS())
}

// serviceOf answers from the articles in fsys.
func serviceOf(t testing.TB, corpus string, fsys fs.FS) *ask.Service {
	t.Helper()
	return serviceWith(t, corpus, fsys, serverStore(t, t.TempDir()))
}

// serviceWith is serviceOf with a store of the settings of servers.
func serviceWith(t testing.TB, corpus string, fsys fs.FS, known *servers.Store) *ask.Service {
	t.Helper()
	data := t.TempDir()
	live := index.NewLive(data, nil)
	t.Cleanup(func() { live.Close() })
	r := reindex.New(reindex.Options{Corpus: corpus, FS: fsys, DataDir: data, Live: live})
	if _, err := r.Ensure(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return ask.New(ask.Options{
		Index: live, Reindexer: r, Alerts: alertStore(t, data), Servers: known, Corpus: corpus,
		Timeout: patience,
	})
}

// alertStore opens a store of alerts in a folder.
func alertStore(t testing.TB, folder string) *alerts.Store {
	t.Helper()
	store, err := alerts.Open(t.Context(), filepath.Join(folder, "alerts.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// serverStore opens a store of settings in a folder.
func serverStore(t testing.TB, folder string) *servers.Store {
	t.Helper()
	store, err := servers.Open(t.Context(), filepath.Join(folder, "servers.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// sampleTexts returns what the articles say, as the quotes' spans see it.
func sampleTexts(t *testing.T) []string {
	t.Helper()
	var all []string
	err := fs.WalkDir(sample.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		a, err := load.Read(sample.FS(), name)
		all = append(all, a.Text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestTheSampleIsAnsweredFromOnDiscord runs the whole bot over the built-in sample: all ways to ask give one answer,
// every quotation sent is in an article, and a cut connection changes nothing.
func TestTheSampleIsAnsweredFromOnDiscord(t *testing.T) {
	t.Parallel()
	p := newPlace(t, discordtest.Options{})
	p.run(t, sampleService(t))
	texts := sampleTexts(t)
	again := func() string { return answer(t, p.Say(p.channel, p.member, "!who-said moratorium")).Text() }
	want := again()
	if !strings.Contains(want, "moratorium") || len(told.Quotations(want, show.Unescape)) == 0 {
		t.Fatalf("the answer is\n%s", want)
	}
	for name, x := range map[string]*discordtest.Exchange{
		"mention":        p.Say(p.channel, p.member, p.Mention()+" who said moratorium?"),
		"direct message": p.DM(p.member, "who said moratorium?"),
		"slash":          p.slash(t, ask.WhoSaid.Name, map[string]any{"words": "moratorium"}),
	} {
		if got := answer(t, x).Text(); got != want {
			t.Errorf("%s: the answer is\n%s\nwant\n%s", name, got, want)
		}
	}
	p.Gateway.Cut()
	if _, err := p.Gateway.Connected(soon(t)); err != nil {
		t.Fatal(err)
	}
	if got := again(); got != want {
		t.Errorf("after a cut connection the answer is\n%s", got)
	}

	quoted := 0
	for _, words := range strings.Fields("moratorium treaty NATO inspectors skies weapons proposal kind:direct") {
		for _, q := range p.quoted(t, p.Say(p.channel, p.member, "!who-said "+words+" limit:20")) {
			quoted++
			if !anyContains(texts, q) {
				t.Errorf("%s: no article has %q", words, q)
			}
		}
	}
	if quoted < 20 {
		t.Errorf("only %d quotations were sent", quoted)
	}
	p.unharmed(t)
}

// TestEveryCommandIsAnswered gives the example of each command of the table, with the prefix and as a slash command.
func TestEveryCommandIsAnswered(t *testing.T) {
	t.Parallel()
	ways := map[string]func(p *place, t *testing.T, example string) *discordtest.Exchange{
		"prefix": func(p *place, _ *testing.T, example string) *discordtest.Exchange {
			return p.Say(p.channel, p.member, "!"+example)
		},
		"slash": func(p *place, t *testing.T, example string) *discordtest.Exchange {
			name, words, _ := strings.Cut(example, " ")
			options := map[string]any{}
			if c, _ := ask.Lookup(name); words != "" {
				options[c.Params[0].Name] = words
			}
			return p.slash(t, name, options)
		},
	}
	for name, way := range ways {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPlace(t, discordtest.Options{})
			p.run(t, sampleService(t))
			for _, c := range ask.Commands {
				if c.For == ask.Moderators || c.Manages {
					continue
				}
				got := answer(t, way(p, t, c.Example))
				if !strings.HasPrefix(got.Text(), "**"+c.Name+"**") || strings.Contains(got.Text(), "nothing found") {
					t.Errorf("%s is answered with\n%s", c.Example, got.Text())
				}
			}
			p.unharmed(t)
		})
	}
}

// quoted returns the quotations in all messages of an answer that are there when the first is.
func (p *place) quoted(t *testing.T, x *discordtest.Exchange) []string {
	t.Helper()
	all := told.Quotations(answer(t, x).Text(), show.Unescape)
	for x.Pending() > 0 {
		all = append(all, told.Quotations(answer(t, x).Text(), show.Unescape)...)
	}
	return all
}

func anyContains(texts []string, s string) bool {
	for _, text := range texts {
		if strings.Contains(text, s) {
			return true
		}
	}
	return false
}
