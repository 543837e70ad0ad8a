package cli

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"verbatim/index/ask"
)

// arrange puts the flags of a table command, and of export, before "--", and all words after it. So a word that
// begins with one dash, such as an excluded word of a query, is not read as a flag. The flags of these commands have
// two dashes, except -h.
func arrange(root *cobra.Command, args []string) []string {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return args
	}
	row, ok := ask.Lookup(args[0])
	if !ok && args[0] != exportName || ok && row.Explains {
		return args
	}
	cmd, _, err := root.Find(args[:1])
	if err != nil {
		return args
	}
	flags, words := splitFlags(cmd.Flags(), args[1:])
	if len(words) == 0 {
		return args // a flag without its value must not take "--" as the value
	}
	return append(append(append([]string{cmd.Name()}, flags...), "--"), words...)
}

// splitFlags splits arguments into flags with their values, and words. All arguments after "--" are words.
func splitFlags(fs *pflag.FlagSet, args []string) (flags, words []string) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return flags, append(words, args[i+1:]...)
		case arg == "-h":
			flags = append(flags, arg)
		case strings.HasPrefix(arg, "--"):
			flags = append(flags, arg)
			name, _, hasValue := strings.Cut(arg[2:], "=")
			f := fs.Lookup(name)
			if f == nil || f.NoOptDefVal != "" || hasValue {
				continue
			}
			if i++; i == len(args) {
				return args, nil
			}
			flags = append(flags, args[i])
		default:
			words = append(words, arg)
		}
	}
	return flags, words
}
