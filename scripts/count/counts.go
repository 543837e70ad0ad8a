package count

import "maps"

// Counts are the measures of a package, tests aside.
type Counts struct {
	Code, Data int            // lines
	Methods    map[string]int // per type
	Operators  int            // && and ||
	Complexity map[string]int // per function
	TestLines  int            // lines of code in tests, data included
}

// Add adds a file that is not a test.
func (c *Counts) Add(f *File) {
	code, data := f.Lines()
	c.Code += code
	c.Data += data
	c.Operators += f.Operators()
	if c.Methods == nil {
		c.Methods, c.Complexity = map[string]int{}, map[string]int{}
	}
	for name, n := range f.Methods() {
		c.Methods[name] += n
	}
	maps.Copy(c.Complexity, f.Complexity())
}

// AddTest adds a file of tests.
func (c *Counts) AddTest(f *File) {
	code, data := f.Lines()
	c.TestLines += code + data
}

// Density returns the number of && and || per 100 lines of code.
func (c *Counts) Density() float64 { return 100 * float64(c.Operators) / float64(max(c.Code, 1)) }

// TestShare returns the lines of tests per line of code.
func (c *Counts) TestShare() float64 { return float64(c.TestLines) / float64(max(c.Code, 1)) }

// MostMethods returns the type with the most methods, and their number. The name is empty if no type has methods.
func (c *Counts) MostMethods() (name string, n int) {
	for candidate, methods := range c.Methods {
		if methods > n || methods == n && candidate < name {
			name, n = candidate, methods
		}
	}
	return name, n
}

// Complex returns the number of functions with a complexity above most.
func (c *Counts) Complex(most int) (n int) {
	for _, complexity := range c.Complexity {
		if complexity > most {
			n++
		}
	}
	return n
}
