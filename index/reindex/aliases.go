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

// AliasesFile is where the moderators of a corpus write which names are one person's, relative to its folder.
const AliasesFile = folder.Own + "/aliases.txt"

// aliasLimits are what the file may hold: each name of the corpus is compared with each line. The longest line seen
// names 12 spellings.
var aliasLimits = folder.Limits{Bytes: 1 << 20, Lines: 10_000, Line: 4 << 10, UTF8: true}

// aliases returns the file's bytes, and nil where there is none.
func aliases(fsys fs.FS) ([]byte, error) {
	b, err := folder.ReadOwn(fsys, AliasesFile, aliasLimits)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// CheckAliases reports why the file of aliases can't be used.
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

// aliasesSum tells one state of the file from another; it is empty where there is none.
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

// rules returns the rules of names of a corpus. Where they can't be read, why is said as of any other file, and there are none.
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
	if errors.As(err, &wrong) && wrong.Path == AliasesFile { // else it is the folder's
		reason = wrong.Reason
	}
	return identity.Rules{}, []index.Skipped{{Path: AliasesFile, Reason: reason}}
}
