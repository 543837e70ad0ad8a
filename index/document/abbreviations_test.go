package document

import (
	"strings"
	"testing"
)

func TestBothForms(t *testing.T) {
	for text, want := range map[string]string{
		`They signed the Treaty on the Open Ground (TOG) in May.`:           "Treaty on the Open Ground",
		`the Harbour Atomic Energy Agency (HAEA) said`:                      "Harbour Atomic Energy Agency",
		`Weapons of mass destruction (WMD) are`:                             "Weapons of mass destruction",
		`the Organization for Security and Co-operation in Harbours (OSCH)`: "Organization for Security and Co-operation in Harbours",
		`the intermediate-range naval forces (INF) talks`:                   "intermediate-range naval forces",
		`the treaty on Conventional Armed Ferries in Estuaries (CFE)`:       "Conventional Armed Ferries in Estuaries",
		`its Department of Docks (DoD)`:                                     "Department of Docks",
		`the TOG (Treaty on the Open Ground) was`:                           "Treaty on the Open Ground",
		`"Joint Tidal Plan" (JTP)`:                                          "Joint Tidal Plan",
		"the Joint\nTidal Plan (JTP)":                                       "Joint\nTidal Plan",
		`Ministers met. Open Ground (TOG)`:                                  "",
		`in Tallow, Oxmouth, Grim (TOG)`:                                    "",
		`a word (see below)`:                                                "",
		`Elin Marsh (Herald)`:                                               "",
		`Ground (G)`:                                                        "",
		`of the (OT)`:                                                       "",
		`the treaty (TOG)`:                                                  "",
		"Joint\n\nTidal Plan (JTP)":                                         "",
		`the agency (MOSCOW) said`:                                          "",
		`the Old New Treaty on Ground (TG)`:                                 "Treaty on Ground",
		`JTP (which nobody has read)`:                                       "",
		`(TOG)`:                                                             "",
	} {
		got := ""
		if all := bothForms(text); len(all) > 0 {
			got = all[0].long
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// FuzzBothForms checks that no text makes bothForms panic, and that the text contains every long form that it
// returns.
func FuzzBothForms(f *testing.F) {
	f.Add("the Treaty on the Open Ground (TOG)")
	f.Add("TOG (Treaty on the Open Ground)")
	f.Add("É-ü (ÉÜ)")
	f.Fuzz(func(t *testing.T, text string) {
		for _, x := range bothForms(text) {
			if !strings.Contains(text, x.long) {
				t.Errorf("%q does not stand in %q", x.long, text)
			}
		}
	})
}
