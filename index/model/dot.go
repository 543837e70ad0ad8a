package model

import "github.com/viterin/vek/vek32"

// dot returns the dot product of vectors of one length.
func dot(a, b []float32) float32 { return vek32.Dot(a, b) }
