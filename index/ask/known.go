package ask

import "verbatim/index"

// KnownSince says where a role comes from that the article of a quote does not give: "as of 3 January 2022".
func KnownSince(k index.KnownRole) string {
	if k.Day.IsZero() {
		return "in an undated article"
	}
	return "as of " + k.Day.Format(DayLayout)
}
