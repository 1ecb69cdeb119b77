package notify

import (
	"bufio"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
)

// A postOffice takes mail by SMTP.
type postOffice struct {
	mu      sync.Mutex
	answers map[string]string // to commands, in place of success
	mails   []string
	to      []string
}

func newPostOffice(t *testing.T) (*postOffice, string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	p := &postOffice{answers: map[string]string{}}
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go p.serve(conn)
		}
	}()
	return p, l.Addr().String()
}

func (p *postOffice) serve(conn net.Conn) {
	defer conn.Close()
	io.WriteString(conn, "220 ready\r\n")
	for lines := bufio.NewReader(conn); ; {
		line, err := lines.ReadString('\n')
		if err != nil {
			return
		}
		if !p.obey(conn, lines, strings.TrimSpace(line)) {
			return
		}
	}
}

// obey carries out a command and reports whether there will be another one.
func (p *postOffice) obey(conn net.Conn, lines *bufio.Reader, line string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	command, rest, _ := strings.Cut(line, " ")
	if said, ok := p.answers[command]; ok {
		io.WriteString(conn, said)
		return said != ""
	}
	switch command {
	case "DATA":
		io.WriteString(conn, "354 go on\r\n")
		var mail strings.Builder
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return false
			}
			if line == ".\r\n" {
				break
			}
			mail.WriteString(strings.TrimPrefix(line, "."))
		}
		p.mails = append(p.mails, mail.String())
	case "RCPT":
		p.to = append(p.to, rest)
	}
	io.WriteString(conn, "250 ok\r\n")
	return command != "QUIT"
}

func mailTarget(server string) Target {
	return Target{Name: "list", Type: "mail", Language: "zh", Server: server, TLS: tlsNone,
		From: "DM 发布 <dm@example.org>", To: persons{"a@example.org", "b@example.org"}}
}

// A mail has the text and the HTML, and reaches all it is for.
func TestMail(t *testing.T) {
	office, server := newPostOffice(t)
	s := newSession(t, mailTarget(server))
	s.options.All = true
	s.want("list: v1.0.1 (zh)", newRelease("v1.0.1", "zh", "fix: 修复 <b> 的问题"))
	if len(office.mails) != 1 || len(office.to) != 2 {
		t.Fatalf("%d mails for %v", len(office.mails), office.to)
	}
	m, err := mail.ReadMessage(strings.NewReader(office.mails[0]))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != "DM v1.0.1 已发布" {
		t.Errorf("the subject is %q, %v", subject, err)
	}
	if got, want := m.Header.Get("Message-Id"), "<"+Key("list", "zh", "v1.0.1", false)+"@dmrel.invalid>"; got != want {
		t.Errorf("the id is %s, want %s", got, want)
	}
	if date, err := m.Header.Date(); err != nil || !date.Equal(testNow) {
		t.Errorf("the date is %v, %v", date, err)
	}
	_, parameters, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(m.Body, parameters["boundary"])
	for _, want := range []string{"- 修复 <b> 的问题", "<li>修复 &lt;b&gt; 的问题</li>"} {
		part, err := parts.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), want) {
			t.Errorf("the part %s is %s, want %s", part.Header.Get("Content-Type"), text, want)
		}
	}
}

// nobody is the address of a server that is gone.
func nobody(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func TestMailFailures(t *testing.T) {
	for name, c := range map[string]struct {
		command, answer string
		problem         string
		waits           int
	}{
		"nobody of that name": {"RCPT", "550 no such user\r\n", "550", 0},
		"not now":             {"RCPT", "451 try again later\r\n", "451", 5},
		"cut off":             {"DATA", "", "EOF", 5},
		"after it was taken":  {"RSET", "", "", 0},
		"quits badly":         {"QUIT", "", "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			office, server := newPostOffice(t)
			office.answers[c.command] = c.answer
			s := newSession(t, mailTarget(server))
			s.options.All = true
			announced, err := s.run(newRelease("v1.0.1", "zh", "fix: A"))
			if (err == nil) != (c.problem == "") || (announced == "") != (c.problem != "") || !strings.Contains(s.log.String(), c.problem) {
				t.Errorf("announced %q with %v; the log says %s", announced, err, s.log.String())
			}
			if len(s.clock.slept) != c.waits {
				t.Errorf("waited %v, want %d times", s.clock.slept, c.waits)
			}
		})
	}
	target := mailTarget(nobody(t))
	target.TLS = ""
	s := newSession(t, target)
	s.options.All = true
	if _, err := s.run(newRelease("v1.0.1", "zh", "fix: A")); err != ErrFailed || !strings.Contains(s.log.String(), "connection refused") {
		t.Errorf("without a server: %v; the log says %s", err, s.log.String())
	}
}

// A server that would take the mail without TLS does not get it.
func TestMailWantsTLS(t *testing.T) {
	office, server := newPostOffice(t)
	target := mailTarget(server)
	target.TLS = tlsStart
	s := newSession(t, target)
	s.options.All = true
	if _, err := s.run(newRelease("v1.0.1", "zh", "fix: A")); err != ErrFailed || len(office.mails) > 0 {
		t.Errorf("%v, and %d mails were sent", err, len(office.mails))
	}
}
