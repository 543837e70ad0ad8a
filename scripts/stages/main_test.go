package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
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

const (
	article = "Orla Venn said that the dam was safe.\n"
	line    = `{"id": "a", "text": "Orla Venn said that the dam was safe.\n", "attributions": [` +
		`{"id": "E1", "source": [[0, 9]], "cue": [[10, 14]], "content": [[20, 36]]}]}`
	sentence = "# newdoc id = GUM_news_a\n# text = She left.\n1\tShe\t_\t_\tPRP\t_\t_\t_\t_\t_\n" +
		"2\tleft\t_\t_\tVBD\t_\t_\t_\t_\tSpaceAfter=No\n3\t.\t_\t_\t.\t_\t_\t_\t_\t_\n\n"
)

// banks are small treebanks.
var banks = map[string]string{
	"EWT/en_ewt-ud-dev.conllu": sentence, "EWT/en_ewt-ud-test.conllu": "",
	"GUM/en_gum-ud-dev.conllu": "", "GUM/en_gum-ud-test.conllu": sentence,
}

// TestRun checks the table over a sample, labelled articles and treebanks.
func TestRun(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, map[string]string{
		"sample.conllu": sentence, "bench/polnear/gold.jsonl": line, "bench/polnear/text/a.txt": article,
		"classes.txt": article + "\tasserts | the dam was safe\n",
	})
	write(t, filepath.Join(folder, "banks"), banks)
	var out strings.Builder
	err := run([]string{"-sample", filepath.Join(folder, "sample.conllu"), "-labelled", filepath.Join(folder, "bench"),
		"-classes", filepath.Join(folder, "classes.txt"), "-treebanks", filepath.Join(folder, "banks")}, &out, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"| tokens: the same | sample | 3 | 1.000 |", "| tokens: the same | EWT, web | 3 | 1.000 |",
		"| sentences: those that are found | GUM, news | 1 | 1.000 |",
		"| finite verbs: those that are found | GUM, news | 1 | 1.000 |",
		"| cues: those labelled that are found | labelled news | 1 | 1.000 |",
		"| scopes: nine in ten words, indirect | its right cues | 1 | 1.000 |",
		"| reports: the right class | labelled classes | 1 | 1.000 |",
	} {
		if !strings.Contains(strings.Join(strings.Fields(out.String()), " "), want) {
			t.Errorf("there is no %s in:\n%s", want, out.String())
		}
	}
}

// TestRunWithoutFolders checks that the sample and the classes are enough.
func TestRunWithoutFolders(t *testing.T) {
	var out strings.Builder
	args := []string{"-sample", "testdata/sample.conllu", "-classes", "../../corpus/attribution/testdata/classes.txt"}
	if err := run(args, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out.String(), "\n"); got != 10 {
		t.Errorf("the table has %d lines:\n%s", got, out.String())
	}
}

// TestErrors checks that a run fails with a reason.
func TestErrors(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, map[string]string{
		"sample.conllu": sentence, "wrong.conllu": "Yes\tUH\n", "wrong.txt": article + "\tno | dam\n",
		"other/polnear/gold.jsonl": line, "other/polnear/text/a.txt": "Orla Venn left.\n",
		"missing/polnear/gold.jsonl": line,
	})
	in := func(name string) string { return filepath.Join(folder, name) }
	for want, args := range map[string][]string{
		"no such file":                     {"-sample", in("none.conllu")},
		"wrong.conllu: line 1: 2 columns":  {"-sample", in("wrong.conllu")},
		"en_ewt-ud-dev.conllu: no such":    {"-sample", in("sample.conllu"), "-treebanks", folder},
		"gold.jsonl: no such file":         {"-sample", in("sample.conllu"), "-labelled", folder},
		"polnear/text/a is not the text":   {"-sample", in("sample.conllu"), "-labelled", in("other")},
		"a.txt":                            {"-sample", in("sample.conllu"), "-labelled", in("missing")},
		"none.txt: no such file":           {"-sample", in("sample.conllu"), "-classes", in("none.txt")},
		`wrong.txt: line 2: "no" is not a`: {"-sample", in("sample.conllu"), "-classes", in("wrong.txt")},
		"flag provided but not defined: -": {"-samples"},
	} {
		if err := run(args, io.Discard, io.Discard); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: the error is %v, not %s", args, err, want)
		}
	}
}
