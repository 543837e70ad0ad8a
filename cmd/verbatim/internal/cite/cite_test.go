package cite

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"verbatim/cmd/verbatim/internal/terminal"
)

// hard is a quote with everything that the forms give a meaning.
var hard = Quote{
	ID: "3b3xe3qgsy", Who: `Zoë O'Łęcki, 100% {sure} & $rich`, Words: `“50 % of C:\x_y^2 ~ #1 -- ''no'' ,, << ?` + "`" + `”`,
	Notes: []string{"attributed by context"}, Title: "ER  - “Über” }{ @article{x, %", Publisher: "A & B", Byline: "By, Name",
	URL: "https://a.example/p%20q?a={b}&c=_d~e#f", Year: 2022, Month: 1, Day: 5,
}

// TestBibTeX checks each character that TeX does not print as it is.
func TestBibTeX(t *testing.T) {
	var b strings.Builder
	if err := Write(&b, Forms[0], []Quote{hard}); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		"@article{verbatim-3b3xe3qgsy,\n", `Zoë O'Łęcki, 100\% \textbraceleft{}sure\textbraceright{} \& \$rich`,
		`C:\textbackslash{}x\_y\textasciicircum{}2 \textasciitilde{} \#1 -{}- '{}'no'{}' ,{}, <{}< ?{}` + "`”",
		"title = {{ER  - “Über” \\textbraceright{}\\textbraceleft{} @article\\textbraceleft{}x, \\%}}",
		"date = {2022-01-05},\n  year = {2022},\n  month = jan,", "url = {https://a.example/p%20q?a=%7Bb%7D&c=_d~e#f}",
	} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("without %s:\n%s", part, &b)
		}
	}
}

// TestNothingInvented checks that what is unknown is left out of every form.
func TestNothingInvented(t *testing.T) {
	bare := []Quote{{ID: "abc", Words: "“No.”"}}
	for _, want := range []string{
		"@misc{verbatim-abc,\n  note = {“No.”}\n}\n", "TY  - NEWS\r\nID  - verbatim-abc\r\nN1  - “No.”\r\nER  - \r\n",
		"[\n  {\n    \"id\": \"verbatim-abc\",\n    \"type\": \"article-newspaper\",\n    \"note\": \"“No.”\"\n  }\n]\n",
		"“No.” (id abc)\n",
	} {
		i := slices.Index([]string{"@", "T", "[", "“"}, string([]rune(want)[0]))
		var b strings.Builder
		if err := Write(&b, Forms[i], bare); err != nil || b.String() != want {
			t.Errorf("%v, got\n%s\nwant\n%s", err, &b, want)
		}
	}
}

// TestOnce checks that a key is written once.
func TestOnce(t *testing.T) {
	for _, f := range Forms {
		var once, twice strings.Builder
		if err := Write(&once, f, []Quote{hard}); err != nil {
			t.Fatal(err)
		}
		if err := Write(&twice, f, []Quote{hard, hard}); err != nil || once.String() != twice.String() {
			t.Errorf("%s: %v\n%s", f.Name, err, &twice)
		}
	}
}

// TestFootnoteEndsOnce checks that a sentence of the quote gets no second full stop, whatever marks close it.
func TestFootnoteEndsOnce(t *testing.T) {
	for words, want := range map[string]string{
		"“No.”": "“No.” In:", `no "roof is welcome."`: `no "roof is welcome." In:`, "“she said ‘No!’”": "“she said ‘No!’” In:",
		"“No,”": "“No,”. In:", "the roof is welcome": "the roof is welcome. In:",
	} {
		var b strings.Builder
		i := slices.IndexFunc(Forms, func(f Form) bool { return f.Name == "footnotes" })
		if err := Write(&b, Forms[i], []Quote{{ID: "abc", Words: words, Publisher: "Coast Post"}}); err != nil ||
			!strings.HasPrefix(b.String(), want) {
			t.Errorf("%v, got %s, want %s", err, &b, want)
		}
	}
}

// FuzzForms checks that what is written is parsed to what was given, whatever the texts have.
func FuzzForms(f *testing.F) {
	f.Add(hard.Who, hard.Words, hard.Title, hard.Publisher, hard.Byline, hard.URL, uint16(2022), uint8(1), uint8(5))
	f.Add("", "", "", "", "", "", uint16(0), uint8(0), uint8(0))
	f.Add("A\r\nER  - ", "\\", "{", "}", "\\{}", "http://x.example/\\{}", uint16(1), uint8(12), uint8(31))
	f.Fuzz(func(t *testing.T, who, words, title, publisher, byline, address string, year uint16, month, day uint8) {
		q := Quote{
			ID: "abcdefghij", Who: terminal.Clean(who), Words: terminal.Clean(words), Title: terminal.Clean(title),
			Publisher: terminal.Clean(publisher), Byline: terminal.Clean(byline),
		}
		if !utf8.ValidString(q.note() + q.Title + q.Publisher + q.Byline) {
			t.Skip("articles are UTF-8")
		}
		if q.Words == "" {
			t.Skip("a quote has words")
		}
		if u, err := url.Parse(address); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
			q.URL = u.String()
		}
		if strings.ContainsAny(q.URL, "\r\n") || !utf8.ValidString(q.URL) {
			q.URL = ""
		}
		if year > 0 && year < 9999 {
			q.Year, q.Month, q.Day = int(year), int(month)%12+1, int(day)%31+1
		}
		other := Quote{ID: "klmnopqrst", Words: "“No.”"}
		for i, parse := range []func(string) ([]map[string]string, error){parseBibTeX, parseRIS, parseCSL} {
			var b strings.Builder
			if err := Write(&b, Forms[i], []Quote{q, other}); err != nil {
				t.Fatal(err)
			}
			got, err := parse(b.String())
			if err != nil || len(got) != 2 || got[1]["note"] != other.Words || got[1]["key"] != other.Key() {
				t.Fatalf("%s: %v, %q\n%s", Forms[i].Name, err, got, &b)
			}
			if i == 0 {
				q.URL = bareAddress.Replace(q.URL)
			}
			for name, want := range map[string]string{
				"key": q.Key(), "author": q.Byline, "title": q.Title, "publisher": q.Publisher, "date": q.Date(), "url": q.URL,
				"note": q.note(),
			} {
				if got[0][name] != want {
					t.Errorf("%s: %s is %q, want %q\n%s", Forms[i].Name, name, got[0][name], want, &b)
				}
			}
		}
	})
}

// parseBibTeX reads entries of fields in braces, and returns what TeX prints.
func parseBibTeX(text string) (entries []map[string]string, err error) {
	names := map[string]string{"journal": "publisher"}
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		head, rest, ok := strings.Cut(text, "{")
		if !ok || head != "@article" && head != "@misc" {
			return nil, fmt.Errorf("no entry: %.40q", text)
		}
		key, fields, ok := strings.Cut(rest, ",")
		if !ok {
			return nil, fmt.Errorf("no key: %.40q", rest)
		}
		e := map[string]string{"key": key}
		for {
			name, value, ok := strings.Cut(fields, "=")
			if !ok {
				return nil, fmt.Errorf("no field: %.40q", fields)
			}
			name, value = strings.TrimSpace(name), strings.TrimSpace(value)
			end := strings.IndexAny(value, ",\n")
			if value[0] == '{' {
				if end = closing(value) + 1; end == 0 {
					return nil, fmt.Errorf("no end: %.40q", value)
				}
			}
			if other, ok := names[name]; ok {
				name = other
			}
			e[name] = value[:end]
			if name != "url" {
				e[name] = printed(value[:end])
			} else {
				e[name] = strings.Trim(value[:end], "{}")
			}
			fields = strings.TrimSpace(value[end:])
			if rest, ok := strings.CutPrefix(fields, "}"); ok {
				text = rest
				break
			}
			if !strings.HasPrefix(fields, ",") {
				return nil, fmt.Errorf("no comma: %.40q", fields)
			}
			fields = fields[1:]
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// closing returns where the brace that opens a value is closed. As BibTeX does, it counts all braces.
func closing(value string) int {
	depth := 0
	for i, r := range value {
		switch r {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// printed returns what TeX prints of a value.
func printed(value string) string {
	var b strings.Builder
	for value != "" {
		plain := ""
		for r, command := range commands {
			if strings.HasPrefix(value, command) {
				plain, value = string(r), value[len(command):]
				break
			}
		}
		if plain == "" {
			_, size := utf8.DecodeRuneInString(value)
			plain, value = value[:size], value[size:]
			if plain == "{" || plain == "}" {
				continue
			}
		}
		b.WriteString(plain)
	}
	return b.String()
}

// parseRIS reads records of lines with tags.
func parseRIS(text string) (records []map[string]string, err error) {
	names := map[string]string{"ID": "key", "AU": "author", "TI": "title", "T2": "publisher", "UR": "url", "N1": "note", "DA": "date"}
	var r map[string]string
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if strings.ContainsAny(line, "\r\n") || len(line) < 6 || line[2:6] != "  - " {
			return nil, fmt.Errorf("not a line: %.40q", line)
		}
		switch tag, value := line[:2], line[6:]; {
		case tag == "TY" && r == nil:
			r = map[string]string{}
		case r == nil:
			return nil, fmt.Errorf("outside a record: %.40q", line)
		case tag == "ER":
			records, r = append(records, r), nil
		case tag == "DA":
			r["date"] = strings.ReplaceAll(strings.TrimSuffix(value, "/"), "/", "-")
		default:
			r[names[tag]] = value
		}
	}
	if r != nil {
		return nil, fmt.Errorf("a record does not end: %q", r)
	}
	return records, nil
}

// parseCSL reads a list of items.
func parseCSL(text string) (items []map[string]string, err error) {
	var list []cslItem
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, err
	}
	for _, i := range list {
		m := map[string]string{"key": i.ID, "title": i.Title, "publisher": i.Container, "url": i.URL, "note": i.Note}
		if len(i.Author) > 0 {
			m["author"] = i.Author[0].Literal
		}
		if i.Issued != nil {
			d := i.Issued.Parts[0]
			m["date"] = fmt.Sprintf("%04d-%02d-%02d", d[0], d[1], d[2])
		}
		items = append(items, m)
	}
	return items, nil
}
