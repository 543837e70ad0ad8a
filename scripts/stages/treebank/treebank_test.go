package treebank

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// lines makes a file of the CoNLL-U format from short lines: number, text, tag, and "-" if no space follows.
func lines(document string, short ...string) string {
	var b strings.Builder
	b.WriteString("# newdoc id = " + document + "\n# text = A text\n")
	for _, line := range short {
		f := strings.Fields(line)
		if len(f) < 3 {
			b.WriteString(line + "\n")
			continue
		}
		misc := "_"
		if len(f) > 3 {
			misc = "SpaceAfter=No"
		}
		b.WriteString(strings.Join([]string{f[0], f[1], "_", "_", f[2], "_", "_", "_", "_", misc}, "\t") + "\n")
	}
	return b.String() + "\n"
}

// show returns tokens as one line.
func show(tokens []Token) string {
	var list []string
	for _, t := range tokens {
		list = append(list, t.Text+"/"+t.Tag)
	}
	return strings.Join(list, " ")
}

// TestRead shows how the treebank's words become tokens.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []string
		want string
	}{
		{"negation", []string{"1-2 don't _", "1 do VBP -", "2 n't RB"}, "don't/VBP"},
		{"pronoun and verb", []string{"1-2 they’ve _", "1 they PRP -", "2 ’ve VBP"}, "they/PRP ’ve/VBP"},
		{"clitic", []string{"1-2 mill's _ -", "1 mill NN -", "2 's POS", "3 . ."}, "mill/NN 's/POS ./."},
		{"apostrophe", []string{"1-2 mills' _", "1 mills NNS -", "2 ' POS"}, "mills/NNS '/POS"},
		{"two words", []string{"1-2 cannot _", "1 can MD -", "2 not RB"}, "cannot/MD"},
		{"compound noun", []string{"1 wind NN -", "2 - HYPH -", "3 mills NNS"}, "wind-mills/NNS"},
		{
			"compound of three", []string{"1 up RB -", "2 - HYPH -", "3 to IN -", "4 - HYPH -", "5 date NN", "6 mill NN"},
			"up-to-date/NN mill/NN",
		},
		{"open compound", []string{"1 pre- AFX", "2 - HYPH", "3 war NN"}, "pre-/AFX -/HYPH war/NN"},
		{"understood word", []string{"1 I PRP", "1.1 know VBP"}, "I/PRP"},
	} {
		got, err := Read(strings.NewReader(lines("d", c.in...)))
		if err != nil || len(got) != 1 || show(got[0].Tokens) != c.want {
			t.Errorf("%s: %v %v, want %s", c.name, got, err, c.want)
		}
	}
}

// TestReadParagraphs checks which sentences begin a paragraph.
func TestReadParagraphs(t *testing.T) {
	const sentence = "1\tYes\tyes\tX\tUH\t_\t0\tx\t_\t_\n\n"
	const file = "# newdoc id = a\n" + sentence + sentence + "# newpar\n" + sentence + "# newpar id = a-2\n" + sentence
	got, err := Read(strings.NewReader(file))
	if err != nil || len(got) != 4 || !got[0].Opens || got[1].Opens || !got[2].Opens || !got[3].Opens {
		t.Errorf("%+v %v", got, err)
	}
	for _, s := range got {
		if s.Document != "a" {
			t.Errorf("a sentence belongs to %q", s.Document)
		}
	}
}

// TestReadErrors checks what is said of other files.
func TestReadErrors(t *testing.T) {
	for in, want := range map[string]string{
		"1\ttwo columns\n":        "line 1: 2 columns instead of 10",
		lines("d", "1-x don't _"): "line 3: range \"1-x\" is not two numbers",
	} {
		if _, err := Read(strings.NewReader(in)); err == nil || err.Error() != want {
			t.Errorf("the error is %v, not %s", err, want)
		}
	}
}

// TestReadCutGroup checks that a group that claims more words than follow ends with the sentence.
func TestReadCutGroup(t *testing.T) {
	got, err := Read(strings.NewReader(lines("d", "1-9 don't _", "1 do VBP -", "2 n't RB")))
	if err != nil || len(got) != 1 || show(got[0].Tokens) != "don't/VBP" {
		t.Errorf("%v %v", got, err)
	}
	got, err = Read(strings.NewReader(lines("d", "1-2 don't _")))
	if err != nil || len(got) != 1 || len(got[0].Tokens) != 0 {
		t.Errorf("a group without words: %v %v", got, err)
	}
}

// banks are small treebanks.
func banks() fstest.MapFS {
	files := fstest.MapFS{}
	add := func(path string, documents ...string) {
		var b strings.Builder
		for _, d := range documents {
			b.WriteString(lines(d, "1 Yes UH"))
		}
		files[path] = &fstest.MapFile{Data: []byte(b.String())}
	}
	add("EWT/en_ewt-ud-dev.conllu", "weblog-a")
	add("EWT/en_ewt-ud-test.conllu", "weblog-b")
	add("GUM/en_gum-ud-dev.conllu", "GUM_news_a", "GUM_bio_a")
	add("GUM/en_gum-ud-test.conllu", "GUM_speech_b", "GUM_fiction_b", "GUM_interview_b")
	return files
}

// TestOpen checks which documents are read.
func TestOpen(t *testing.T) {
	b, err := Open(banks())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		sentences []Sentence
		want      string
	}{
		{b.EWT, "weblog-a weblog-b"},
		{b.GUM, "GUM_news_a GUM_speech_b GUM_interview_b"},
	} {
		var names []string
		for _, s := range c.sentences {
			names = append(names, s.Document)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("the documents are %s, not %s", got, c.want)
		}
	}
}

// TestOpenErrors checks that a missing or wrong file is named.
func TestOpenErrors(t *testing.T) {
	for path := range banks() {
		files := banks()
		files[path] = &fstest.MapFile{Data: []byte("wrong\n")}
		if _, err := Open(files); err == nil || !strings.Contains(err.Error(), path[strings.LastIndex(path, "/")+1:]) {
			t.Errorf("%s: the error is %v", path, err)
		}
	}
	if _, err := Open(fstest.MapFS{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error of an empty folder is %v", err)
	}
}
