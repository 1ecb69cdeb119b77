package notify

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// show prints what would be sent. Secrets are not even read for it.
func (o Options) show(plans []*plan) error {
	failed := false
	for _, p := range plans {
		templates, err := loadTemplates(p.target)
		for _, r := range p.todo {
			if err != nil {
				break
			}
			var d draft
			if d, err = o.news(p, r).draft(templates, time.Time{}); err == nil {
				err = d.print(o.Out, describe(r, p.lang))
			}
		}
		if err != nil {
			o.logf("%s: %s", p.target.Name, err)
			failed = true
		}
	}
	if failed {
		return ErrFailed
	}
	return nil
}

// print writes a message as it would go over the network, with secrets as where
// they are found, and with "***" for what is made when it is sent: signatures,
// their time, and the date of a mail.
func (d draft) print(w io.Writer, what string) error {
	r, err := services[d.target.Type].build(d, time.Time{})
	if err != nil {
		return err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s: %s\n%s %s\n", d.target.Name, what, r.method, r.url)
	for _, name := range slices.Sorted(maps.Keys(r.header)) {
		fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(r.header[name], ", "))
	}
	b.WriteByte('\n')
	if r.mail != nil {
		r.body = withoutDate(r.body)
	}
	b.Write(bytes.TrimRight(r.body, "\r\n"))
	b.WriteString("\n\n")
	_, err = w.Write(b.Bytes())
	return err
}

// withoutDate hides the date of a mail.
func withoutDate(mail []byte) []byte {
	mail = bytes.ReplaceAll(mail, []byte("\r\n"), []byte("\n"))
	lines := bytes.Split(mail, []byte("\n"))
	for i, line := range lines {
		if len(line) == 0 {
			break // the end of the header
		}
		if bytes.HasPrefix(line, []byte("Date: ")) {
			lines[i] = []byte("Date: " + hidden)
		}
	}
	return bytes.Join(lines, []byte("\n"))
}
