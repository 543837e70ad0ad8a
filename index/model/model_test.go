package model

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A maker makes the files of a tiny model.
type maker struct {
	header map[string]any
	data   []byte
	seed   uint32
}

// add adds a tensor of numbers between -0.5 and 0.5, made by a linear congruential generator.
func (m *maker) add(name string, shape ...int) {
	n := 1
	for _, size := range shape {
		n *= size
	}
	begin := len(m.data)
	for range n {
		m.seed = m.seed*1664525 + 1013904223
		x := float32(m.seed>>16)/65536 - 0.5
		m.data = binary.LittleEndian.AppendUint32(m.data, math.Float32bits(x))
	}
	m.header[name] = map[string]any{"dtype": "F32", "shape": shape, "data_offsets": []int{begin, len(m.data)}}
}

const tinyConfig = `{"model_type": "bert", "vocab_size": 8, "max_position_embeddings": 6, "hidden_size": 4,
	"intermediate_size": 8, "num_attention_heads": 2, "num_hidden_layers": 2, "license": "MIT"}`

const tinyTokenizer = `{"model": {"vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "rock": 3, "##et": 4, "##s": 5, "fly": 6, ".": 7}}}`

// tiny writes a model of two layers and returns the path of its weights.
func tiny(t *testing.T) string {
	m := &maker{header: map[string]any{}, seed: 7}
	m.add("embeddings.word_embeddings.weight", 8, 4)
	m.add("embeddings.position_embeddings.weight", 6, 4)
	m.add("embeddings.token_type_embeddings.weight", 2, 4)
	scaling := func(name string) { m.add(name+".weight", 4); m.add(name+".bias", 4) }
	linear := func(name string, in, out int) { m.add(name+".weight", out, in); m.add(name+".bias", out) }
	scaling("embeddings.LayerNorm")
	for _, at := range []string{"encoder.layer.0.", "encoder.layer.1."} {
		linear(at+"attention.self.query", 4, 4)
		linear(at+"attention.self.key", 4, 4)
		linear(at+"attention.self.value", 4, 4)
		linear(at+"attention.output.dense", 4, 4)
		scaling(at + "attention.output.LayerNorm")
		linear(at+"intermediate.dense", 4, 8)
		linear(at+"output.dense", 8, 4)
		scaling(at + "output.LayerNorm")
	}
	header, err := json.Marshal(m.header)
	if err != nil {
		t.Fatal(err)
	}
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	path := filepath.Join(t.TempDir(), "model.safetensors")
	write(t, path, append(append(b, header...), m.data...))
	write(t, beside(path, configFile), []byte(tinyConfig))
	write(t, beside(path, tokenizerFile), []byte(tinyTokenizer))
	write(t, beside(path, poolingFile), []byte(`{"pooling_mode_mean_tokens": true}`))
	return path
}

func beside(path, name string) string {
	return filepath.Join(filepath.Dir(path), filepath.FromSlash(name))
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestArithmetic compares the vector of a text with one that was worked out in another language, in doubles.
func TestArithmetic(t *testing.T) {
	m, err := Open(tiny(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.String(); !strings.HasSuffix(got, "2 layers, 4 coordinates, licence MIT") {
		t.Errorf("the model describes itself as %q", got)
	}
	got, err := m.vector("Rockets fly.")
	if err != nil {
		t.Fatal(err)
	}
	want := []float64{-0.2545685, 0.6137774, -0.7067875, 0.2427419}
	for i := range want {
		if math.Abs(float64(got[i])-want[i]) > 1e-5 {
			t.Fatalf("the vector is %v, want %v", got, want)
		}
	}
	m.first = true // as models of the family bge have it
	first, err := m.vector("Rockets fly.")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{-0.2859534, 0.5997914, -0.7117002, 0.2279556} {
		if math.Abs(float64(first[i])-want) > 1e-5 {
			t.Fatalf("the vector of the first token is %v, want coordinate %d to be %f", first, i, want)
		}
	}
	m.first = false
	near, err := m.Compare(context.Background(), "Rockets fly.", []string{"rockets fly .", "fly"})
	if err != nil || math.Abs(near[0]-1) > 1e-5 || near[1] >= near[0] {
		t.Errorf("the texts are %v near: %v", near, err)
	}
}

func TestTokens(t *testing.T) {
	m, err := Open(tiny(t))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]int{
		"":                        {1, 2},
		"Rockets FLY.":            {1, 3, 4, 5, 6, 7, 2},
		"rócks\u200b":             {1, 3, 5, 2},
		"rocky":                   {1, 0, 2},
		"$fly":                    {1, 0, 6, 2},
		strings.Repeat("fly ", 9): {1, 6, 6, 6, 6, 6, 6, 2},
		strings.Repeat("s", 101):  {1, 0, 2},
	} {
		if got := m.tokenizer.tokens(text, 8); !slices.Equal(got, want) {
			t.Errorf("%q has the tokens %v, want %v", text, got, want)
		}
	}
}

// TestWrongFiles checks that each wrong file is refused with what was expected.
func TestWrongFiles(t *testing.T) {
	for _, c := range []struct{ name, file, old, new, says string }{
		{"empty", "", "", "", "shorter than the 8 bytes"},
		{"text", "", "", "This is a text, not a model.", "no safetensors file"},
		{"header", "", "\"F32\"", "\"F16\"", "want F32"},
		{"missing", "", "encoder.layer.1.output.dense.bias", "encoder.layer.1.output.dense.bios", "is missing"},
		{"shape", "", "\"shape\":[8,4]", "\"shape\":[4,8]", "want ["},
		{"kind", configFile, "bert", "gpt2", "want \"bert\""},
		{"heads", configFile, "_heads\": 2", "_heads\": 3", "no multiple"},
		{"layers", configFile, "_layers\": 2", "_layers\": 0", "want 1 to"},
		{"no JSON", tokenizerFile, "{", "", "tokenizer.json"},
		{"number", tokenizerFile, "\".\": 7", "\".\": 8", "the model has 8 pieces"},
		{"piece", tokenizerFile, "[SEP]", "[XXX]", "no piece [SEP]"},
		{"pooling", poolingFile, "true", "false", "pooling_mode_cls_token"},
	} {
		path := tiny(t)
		file := path
		if c.file != "" {
			file = beside(path, c.file)
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := c.new
		if c.old != "" {
			text = strings.Replace(string(b), c.old, c.new, 1)
		}
		write(t, file, []byte(text))
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: the error is %v; want %q in it", c.name, err, c.says)
		}
	}
	path := tiny(t)
	if err := os.Truncate(path, 2500); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); err == nil {
		t.Error("half a file is accepted")
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none")); err == nil || !strings.Contains(err.Error(), configFile) {
		t.Errorf("the error for no file is %v", err)
	}
}

// modelVariable names the weights of all-MiniLM-L6-v2 for TestMiniLM; docs/search.md says where they are.
const modelVariable = "VERBATIM_TEST_MODEL"

// TestMiniLM checks the cosines that the model's page on Hugging Face shows.
func TestMiniLM(t *testing.T) {
	path := os.Getenv(modelVariable)
	if path == "" {
		t.Skip(modelVariable + " names no all-MiniLM-L6-v2; docs/search.md says which package ships it")
	}
	m, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	near, err := m.Compare(context.Background(), "That is a happy person", []string{
		"That is a happy dog", "That is a very happy person", "Today is a sunny day",
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{.695, .943, .257} {
		if math.Abs(near[i]-want) > .002 {
			t.Errorf("text %d is %.4f near, want %.3f", i, near[i], want)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	path := os.Getenv(modelVariable)
	if path == "" {
		b.Skip(modelVariable + " is not set")
	}
	m, err := Open(path)
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("we propose a moratorium on launching rockets ", 4)
	for b.Loop() {
		if _, err := m.Compare(context.Background(), "a halt to tests of missiles", slices.Repeat([]string{text}, 20)); err != nil {
			b.Fatal(err)
		}
	}
}
