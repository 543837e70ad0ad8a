package reindex

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"verbatim/index"
	"verbatim/index/identity"
)

// AliasesFile is where the moderators of a corpus write which names are one person's, relative to its folder.
const AliasesFile = ".verbatim/aliases.txt"

// maxAliases is how many bytes of it are read: tens of thousands of names.
const maxAliases = 1 << 20

// aliases returns the file's bytes, and nil where there is none.
func aliases(fsys fs.FS) ([]byte, error) {
	f, err := fsys.Open(AliasesFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxAliases+1))
	if err == nil && len(b) > maxAliases {
		err = fmt.Errorf("the file is larger than %d MB", maxAliases>>20)
	}
	return b, err
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
	return identity.Rules{}, []index.Skipped{{Path: AliasesFile, Reason: err.Error()}}
}
