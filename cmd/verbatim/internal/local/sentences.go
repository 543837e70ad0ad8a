package local

import (
	"context"
	"sync"

	"verbatim/cmd/verbatim/internal/problem"
	"verbatim/index/model"
	"verbatim/index/search"
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

// sentences is a model that is opened when it is first used, since most searches need none.
type sentences struct {
	open func() (*model.Model, error)
}

// SentenceModel returns the sentence model in a file, which is opened when it is first used; nil for no file.
func SentenceModel(path string) search.Model {
	if path == "" {
		return nil
	}
	return &sentences{sync.OnceValues(func() (*model.Model, error) { return OpenModel(path) })}
}

// Compare implements search.Model.
func (s *sentences) Compare(ctx context.Context, query string, texts []string) ([]float64, error) {
	m, err := s.open()
	if err != nil {
		return nil, err
	}
	return m.Compare(ctx, query, texts)
}
