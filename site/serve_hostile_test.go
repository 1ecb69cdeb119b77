package site

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// raw sends bytes as they are and returns the status of the answer and its
// body; 0 when there is none.
func raw(t *testing.T, addr, request string) (status int, text string) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	io.WriteString(c, request) // the server may have hung up already
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0, ""
	}
	data, _ := io.ReadAll(r.Body)
	return r.StatusCode, string(data)
}

// The server has the files of the site in its mind and none on a disk, so there
// is no address of anything else. The secret lies where the tests run.
func TestNoAddressLeadsOutOfTheSite(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "secret", "the secret")
	put(t, ".hidden", "the secret")
	if err := os.Symlink("secret", "link"); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	addr := start(t, testServer(t))
	up := "../../../../../../../.."
	for _, path := range []string{
		"/secret", "/link", "/.hidden", "/.git/config", "/zh/.hidden", "/./secret", "//secret", "/zh//../../secret",
		"/" + up + filepath.ToSlash(here) + "/secret", "/" + up + "/etc/passwd", "/zh/" + up + "/etc/passwd", "/assets/../../secret",
		"/%2e%2e/secret", "/%2e%2e%2fsecret", "/..%2f..%2fetc%2fpasswd", "/zh/..%2fsecret", "/%252e%252e/secret", "/%252e%252e%252fsecret",
		`/..\secret`, "/..%5csecret", "/zh/..%5c..%5csecret", "/%c0%ae%c0%ae/secret", "/%uff0e%uff0e/secret",
		"/secret%00", "/secret%00.html", "/zh/v1.0.0/index.html%00", "/zh/%0d%0aSet-Cookie:%20x=y", "/zh/%E2%80%AE", "/file:///etc/passwd", "/C:/secret", "/CON", "/zh/v1.0.0::$DATA",
		"/api/v1/releases/../../../secret", "/api/v1/releases/..%2f..%2fsecret.json", "/schemas/..%2fsecret.json", "/schemas/defs.json", "/zh/compare/../secret...v1.0.0/",
	} {
		status, text := raw(t, addr, "GET "+path+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		if status != 404 && status != 400 || strings.Contains(text, "the secret") || strings.Contains(text, "root:") {
			t.Errorf("%s: %d\n%.200s", path, status, text)
		}
	}
}

func TestRequestsThatAreNoneAreRefused(t *testing.T) {
	addr := start(t, testServer(t))
	for request, want := range map[string]int{
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\n\r\n":                       200,
		"GET http://localhost/zh/ HTTP/1.1\r\nHost: evil.example\r\n\r\n":    200, // the address counts (RFC 9112, 3.2.2)
		"GET http://evil.example/zh/ HTTP/1.1\r\nHost: localhost\r\n\r\n":    421,
		"GET /zh/ HTTP/1.1\r\nHost: evil.example\r\n\r\n":                    421,
		"GET /zh/ HTTP/1.1\r\n\r\n":                                          400,
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n": 400,
		"GET zh/ HTTP/1.1\r\nHost: localhost\r\n\r\n":                        400,
		"GET /zh/\r\n\r\n": 400,
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\nX Y: z\r\n\r\n":                                                       400,
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc":                                         413,
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n":              413,
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\nContent-Length: 3\r\n\r\nabc":                    400,
		"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n":                                                     405,
		"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n":                                                                200,
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n":                                                                             421,
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 64<<10) + "\r\n\r\n":                       431,
		"GET /" + strings.Repeat("x", 64<<10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n":                                 431,
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\n" + strings.Repeat("X: y\r\n", 20_000) + "\r\n":                       431,
		"GET /zh/?" + strings.Repeat("x", 5<<10) + " HTTP/1.1\r\nHost: localhost\r\n\r\n":                              414,
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\nRange: bytes=" + strings.Repeat("0-0,", 1000) + "0-0\r\n\r\n":         200, // as a whole
		"GET /zh/ HTTP/1.1\r\nHost: localhost\r\nAccept: " + strings.Repeat("text/markdown;q=0.1,", 1000) + "\r\n\r\n": 200,
	} {
		if status, text := raw(t, addr, request); status != want {
			t.Errorf("%.80q: %d, want %d\n%.200s", request, status, want, text)
		}
	}
}
