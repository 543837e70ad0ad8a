package model

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// headerLimit is the maximum size of a header in bytes, as the format's own library has it.
const headerLimit = 100 << 20

// A tensor is an array of numbers in a file.
type tensor struct {
	Dtype   string   `json:"dtype"`
	Shape   []int    `json:"shape"`
	Offsets [2]int64 `json:"data_offsets"`
}

// A tensorFile is a file in the format safetensors: the size of the header in 8 bytes, the header in JSON, and the
// numbers of all tensors.
type tensorFile struct {
	file    io.ReaderAt
	start   int64 // where the numbers begin
	tensors map[string]tensor
}

// readHeader reads the header of a file of so many bytes.
func readHeader(file io.ReaderAt, size int64) (*tensorFile, error) {
	var prefix [8]byte
	if _, err := file.ReadAt(prefix[:], 0); err != nil {
		return nil, errors.New("the file is shorter than the 8 bytes that begin a safetensors file")
	}
	n := binary.LittleEndian.Uint64(prefix[:])
	if n > headerLimit || int64(n) > size-int64(len(prefix)) {
		return nil, errors.New("the file is no safetensors file: its first 8 bytes are not the size of a header")
	}
	header := make([]byte, n)
	if _, err := file.ReadAt(header, int64(len(prefix))); err != nil {
		return nil, fmt.Errorf("reading the header: %w", err)
	}
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(header, &entries); err != nil {
		return nil, fmt.Errorf("the file is no safetensors file: its header is not JSON: %w", err)
	}
	f := &tensorFile{file, int64(len(prefix)) + int64(n), map[string]tensor{}}
	for name, entry := range entries {
		if name == "__metadata__" {
			continue
		}
		var t tensor
		if err := json.Unmarshal(entry, &t); err != nil {
			return nil, fmt.Errorf("tensor %s: %w", name, err)
		}
		if begin, end := t.Offsets[0], t.Offsets[1]; begin < 0 || begin > end || end > size-f.start {
			return nil, fmt.Errorf("tensor %s is outside the file, which may be incomplete", name)
		}
		f.tensors[name] = t
	}
	return f, nil
}

// check reports what is wrong with a tensor that should have a shape.
func (f *tensorFile) check(name string, shape ...int) error {
	t, ok := f.tensors[name]
	want := int64(4)
	for _, n := range shape {
		want *= int64(n)
	}
	switch {
	case !ok:
		return fmt.Errorf("tensor %s is missing", name)
	case t.Dtype != "F32":
		return fmt.Errorf("tensor %s has numbers of type %s, want F32", name, t.Dtype)
	case !slices.Equal(t.Shape, shape):
		return fmt.Errorf("tensor %s has the shape %v, want %v", name, t.Shape, shape)
	case t.Offsets[1]-t.Offsets[0] != want:
		return fmt.Errorf("tensor %s has %d bytes, want %d", name, t.Offsets[1]-t.Offsets[0], want)
	}
	return nil
}

// floats reads n numbers of a tensor, from the number at index from. check has passed the tensor.
func (f *tensorFile) floats(name string, from, n int) ([]float32, error) {
	b := make([]byte, 4*n)
	if _, err := f.file.ReadAt(b, f.start+f.tensors[name].Offsets[0]+4*int64(from)); err != nil {
		return nil, fmt.Errorf("reading tensor %s: %w", name, err)
	}
	list := make([]float32, n)
	for i := range list {
		list[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return list, nil
}
