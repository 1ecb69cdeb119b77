package notify

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/textproto"
	"strconv"
	"time"

	"github.com/wneessen/go-mail"
)

// mailMost is less than any server refuses.
const mailMost = 1 << 20

// mailing sends mail by SMTP, with its text as plain text and as HTML. The
// Message-ID is made of the key of the message.
var mailing = service{
	needs:   []string{"server", "from", "to"},
	takes:   []string{"user", "password", "tls"},
	texts:   []text{{"title", plain}, {"text", plain}, {"html", hypertext}},
	build:   buildMail,
	deliver: deliverMail,
}

// A mailMessage is a mail and how to reach the server that takes it.
type mailMessage struct {
	message *mail.Msg
	server  string
	options []mail.Option
}

func buildMail(d draft, now time.Time) (request, error) {
	m := mail.NewMsg(mail.WithBoundary("dmrel-"+d.key), mail.WithNoDefaultUserAgent())
	if err := errors.Join(m.From(d.target.From), m.To(d.target.To...)); err != nil {
		return request{}, err
	}
	m.Subject(d.texts["title"])
	m.SetDateWithValue(now)
	m.SetMessageIDWithValue(d.key + "@dmrel.invalid")
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetBodyString(mail.TypeTextPlain, d.texts["text"]+"\n")
	m.AddAlternativeString(mail.TypeTextHTML, d.texts["html"]+"\n")
	var body bytes.Buffer
	if _, err := m.WriteTo(&body); err != nil {
		return request{}, err
	}
	if body.Len() > mailMost {
		return request{}, errTooLong
	}
	scheme := "smtp://"
	if d.target.TLS == tlsWhole {
		scheme = "smtps://"
	}
	return request{method: "MAIL", url: scheme + d.target.Server, body: body.Bytes(),
		mail: &mailMessage{m, d.target.Server, mailOptions(d.target)}}, nil
}

// The ways to encrypt the connection to a mail server.
const (
	tlsStart = "starttls" // after a greeting; the usual way
	tlsWhole = "tls"      // from the beginning
	tlsNone  = "none"     // not at all, for a server on this machine
)

func mailOptions(t Target) []mail.Option {
	options := []mail.Option{mail.WithTimeout(tryTime), mail.WithTLSPolicy(mail.TLSMandatory)}
	switch t.TLS {
	case tlsWhole:
		options = append(options, mail.WithSSL())
	case tlsNone:
		options = append(options, mail.WithTLSPolicy(mail.NoTLS))
	}
	if t.User != "" {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(t.User), mail.WithPassword(t.Password.use()))
	}
	return options
}

// deliverMail sends a mail. What goes wrong after the server has taken it is no
// failure: to send it again would be one.
func deliverMail(ctx context.Context, r request) error {
	host, port, err := net.SplitHostPort(r.mail.server)
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(port)
	if err != nil {
		return err
	}
	client, err := mail.NewClient(host, append(r.mail.options, mail.WithPort(number))...)
	if err != nil {
		return err
	}
	err = client.DialAndSendWithContext(ctx, r.mail.message)
	if err == nil || r.mail.message.IsDelivered() {
		return nil
	}
	return &failure{err: err, again: isPassing(err)}
}

// isPassing reports that an error of mail may be none at another try: the server
// says so, or the connection failed.
func isPassing(err error) bool {
	var refused *mail.SendError
	var answer *textproto.Error
	var network net.Error
	switch {
	case errors.As(err, &refused):
		return refused.ErrorCode()/100 != 5
	case errors.As(err, &answer):
		return answer.Code/100 == 4
	}
	return errors.As(err, &network) || errors.Is(err, io.EOF)
}
