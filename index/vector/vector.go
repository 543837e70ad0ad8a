// Package vector turns texts into vectors: texts that mean nearly the same have nearly the same direction. The vectors
// of words are built in; table/ORIGIN.md says where they come from. Start with Of and Pack.
package vector

import (
	"math"
	"strings"
)

// Dim is the number of coordinates of a vector.
const Dim = 128

// A Vector is the direction of a text. Its length is 1, or 0 for a text without known words.
type Vector [Dim]float32

// Of returns the vector of a text: the sum of the vectors of its words.
func Of(text string) Vector {
	var v Vector
	for word := range words(text) {
		v.add(word)
	}
	v.normalise()
	return v
}

// IsZero reports whether a text had no known word.
func (v *Vector) IsZero() bool { return *v == Vector{} }

func (v *Vector) normalise() {
	var sum float32
	for _, x := range v {
		sum += x * x
	}
	if sum == 0 {
		return
	}
	length := float32(math.Sqrt(float64(sum)))
	for i := range v {
		v[i] /= length
	}
}

// Packed is a vector in a byte for each coordinate, as a snapshot stores it.
type Packed [Dim]int8

// packing is the factor from a coordinate to its byte. A coordinate of a text seldom exceeds 0.42, and is cut then.
const packing = 300

// Pack returns the vector in bytes.
func (v *Vector) Pack() Packed {
	var p Packed
	for i, x := range v {
		p[i] = int8(min(max(math.Round(float64(x)*packing), math.MinInt8), math.MaxInt8))
	}
	return p
}

// Cosine returns how near a text is to a packed vector: 1 for the same direction, about 0 for texts that have nothing
// in common. p has Dim bytes.
func (v *Vector) Cosine(p []byte) float64 {
	var dot float32
	var length int32
	for i, b := range p[:Dim] {
		x := int8(b)
		dot += v[i] * float32(x)
		length += int32(x) * int32(x)
	}
	if length == 0 {
		return 0
	}
	return float64(dot) / math.Sqrt(float64(length))
}

// Signs are the signs of the coordinates, a bit each. Their number that differs says roughly how far two vectors are
// apart.
type Signs [Dim / 64]uint64

// Signs returns the signs of the vector.
func (v *Vector) Signs() Signs {
	var s Signs
	for i, x := range v {
		if x > 0 {
			s[i/64] |= 1 << (i % 64)
		}
	}
	return s
}

// The lengths of segments, in words.
const (
	shortestSegment = 8  // a shorter one goes on after a sign
	longestSegment  = 14 // without a sign
)

// Segments parts a text at its signs into stretches of about ten words, since a long text says more than one thing. A
// text of one segment is returned whole.
func Segments(text string) []string {
	var list []string
	words := strings.Fields(text)
	first := 0
	for i, w := range words {
		n := i - first
		if n >= longestSegment || n >= shortestSegment && strings.ContainsAny(w[len(w)-1:], ",;:.!?-") {
			list = append(list, strings.Join(words[first:i+1], " "))
			first = i + 1
		}
	}
	if first < len(words) {
		list = append(list, strings.Join(words[first:], " "))
	}
	return list
}
