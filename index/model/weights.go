package model

import (
	"fmt"
	"strings"
)

// Names of tensors. Some files begin each with "bert.".
const (
	optionalPrefix  = "bert."
	wordTensor      = "embeddings.word_embeddings.weight"
	positionTensor  = "embeddings.position_embeddings.weight"
	kindTensor      = "embeddings.token_type_embeddings.weight"
	embeddedScaling = "embeddings.LayerNorm"
	layerPrefix     = "encoder.layer.%d."
)

// sizes are the numbers that a config.json gives of a model.
type sizes struct {
	Kind      string `json:"model_type"`
	Words     int    `json:"vocab_size"`
	Positions int    `json:"max_position_embeddings"`
	Dim       int    `json:"hidden_size"`
	Wide      int    `json:"intermediate_size"`
	Heads     int    `json:"num_attention_heads"`
	Layers    int    `json:"num_hidden_layers"`
	License   string `json:"license"`
}

// The largest sizes of a model that are accepted; those of BERT large are smaller.
const (
	mostWords  = 1 << 20
	mostOthers = 1 << 13
)

func (s *sizes) check() error {
	if s.Kind != "bert" {
		return fmt.Errorf("the model is of type %q, want \"bert\"", s.Kind)
	}
	for _, v := range []struct {
		name        string
		value, most int
	}{
		{"vocab_size", s.Words, mostWords}, {"max_position_embeddings", s.Positions, mostOthers},
		{"hidden_size", s.Dim, mostOthers}, {"intermediate_size", s.Wide, mostOthers},
		{"num_attention_heads", s.Heads, s.Dim}, {"num_hidden_layers", s.Layers, mostOthers},
	} {
		if v.value < 1 || v.value > v.most {
			return fmt.Errorf("%s is %d, want 1 to %d", v.name, v.value, v.most)
		}
	}
	if s.Dim%s.Heads != 0 {
		return fmt.Errorf("hidden_size %d is no multiple of num_attention_heads %d", s.Dim, s.Heads)
	}
	return nil
}

// A loader visits the tensors of a model: first to check all of them, then to read them. It keeps the first error.
type loader struct {
	file *tensorFile
	read bool // not only checked
	err  error
}

func (l *loader) tensor(name string, shape ...int) []float32 {
	if l.err != nil {
		return nil
	}
	if _, ok := l.file.tensors[name]; !ok {
		name = optionalPrefix + strings.TrimPrefix(name, optionalPrefix)
	}
	if l.err = l.file.check(name, shape...); l.err != nil || !l.read {
		return nil
	}
	n := 1
	for _, size := range shape {
		n *= size
	}
	var list []float32
	list, l.err = l.file.floats(name, 0, n)
	return list
}

func (l *loader) linear(name string, in, out int) linear {
	return linear{in, out, l.tensor(name+".weight", out, in), l.tensor(name+".bias", out)}
}

func (l *loader) scaling(name string, d int) scaling {
	return scaling{l.tensor(name+".weight", d), l.tensor(name+".bias", d)}
}

// A network is a transformer with its weights.
type network struct {
	heads                  int
	words, positions, kind []float32
	embedded               scaling
	layers                 []layer
}

func (l *loader) network(s *sizes) *network {
	d := s.Dim
	n := &network{
		heads: s.Heads, words: l.tensor(wordTensor, s.Words, d), positions: l.tensor(positionTensor, s.Positions, d),
		kind: l.tensor(kindTensor, kindsOfText, d), embedded: l.scaling(embeddedScaling, d),
	}
	for i := range s.Layers {
		at := fmt.Sprintf(layerPrefix, i)
		n.layers = append(n.layers, layer{
			query:       l.linear(at+"attention.self.query", d, d),
			key:         l.linear(at+"attention.self.key", d, d),
			value:       l.linear(at+"attention.self.value", d, d),
			joined:      l.linear(at+"attention.output.dense", d, d),
			afterJoined: l.scaling(at+"attention.output.LayerNorm", d),
			wide:        l.linear(at+"intermediate.dense", d, s.Wide),
			narrow:      l.linear(at+"output.dense", s.Wide, d),
			afterNarrow: l.scaling(at+"output.LayerNorm", d),
		})
		if l.err != nil {
			break
		}
	}
	return n
}

// kindsOfText is how many kinds of texts BERT tells apart. Only the first is used here.
const kindsOfText = 2

// run returns the coordinates of each token, one token after the other.
func (n *network) run(tokens []int) []float32 {
	d := len(n.embedded.weight)
	x := make([]float32, len(tokens)*d)
	for t, token := range tokens {
		at := x[t*d:][:d]
		copy(at, n.words[token*d:][:d])
		add(at, n.positions[t*d:][:d])
		add(at, n.kind[:d])
	}
	n.embedded.apply(x)
	for i := range n.layers {
		n.layers[i].apply(x, n.heads)
	}
	return x
}
