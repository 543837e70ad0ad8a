package param

import "slices"

// Usage returns how a command is typed: its name and its parameters, optional ones in brackets. "who-said words [limit]
// [sort]".
func (f *Form) Usage() string {
	usage := f.Name
	for _, p := range f.Params {
		if p.Required || p.Trails {
			usage += " " + p.Name
		} else {
			usage += " [" + p.Name + "]"
		}
	}
	return usage
}

// Trailing returns the parameter whose value is the words after the first parameter, and whether there is one.
func (f *Form) Trailing() (p Param, ok bool) {
	i := slices.IndexFunc(f.Params, func(p Param) bool { return p.Trails })
	if i < 0 {
		return p, false
	}
	return f.Params[i], true
}
