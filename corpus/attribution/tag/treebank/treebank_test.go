package treebank

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"verbatim/corpus/attribution/tag"
)

// lines makes a file of the CoNLL-U format from short lines: number, text, lemma, tag, and "-" if no space follows.
func lines(document string, short ...string) string {
	var b strings.Builder
	b.WriteString("# newdoc id = " + document + "\n# text = A text\n")
	for _, line := range short {
		f := strings.Fields(line)
		if len(f) < 4 {
			b.WriteString(line + "\n")
			continue
		}
		misc := "_"
		if len(f) > 4 {
			misc = "SpaceAfter=No"
		}
		b.WriteString(strings.Join([]string{f[0], f[1], f[2], "X", f[3], "_", "0", "x", "_", misc}, "\t") + "\n")
	}
	return b.String() + "\n"
}

// show returns tokens as one line.
func show(tokens []Token) string {
	var list []string
	for _, t := range tokens {
		list = append(list, t.Text+"/"+t.Tag.String()+"/"+t.Lemma)
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
		{"merged tags", []string{"1 Older old JJR", "2 mills mill NNPS", "3 ! ! NFP"}, "Older/JJ/old mills/NNP/mill !/./!"},
		{"negation", []string{"1-2 don't _ _", "1 do do VBP -", "2 n't not RB"}, "don't/VBP/do"},
		{"pronoun and verb", []string{"1-2 they’ve _ _", "1 they they PRP -", "2 ’ve have VBP"}, "they/PRP/they ’ve/VBP/have"},
		{
			"clitic", []string{"1-2 mill's _ _ -", "1 mill mill NN -", "2 's 's POS", "3 . . ."},
			"mill/NN/mill 's/POS/'s ././.",
		},
		{"apostrophe", []string{"1-2 mills' _ _", "1 mills mill NNS -", "2 ' 's POS"}, "mills/NNS/mill '/POS/'s"},
		{"two words", []string{"1-2 cannot _ _", "1 can can MD -", "2 not not RB"}, "cannot/MD/can"},
		{
			"compound noun", []string{"1 wind wind NN -", "2 - - HYPH -", "3 mills mill NNS"},
			"wind-mills/NNS/wind-mill",
		},
		{
			"compound adjective",
			[]string{"1 wind wind NN -", "2 - - HYPH -", "3 driven drive VBN", "4 mill mill NN"},
			"wind-driven/JJ/wind-driven mill/NN/mill",
		},
		{"open compound", []string{"1 pre- pre AFX", "2 - - HYPH", "3 war war NN"}, "pre-/JJ/pre -/:/- war/NN/war"},
		{"word in two parts", []string{"1 with with GW", "2 out without IN"}, "with/IN/with out/IN/without"},
		{"understood word", []string{"1 I I PRP", "1.1 know know VBP"}, "I/PRP/I"},
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
		"1\ttwo columns\n":          "line 1: 2 columns instead of 10",
		lines("d", "1-x don't _ _"): "line 3: range \"1-x\" is not two numbers",
	} {
		if _, err := Read(strings.NewReader(in)); err == nil || err.Error() != want {
			t.Errorf("the error is %v, not %s", err, want)
		}
	}
}

// TestReadCutGroup checks that a group that claims more words than follow ends with the sentence.
func TestReadCutGroup(t *testing.T) {
	got, err := Read(strings.NewReader(lines("d", "1-9 don't _ _", "1 do do VBP -", "2 n't not RB")))
	if err != nil || len(got) != 1 || show(got[0].Tokens) != "don't/VBP/do" {
		t.Errorf("%v %v", got, err)
	}
	got, err = Read(strings.NewReader(lines("d", "1-2 don't _ _")))
	if err != nil || len(got) != 1 || len(got[0].Tokens) != 0 {
		t.Errorf("a group without words: %v %v", got, err)
	}
}

// TestReadSample checks samples and what is said of wrong ones.
func TestReadSample(t *testing.T) {
	got, err := ReadSample(strings.NewReader("# about\nShe\tPRP\tshe\nleft\tVBD\tleave\n\n\nYes\tUH\tyes\n"))
	if err != nil || len(got) != 2 || len(got[0].Tokens) != 2 || got[1].Tokens[0].Tag != tag.UH ||
		got[0].Tokens[1].Lemma != "leave" {
		t.Errorf("%v %v", got, err)
	}
	if words := got[0].Words(); !words[0].First || !words[0].Upper || words[1].First || words[1].Upper {
		t.Errorf("the words are %+v", words)
	}
	if _, err := ReadSample(strings.NewReader("She\tPRP\nleft\tPAST\n")); err == nil ||
		err.Error() != `line 2: no tag "PAST"` {
		t.Errorf("the error is %v", err)
	}
}

// banks are small treebanks of the three kinds.
func banks() fstest.MapFS {
	files := fstest.MapFS{}
	add := func(path string, documents ...string) {
		var b strings.Builder
		for _, d := range documents {
			b.WriteString(lines(d, "1 Yes yes UH"))
		}
		files[path] = &fstest.MapFile{Data: []byte(b.String())}
	}
	add("EWT/en_ewt-ud-dev.conllu", "weblog-b")
	add("EWT/en_ewt-ud-test.conllu", "weblog-c")
	for _, d := range []string{"weblog-a", "weblog-b", "weblog-c"} {
		add("EWT/not-to-release/sources/weblog/"+d+".conllu", d)
	}
	add("GUM/en_gum-ud-dev.conllu", "GUM_news_b", "GUM_bio_b")
	add("GUM/en_gum-ud-test.conllu", "GUM_speech_c", "GUM_fiction_c")
	for d := range strings.FieldsSeq("news_a news_b bio_b bio_a fiction_a fiction_c speech_c") {
		add("GUM/not-to-release/sources/GUM_"+d+".conllu", "GUM_"+d)
	}
	add("PUD/en_pud-ud-test.conllu", "n01")
	for name, address := range map[string]string{"textbook_a": "https://openstax.org/a", "textbook_b": "https://other.example"} {
		text := strings.Replace(lines("GUM_"+name, "1 Yes yes UH"), "\n", "\n# meta::sourceURL = "+address+"\n", 1)
		files["GUM/not-to-release/sources/GUM_"+name+".conllu"] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// TestOpen checks which documents belong to which part.
func TestOpen(t *testing.T) {
	b, err := Open(banks())
	if err != nil {
		t.Fatal(err)
	}
	documents := func(list []Sentence) string {
		var names []string
		for _, s := range list {
			names = append(names, s.Document)
		}
		return strings.Join(names, " ")
	}
	for _, c := range []struct{ part, got, want string }{
		{"train", documents(b.Train), "weblog-a GUM_bio_a GUM_news_a GUM_textbook_a n01"},
		{"EWT dev", documents(b.Dev.EWT), "weblog-b"},
		{"EWT test", documents(b.Test.EWT), "weblog-c"},
		{"GUM dev", documents(b.Dev.GUM), "GUM_news_b"},
		{"GUM test", documents(b.Test.GUM), "GUM_speech_c"},
	} {
		if c.got != c.want {
			t.Errorf("%s is %s, not %s", c.part, c.got, c.want)
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
