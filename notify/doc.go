// Package notify tells people that a release is out: in Slack, Discord, Microsoft
// Teams, Lark and Feishu, DingTalk, WeCom, Telegram, Matrix, by mail, and any
// program by a webhook.
//
// It is a package of its own because sending is neither how something looks, which
// is the matter of package render, nor a file of a site: it has secrets, a memory
// and a network that fails. render composes what is said ([render.Announcement]);
// here are the markup, the limits and the answers of each service, a file each.
//
// # What is promised
//
// Each release is announced once to each target and language. [Run] writes all
// that it is going to send into the state file before it sends anything, and
// after each message that it has been taken; so nothing is lost when it is killed,
// and at most the one message to each target that was on its way is sent again. A
// message is also sent again if its answer gets lost. That is at least once, as
// nothing else can be had over a network. For those who can tell a repetition,
// every message has a key that is the same each time, see [Key]: it is the
// Idempotency-Key of a webhook, the transaction id in Matrix, the Message-ID of a
// mail.
//
// Editing notes announces nothing again, and neither does taking a release out and
// putting it back. The first run of a target announces nothing that is there
// already unless it is asked to. A release that comes in one language and later in
// another is announced to the targets of each when it is there. One that is
// withdrawn after it was announced is followed by a short notice, for those who
// read of it should know; one that was withdrawn before is not mentioned.
//
// # Why not a library
//
// github.com/nicholas-fedor/shoutrrr sends to many services. It was left out:
// it takes text and not cards, has no DingTalk, addresses Lark only by its two
// public hosts, cuts or splits what is too long where the bytes end, hides status,
// Retry-After and transaction ids, logs payloads, and cannot say what it would
// send; and it makes a program that has net/http already half as large again.
// Mail is another matter: github.com/wneessen/go-mail knows headers, TLS and
// ways to log in, for a quarter of a megabyte.
package notify
