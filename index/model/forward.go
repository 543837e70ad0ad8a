package model

import "math"

// A linear is a layer that multiplies by a matrix and adds a bias. A row of the matrix gives one output.
type linear struct {
	in, out      int
	matrix, bias []float32
}

// of returns the outputs for the inputs of all tokens.
func (l *linear) of(x []float32) []float32 {
	n := len(x) / l.in
	y := make([]float32, n*l.out)
	for o := range l.out {
		row := l.matrix[o*l.in : (o+1)*l.in]
		for t := range n {
			y[t*l.out+o] = dot(x[t*l.in:(t+1)*l.in], row) + l.bias[o]
		}
	}
	return y
}

// A scaling normalises the coordinates of each token to the mean 0 and the variance 1, then scales and shifts them.
type scaling struct{ weight, bias []float32 }

// epsilon keeps a division from one by 0; it is BERT's.
const epsilon = 1e-12

func (s *scaling) apply(x []float32) {
	d := len(s.weight)
	for ; len(x) > 0; x = x[d:] {
		var sum, squares float64
		for _, a := range x[:d] {
			sum += float64(a)
		}
		mean := sum / float64(d)
		for _, a := range x[:d] {
			squares += (float64(a) - mean) * (float64(a) - mean)
		}
		factor := 1 / math.Sqrt(squares/float64(d)+epsilon)
		for i, a := range x[:d] {
			x[i] = float32((float64(a)-mean)*factor)*s.weight[i] + s.bias[i]
		}
	}
}

// A layer is one of the transformer's: each token looks at all others, then changes by itself.
type layer struct {
	query, key, value, joined linear
	afterJoined               scaling
	wide, narrow              linear
	afterNarrow               scaling
}

// apply replaces the coordinates of all tokens.
func (l *layer) apply(x []float32, heads int) {
	add(x, l.joined.of(attend(l.query.of(x), l.key.of(x), l.value.of(x), l.query.in, heads)))
	l.afterJoined.apply(x)
	wide := l.wide.of(x)
	for i, a := range wide {
		wide[i] = gelu(a)
	}
	add(x, l.narrow.of(wide))
	l.afterNarrow.apply(x)
}

// gelu is the Gaussian error linear unit.
func gelu(x float32) float32 {
	return x * float32(0.5*(1+math.Erf(float64(x)/math.Sqrt2)))
}

// attend returns for each token and head the mean of all tokens' values, weighted by how well their keys match the
// token's query. A token has d coordinates, which the heads share out.
func attend(query, key, value []float32, d, heads int) []float32 {
	n, size := len(query)/d, d/heads
	mixed := make([]float32, len(query))
	weights := make([]float32, n)
	for at := 0; at < d; at += size {
		for t := range n {
			q := query[t*d+at:][:size]
			for u := range weights {
				weights[u] = dot(q, key[u*d+at:][:size])
			}
			softmax(weights, 1/math.Sqrt(float64(size)))
			to := mixed[t*d+at:][:size]
			for u, w := range weights {
				for i, v := range value[u*d+at:][:size] {
					to[i] += w * v
				}
			}
		}
	}
	return mixed
}

// softmax turns numbers, multiplied by a factor, into positive ones whose sum is 1.
func softmax(x []float32, factor float64) {
	most := float64(math.Inf(-1))
	for _, a := range x {
		most = max(most, float64(a))
	}
	var sum float64
	for i, a := range x {
		e := math.Exp((float64(a) - most) * factor)
		x[i], sum = float32(e), sum+e
	}
	for i := range x {
		x[i] /= float32(sum)
	}
}

func add(x, y []float32) {
	for i, a := range y {
		x[i] += a
	}
}
