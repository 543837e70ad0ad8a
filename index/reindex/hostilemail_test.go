//go:build unix

package reindex

import "strings"

// hostileMail are emails and archives of pages.
var hostileMail = []hostile{
	{"header.eml", filled("A: b\n"), "? "},
	{"names-of-a-header.eml", counted("", "A%d: b\n", "\n"+said), "? "},
	{"long-subject.eml", within("Subject: ", "a ", "\n\n"+said), "? "},
	{"folded-subject.eml", within("Subject: a", "\n a", "\n\n"+said), "? "},
	{"encoded-subject.eml", within("Subject: ", "=?utf-8?q?a?= ", "\n\n"+said), "? "},
	{"senders.eml", within("From: ", "a <a@b.example>, ", "\n\n"+said), "? "},
	{"nested-comments.eml", within("From: ", "(", "\nList-Id: a\n\n"+said), "? "},
	{"no-header.eml", filled(said), "not a message"},
	{"parts.eml", within("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\n", "--b\n\n"+said), "? more than 5000 parts"},
	{"texts.eml", within("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\n"+said+"\n", "--b--\n"), "? "},
	{"pages.eml", within("Content-Type: multipart/mixed; boundary=b\n\n", "--b\nContent-Type: text/html\n\n"+report, ""), "? "},
	{"open-parts.eml", within("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n", "--b", said), "? "},
	{"nested-parts.eml", counted("Content-Type: multipart/mixed; boundary=b0\n\n--b0\n",
		"Content-Type: multipart/mixed; boundary=b%d\n\n--b0\n", ""), "? "},
	{"nested-messages.eml", within("", "Content-Type: message/rfc822\n\n", "Subject: a\n\n"+said), "? "},
	{"attached-messages.eml", within("Content-Type: multipart/mixed; boundary=b\n\n",
		"--b\nContent-Type: message/rfc822\n\nSubject: a\n\n"+said+"\n", "--b--\n"), "? "},
	{"base64.eml", within("Content-Transfer-Encoding: base64\n\n", "IkEg\n", ""), ""},
	{"not-base64.eml", within("Content-Transfer-Encoding: base64\n\n", "*", ""), "no text"},
	{"quoted-printable.eml", within("Content-Transfer-Encoding: quoted-printable\n\n"+said, "=\n", ""), ""},
	{"equals-signs.eml", within("Content-Transfer-Encoding: quoted-printable\n\n"+said, "=zz", ""), "encoding"},
	{"charset.eml", within("Content-Type: text/plain; charset=utf-7\n\n", said, ""), ""},
	{"utf-16.eml", within("Content-Type: text/plain; charset=utf-16\n\n", said, ""), "? "},
	{"flowed.eml", within("Content-Type: text/plain; format=flowed\n\n", "a \n", ""), ""},
	{"forwarded.eml", within("Subject: a\n\n", "---------- Forwarded message ---------\nFrom: a\n", ""), ""},
	{"forwarded-heads.eml", within("Subject: a\n\n", "> From: a <a@b.example>\n", "> Date: a\n\n"+said), ""},
	{"arrows.eml", within("Subject: a\n\n", ">", said), ""},
	{"nul.eml", within("Subject: a\n\n", "\x00", said), "NUL"},
	{"parts.mhtml", within("Content-Type: multipart/related; boundary=b\n\n", "--b\n\n", ""), "? "},
	{"pages.mhtml", within("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"+report,
		"--b\nContent-Type: text/html\n\n"+report, ""), "? "},
	{"styles.mhtml", within("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"+
		`<link rel=stylesheet href="cid:a">`+report,
		"--b\nContent-Type: text/css\nContent-Location: cid:a\n\n.a{display:none}", ""), "? "},
	{"links-to-styles.mhtml", within("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/css\n"+
		"Content-Location: cid:a\n\n"+strings.Repeat(".a{display:none}", 1_000)+
		"\n--b\nContent-Type: text/html\n\n"+report, `<link rel=stylesheet href="cid:a">`, ""), "? "},
	{"pictures.html", within(report+`<img src="data:image/png;base64,`, "iVBORw0KGgo", `">`), ""},
	{"many-pictures.html", within(report, "data:,", ""), ""},
	{"many-data.html", within(report, "data:"+strings.Repeat("x", 190), ""), ""},
}
