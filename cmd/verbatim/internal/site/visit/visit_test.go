package visit

import (
	"net/url"
	"reflect"
	"testing"
)

// FuzzSearch checks that the address of a search is read as that search.
func FuzzSearch(f *testing.F) {
	f.Add("q=moratorium&from=10")
	f.Add("q=who+asked%3F&speaker=Mara+Quillon&publisher=a%26b&after=2021&before=2022-03&kind=direct&sort=date")
	f.Add("q=who+asked%3F&as=who-said")
	f.Add("q=a%00b&as=source&q=c")
	f.Fuzz(func(t *testing.T, raw string) {
		v, err := url.ParseQuery(raw)
		if err != nil {
			t.Skip("no parameters of an address")
		}
		s, err := ReadSearch(v)
		if err != nil {
			return
		}
		address, err := url.Parse(s.Address(Results))
		if err != nil {
			t.Fatalf("%q: %v", raw, err)
		}
		again, err := ReadSearch(address.Query())
		if err != nil || !reflect.DeepEqual(s, again) {
			t.Errorf("%q is %+v, and its address %s is %+v, %v", raw, s, address, again, err)
		}
	})
}
