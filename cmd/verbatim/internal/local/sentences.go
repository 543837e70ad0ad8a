package local

import (
	"context"
	"sync"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/model"
)

// modelHint says what VERBATIM_MODEL must be.
const modelHint = "set VERBATIM_MODEL to the file model.safetensors of all-MiniLM-L6-v2, with its " +
	"config.json, tokenizer.json and 1_Pooling/config.json beside it; leave it empty to search without a model"

// OpenModel checks the sentence model in a file. It returns nil for no file.
func OpenModel(path string) (*model.Model, error) {
	if path == "" {
		return nil, nil
	}
	m, err := model.Open(path)
	if err != nil {
		return nil, problem.WithHint(err, modelHint)
	}
	return m, nil
}

// Sentences is a sentence model that is opened when it is first used, since most searches need none.
type Sentences struct {
	open func() (*model.Model, error)
}

// NewSentences returns the model in a file; nil for no file.
func NewSentences(path string) *Sentences {
	if path == "" {
		return nil
	}
	return &Sentences{sync.OnceValues(func() (*model.Model, error) { return OpenModel(path) })}
}

// Compare implements search.Model.
func (s *Sentences) Compare(ctx context.Context, query string, texts []string) ([]float64, error) {
	m, err := s.open()
	if err != nil {
		return nil, err
	}
	return m.Compare(ctx, query, texts)
}
