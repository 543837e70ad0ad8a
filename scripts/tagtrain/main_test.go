package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"verbatim/corpus/attribution/tag"
)

// write writes files below a folder.
func write(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// document returns a document in the CoNLL-U format of words with their tags and lemmas after low lines.
func document(name string, sentences ...string) string {
	var b strings.Builder
	b.WriteString("# newdoc id = " + name + "\n")
	for _, s := range sentences {
		for i, item := range strings.Fields(s) {
			f := strings.Split(item, "_")
			columns := []string{string(rune('1' + i)), f[0], f[2], "X", f[1], "_", "0", "x", "_", "_"}
			b.WriteString(strings.Join(columns, "\t") + "\n")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// sources returns a folder with small treebanks and one with a small WordNet.
func sources(t *testing.T) (banks, wordnet string) {
	t.Helper()
	banks, wordnet = t.TempDir(), t.TempDir()
	report := document("a", "The_DT_the mills_NNS_mill closed_VBD_close ._._.", "They_PRP_they report_VBP_report ._._.")
	held := document("b", "The_DT_the report_NN_report closed_VBD_close ._._.", "Mice_NNS_mouse left_VBD_leave ._._.")
	last := document("GUM_news_c", "They_PRP_they report_VBP_report mills_NNS_mill")
	write(t, banks, map[string]string{
		"EWT/en_ewt-ud-dev.conllu": held, "EWT/en_ewt-ud-test.conllu": "",
		"EWT/not-to-release/sources/weblog/a.conllu": strings.Repeat(report, 20),
		"EWT/not-to-release/sources/weblog/b.conllu": held,
		"GUM/en_gum-ud-dev.conllu":                   "", "GUM/en_gum-ud-test.conllu": last,
		"GUM/not-to-release/sources/c.conllu": last,
		"PUD/en_pud-ud-test.conllu":           strings.Repeat(held, 10),
	})
	write(t, wordnet, map[string]string{
		"data.noun": "00000001 03 n 01 mouse 0 000 | an animal\n", "data.verb": "", "data.adj": "", "data.adv": "",
		"noun.exc": "mice mouse\n", "verb.exc": "", "cntlist.rev": "mouse%1:05:00:: 1 9\n",
	})
	return banks, wordnet
}

// read returns the files of a folder, by name.
func read(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, name := range []string{"words.txt", "weights.txt", "lemmas.txt"} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	return files
}

// TestRun makes the data of small sources twice. The files must be equal, name their licence and make a model.
func TestRun(t *testing.T) {
	banks, wordnet := sources(t)
	var out bytes.Buffer
	first, second := t.TempDir(), t.TempDir()
	for _, folder := range []string{first, second} {
		if err := run(&out, banks, wordnet, folder, false); err != nil {
			t.Fatal(err)
		}
	}
	data, again := read(t, first), read(t, second)
	for name, text := range data {
		if text != again[name] || !strings.HasPrefix(text, header) {
			t.Errorf("%s differs in the second run, or lacks its header", name)
		}
	}
	m, err := tag.New(data["words.txt"], data["weights.txt"], data["lemmas.txt"])
	if err != nil {
		t.Fatal(err)
	}
	if !m.Knows("mills") || m.Lemma("mice", tag.NNS) != "mouse" {
		t.Errorf("the model lacks words of the sources: %s", data["words.txt"])
	}
	if !strings.Contains(out.String(), "GUM\n  tokens        1.0000 of 3\n") {
		t.Errorf("the scores are:\n%s", out.String())
	}
}

// TestRunOnDev checks that the development part is not learned from if it is to be scored.
func TestRunOnDev(t *testing.T) {
	banks, wordnet := sources(t)
	write(t, banks, map[string]string{
		"EWT/en_ewt-ud-dev.conllu":                   document("b", "Glimworks_NNS_glimwork glimworks_NNS_glimwork"),
		"EWT/not-to-release/sources/weblog/b.conllu": document("b", "Glimworks_NNS_glimwork glimworks_NNS_glimwork"),
	})
	for dev, want := range map[bool]bool{true: false, false: true} {
		folder := t.TempDir()
		var out bytes.Buffer
		if err := run(&out, banks, wordnet, folder, dev); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(read(t, folder)["words.txt"], "glimworks"); got != want {
			t.Errorf("with dev %v the dictionary has its words: %v", dev, got)
		}
		if scored := regexp.MustCompile(`\nEWT\n  tokens +[.0-9]+ of 2\n`).MatchString(out.String()); scored != dev {
			t.Errorf("with dev %v the scores are:\n%s", dev, out.String())
		}
	}
}

// TestErrors checks that missing folders are named.
func TestErrors(t *testing.T) {
	banks, wordnet := sources(t)
	none := filepath.Join(t.TempDir(), "none")
	for want, folders := range map[string][3]string{
		"en_ewt-ud-dev.conllu": {none, wordnet, t.TempDir()},
		"cntlist.rev":          {banks, none, t.TempDir()},
		none:                   {banks, wordnet, none},
	} {
		var out bytes.Buffer
		if err := run(&out, folders[0], folders[1], folders[2], true); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, not about %s", err, want)
		}
	}
}
