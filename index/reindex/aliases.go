package reindex

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	"verbatim/corpus/folder"
	"verbatim/index"
	"verbatim/index/identity"
)

// AliasesFile is the file in which moderators write which names belong to one person, relative to the folder of the
// corpus.
const AliasesFile = folder.Own + "/aliases.txt"

// aliasLimits bound the file, because each name of the corpus is compared with each line. The longest line seen has
// 12 spellings.
var aliasLimits = folder.Limits{Bytes: 1 << 20, Lines: 10_000, Line: 4 << 10, UTF8: true}

// aliases returns the content of the file, or nil if there is none.
func aliases(fsys fs.FS) ([]byte, error) {
	b, err := folder.ReadOwn(fsys, AliasesFile, aliasLimits)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// CheckAliases returns an error that says why the file of aliases can't be used.
func CheckAliases(fsys fs.FS) error {
	b, err := aliases(fsys)
	if err != nil {
		return err
	}
	if _, err = identity.ParseRules(string(b)); err != nil {
		return fmt.Errorf("%s: %w", AliasesFile, err)
	}
	return nil
}

// aliasesSum returns a hash of the file, or "" if there is none.
func aliasesSum(fsys fs.FS) string {
	b, err := aliases(fsys)
	if err != nil {
		return err.Error()
	}
	if b == nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// rules returns the rules for names. If they can't be read, rules returns none, and the reason as for any other
// skipped file.
func rules(fsys fs.FS) (identity.Rules, []index.Skipped) {
	b, err := aliases(fsys)
	if err == nil {
		var r identity.Rules
		if r, err = identity.ParseRules(string(b)); err == nil {
			return r, nil
		}
	}
	reason := err.Error()
	var wrong *folder.Problem
	if errors.As(err, &wrong) && wrong.Path == AliasesFile { // otherwise it is a problem of the folder
		reason = wrong.Reason
	}
	return identity.Rules{}, []index.Skipped{{Path: AliasesFile, Reason: reason}}
}
