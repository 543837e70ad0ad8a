package model

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sync"
)

// Files beside the one with the weights, as sentence-transformers writes them.
const (
	configFile    = "config.json"
	tokenizerFile = "tokenizer.json"
	poolingFile   = "1_Pooling/config.json"
)

// smallFileLimit is the maximum size of these files in bytes. The tokenizer of BERT has half a megabyte.
const smallFileLimit = 32 << 20

// mostTokens is how many tokens of a text are read. Few quotes have more, and the time grows with the tokens.
const mostTokens = 64

// queryPrefix begins a query for the models of the family bge, which take the first token for the whole text.
const queryPrefix = "Represent this sentence for searching relevant passages: "

// A Model is a sentence model. Its weights are read when it is first used. Several goroutines may use it.
type Model struct {
	Path string

	sizes     sizes
	tokenizer *tokenizer
	first     bool // the first token stands for the text, otherwise the mean of all
	weights   func() (*network, error)
}

// Open checks the files of the model whose weights are in the file path: this file in the format safetensors, and beside
// it config.json, tokenizer.json and 1_Pooling/config.json. It does not read the weights.
func Open(path string) (*Model, error) {
	m := &Model{Path: path}
	if err := m.open(); err != nil {
		return nil, fmt.Errorf("the sentence model %s: %w", path, err)
	}
	m.weights = sync.OnceValues(m.load)
	return m, nil
}

func (m *Model) open() error {
	if err := m.readBeside(configFile, &m.sizes); err != nil {
		return err
	}
	if err := m.sizes.check(); err != nil {
		return fmt.Errorf("%s: %w", configFile, err)
	}
	var pooling struct {
		First bool `json:"pooling_mode_cls_token"`
		Mean  bool `json:"pooling_mode_mean_tokens"`
	}
	if err := m.readBeside(poolingFile, &pooling); err != nil {
		return err
	}
	if pooling.First == pooling.Mean {
		return fmt.Errorf("%s: want either pooling_mode_cls_token or pooling_mode_mean_tokens", poolingFile)
	}
	m.first = pooling.First
	var text json.RawMessage
	if err := m.readBeside(tokenizerFile, &text); err != nil {
		return err
	}
	var err error
	if m.tokenizer, err = readTokenizer(text, m.sizes.Words); err != nil {
		return fmt.Errorf("%s: %w", tokenizerFile, err)
	}
	_, err = m.visit(false)
	return err
}

// readBeside reads a JSON file beside that of the weights.
func (m *Model) readBeside(name string, to any) error {
	path := filepath.Join(filepath.Dir(m.Path), filepath.FromSlash(name))
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return fmt.Errorf("%s must be beside it: %w", name, err)
	case info.Size() > smallFileLimit:
		return fmt.Errorf("%s has %d bytes, want at most %d", name, info.Size(), smallFileLimit)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	if err := json.Unmarshal(b, to); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// visit checks the tensors of the model, and reads them if told to.
func (m *Model) visit(read bool) (*network, error) {
	f, err := os.Open(m.Path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is not a file; want one in the format safetensors")
	}
	tensors, err := readHeader(f, info.Size())
	if err != nil {
		return nil, err
	}
	l := &loader{file: tensors, read: read}
	n := l.network(&m.sizes)
	return n, l.err
}

func (m *Model) load() (*network, error) {
	n, err := m.visit(true)
	if err != nil {
		return nil, fmt.Errorf("reading the sentence model %s: %w", m.Path, err)
	}
	return n, nil
}

// String describes the model by its size and licence.
func (m *Model) String() string {
	license := m.sizes.License
	if license == "" {
		license = "unknown"
	}
	return fmt.Sprintf("%s, %d layers, %d coordinates, licence %s", m.Path, m.sizes.Layers, m.sizes.Dim, license)
}

// Compare returns how near each text is to a query: the cosine of their vectors.
func (m *Model) Compare(ctx context.Context, query string, texts []string) ([]float64, error) {
	if m.first {
		query = queryPrefix + query
	}
	asked, err := m.vector(query)
	if err != nil {
		return nil, err
	}
	near := make([]float64, len(texts))
	for i, text := range texts {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		v, err := m.vector(text)
		if err != nil {
			return nil, err
		}
		near[i] = float64(dot(asked, v))
	}
	return near, nil
}

// vector returns the vector of a text, with the length 1.
func (m *Model) vector(text string) ([]float32, error) {
	n, err := m.weights()
	if err != nil {
		return nil, err
	}
	x := n.run(m.tokenizer.tokens(text, min(mostTokens, m.sizes.Positions)))
	v := x[:m.sizes.Dim]
	if !m.first {
		for at := m.sizes.Dim; at < len(x); at += m.sizes.Dim {
			add(v, x[at:at+m.sizes.Dim])
		}
	}
	length := float32(math.Sqrt(float64(dot(v, v))))
	for i := range v {
		v[i] /= max(length, 1e-12)
	}
	return v, nil
}
