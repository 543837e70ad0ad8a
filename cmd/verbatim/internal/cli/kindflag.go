package cli

import (
	"fmt"
	"slices"
	"strings"

	"verbatim/corpus"
)

// A kindFlag is a flag whose value is a kind of quote. The zero value stands for all kinds.
type kindFlag struct{ kind corpus.Kind }

// String implements pflag.Value.
func (k *kindFlag) String() string { return string(k.kind) }

// Type implements pflag.Value.
func (k *kindFlag) Type() string { return strings.Join(kindNames(), "|") }

// Set implements pflag.Value.
func (k *kindFlag) Set(value string) error {
	if !slices.Contains(corpus.Kinds, corpus.Kind(value)) {
		return fmt.Errorf("must be one of %s", strings.Join(kindNames(), ", "))
	}
	k.kind = corpus.Kind(value)
	return nil
}

// keep returns the quotes of the selected kind.
func (k *kindFlag) keep(quotes []corpus.Quote) []corpus.Quote {
	return slices.DeleteFunc(quotes, func(q corpus.Quote) bool { return !k.wants(q.Kind) })
}

// wants reports whether the flag selects quotes of a kind.
func (k *kindFlag) wants(kind corpus.Kind) bool { return k.kind == "" || k.kind == kind }

// kindNames returns the names of all kinds.
func kindNames() []string {
	names := make([]string, len(corpus.Kinds))
	for i, k := range corpus.Kinds {
		names[i] = string(k)
	}
	return names
}
