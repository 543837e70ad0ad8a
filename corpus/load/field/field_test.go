package field

import (
	"testing"
)

func TestDateLine(t *testing.T) {
	for in, want := range map[string]bool{
		"December 21, 2021": true, "Published: Tuesday, December 21, 2021, 10:15 AM EST": true, "2021-12-21T10:15:00Z": true,
		"First published on 21 December 2021 at 10:15 (GMT+1)": true, "Tue., Dec. 21, 2021": true,
		"Updated 21.12.2021 10:15":              true,
		"On December 21, 2021, the talks began": false, "The treaty of 8 December 1987": false, "December": false,
	} {
		if got := dateLine(in) != nil; got != want {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}

func TestDatelines(t *testing.T) {
	for in, want := range map[string]dateline{
		"ST. PETERSBURG, Fla. (AP) — The":                    {place: "ST. PETERSBURG, Fla.", publisher: "AP"},
		"WASHINGTON/MOSCOW (Reuters) - The":                  {place: "WASHINGTON/MOSCOW", publisher: "Reuters"},
		"PORT-AU-PRINCE, Haiti, Dec. 2 (EFE) -- The":         {place: "PORT-AU-PRINCE, Haiti", publisher: "EFE"},
		"(Reuters) - The talks":                              {publisher: "Reuters"},
		"Dec 29 (Reuters) - The talks":                       {publisher: "Reuters"},
		"SÃO PAULO — The talks":                              {place: "SÃO PAULO"},
		"WASHINGTON —\u00a0The talks":                        {place: "WASHINGTON"},
		"BOSTON —Standing in front":                          {place: "BOSTON"},
		"VAREK--An engineer, 98":                             {},
		"The envoy (of the Institute) — he":                  {},
		"ENVOY LEAVES TALKS EARLY, BUT OTHERS REMAIN - The":  {},
		"UPDATE: 5/12 — The website":                         {},
		"EXCLUSIVE — The talks":                              {},
		"\"WASHINGTON (AP) — no\" she said":                  {},
		"The Meridian Institute (AP) was founded in Geneva.": {},
	} {
		got, _ := parseDateline(in)
		if got.place != want.place || got.publisher != want.publisher || !got.day.Equal(want.day) {
			t.Errorf("%q: %+v, want %+v", in, got, want)
		}
	}
}

func TestBylines(t *testing.T) {
	for in, want := range map[string]string{
		"By Jane Roe": "Jane Roe", "BY JANE ROE": "JANE ROE", "By: Jane Roe | The Example Herald": "Jane Roe",
		"By Jane Roe, Staff Writer":                  "Jane Roe",
		"By Jane Roe, John Doe and Ilse de la Varga": "Jane Roe, John Doe and Ilse de la Varga",
		"By Jane Roe, Dec. 21, 2021 at 5:00 a.m.":    "Jane Roe", "By J. R. Roe Jr.": "J. R. Roe Jr.",
		"By the end of the week": "", "By 58 votes": "", "By Monday they had left.": "", "Bylaws Were Changed": "", "By": "",
	} {
		if got, ok := BylineNames(in); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
