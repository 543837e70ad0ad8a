package cli

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/corpus"
)

// A kindFlag is a flag whose value is a kind of quote; empty means all.
type kindFlag struct{ kind corpus.Kind }

// String implements pflag.Value.
func (k *kindFlag) String() string { return string(k.kind) }

// Type implements pflag.Value.
func (k *kindFlag) Type() string { return strings.Join(kindNames(), "|") }

// Set implements pflag.Value.
func (k *kindFlag) Set(value string) error {
	if !slices.Contains(corpus.Kinds, corpus.Kind(value)) {
		return fmt.Errorf("one of %s is expected", strings.Join(kindNames(), ", "))
	}
	k.kind = corpus.Kind(value)
	return nil
}

// keep returns the quotes of the kind.
func (k *kindFlag) keep(quotes []corpus.Quote) []corpus.Quote {
	return slices.DeleteFunc(quotes, func(q corpus.Quote) bool { return !k.wants(q.Kind) })
}

// wants reports whether quotes of a kind are asked for.
func (k *kindFlag) wants(kind corpus.Kind) bool { return k.kind == "" || k.kind == kind }

// kindNames returns the names of all kinds.
func kindNames() []string {
	names := make([]string, len(corpus.Kinds))
	for i, k := range corpus.Kinds {
		names[i] = string(k)
	}
	return names
}
