package site

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// hostname matches the names of machines, those of local networks with "_" too.
var hostname = regexp.MustCompile(`^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?$`)

// CheckAddr reports what is wrong with an address to listen at: a host, which
// may be empty for all of them, and a port.
func CheckAddr(addr string) error {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("address %q: not of the form HOST:PORT", addr)
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return fmt.Errorf("address %q: %q is no port, which is a number up to 65535", addr, port)
	}
	if _, err := netip.ParseAddr(host); err != nil && host != "" && !hostname.MatchString(host) {
		return fmt.Errorf("address %q: %q is no name of a host", addr, host)
	}
	return nil
}

// CheckOrigin reports what is wrong with an origin whose pages may read the API:
// a scheme and a host, "*" for all, or nothing.
func CheckOrigin(origin string) error {
	if origin == "*" || origin == "" {
		return nil
	}
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || origin != u.Scheme+"://"+u.Host {
		return fmt.Errorf("origin %q: not of the form https://HOST, and not *", origin)
	}
	return nil
}

// hostsOf returns the names by which a server on this machine only may be
// asked: those of the machine, and those of the site. A page of another site
// that has its own name point here (DNS rebinding) is refused by that. It is nil
// for a server that others may reach: what they call it is not known.
func hostsOf(asked, base string, addr net.Addr) map[string]bool {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsLoopback() {
		return nil
	}
	hosts := map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true, tcp.IP.String(): true}
	if host, _, err := net.SplitHostPort(asked); err == nil && host != "" {
		hosts[strings.ToLower(host)] = true // names have no case, and isAsked looks for small letters
	}
	if u, err := url.Parse(base); err == nil && u.Hostname() != "" {
		hosts[strings.ToLower(u.Hostname())] = true
	}
	return hosts
}

// isAsked reports that host, as a request has it, is a name of this server.
func (s *server) isAsked(host string) bool {
	if s.hosts == nil {
		return true
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return s.hosts[strings.ToLower(strings.Trim(host, "[]"))]
}

// baseOf is where a server is, for the links in its feeds. A server on all
// addresses has no one place: what it prints must not lead its readers to their
// own machines.
func baseOf(addr net.Addr) string {
	if tcp, ok := addr.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return ""
	}
	return "http://" + addr.String() + "/"
}

// readable is an address as one types it on this machine: a server on all
// addresses is found at localhost.
func readable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return addr.String()
}
