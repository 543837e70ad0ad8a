package origin

import (
	"strings"
	"testing"
)

// TestNamedAfter checks which names fit a domain.
func TestNamedAfter(t *testing.T) {
	for _, pair := range []string{
		"The Herald=herald.example", "Herald=theherald.example", "The Herald=www.herald.example",
		"The Herald=news.herald.co.uk",
		"The Baltic Ledger=balticledger.example", "The Baltic Ledger=baltic-ledger.example", "Hangang Daily=hangang.example",
		"Meridian News Agency=meridian.example", "The Northern Yard Times=nytimes.example", "Associated Chronicle=ac.example",
		"Süddelta Zeitung=sueddelta-zeitung.example", "Süddelta Zeitung=sz.example", "El Páramo=elparamo.example",
		"Herald.example=herald.example",
		"Times of Lakeside=timesoflakeside.example", "Notes & Queries=notesandqueries.example=no",
		"Lakeside's Own=lakesidesown.example",
		"Reuters=evil.example=no", "Reuters=reuters.evil.example=no", "Reuters=reuters.com.evil.example=no",
		"Reuters=r.example=no",
		"Reuters=re.example=no", "Reuters=reu-ters.example=no", "Reuters=reuters-news.example=no",
		"Reuters=notreuters.example=no",
		"The Northern Yard Times=times.example=no", "The Northern Yard Times=northern.example=no",
		"Reuters News=rn.example=no",
		"Rеuters=reuters.example=no", "Ｒeuters=reuters.example=no", "Reuters=xn--reters-1of.example=no",
		"Reuters=127.0.0.1=no",
		"Reuters=[::1]=no", "Reuters=localhost=no", "reuters.com=reuters.evil=no", "reuters.com=evil.example=no",
		"Reuters (evil.example)=evil.example=no", "News=news.example=no", "The=the.example=no", "…=evil.example=no",
		"Herald=herald.github.io", "Herald=evil.github.io=no", strings.Repeat("a ", 40) + "=aaaa.example=no",
	} {
		parts := strings.Split(pair, "=")
		if got := namedAfter(parts[0], parts[1]); got == (len(parts) == 3) {
			t.Errorf("%q on %s: got %v", parts[0], parts[1], got)
		}
	}
}

// TestCarried checks that the carrier is never cut off, however long the name and the domain are.
func TestCarried(t *testing.T) {
	for _, name := range []string{"Reuters", strings.Repeat("Reuters ", 30), strings.Repeat("ü", 100)} {
		for _, site := range []string{"evil.example", strings.Repeat("a", 63) + ".evil.example"} {
			got := carried(name, site)
			if n := len([]rune(got)); n > maxCarried || !strings.HasSuffix(got, site[max(0, len(site)-12):]) ||
				!strings.Contains(got, carriedBy) {
				t.Errorf("%s (%d characters)", got, n)
			}
		}
	}
	if got := carried("The Herald", "evil.example"); got != "The Herald, as carried by evil.example" {
		t.Error(got)
	}
}
