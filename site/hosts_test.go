package site

import (
	"net"
	"testing"
)

func TestCheckAddr(t *testing.T) {
	for addr, right := range map[string]bool{
		"127.0.0.1:8080": true, ":8080": true, "0.0.0.0:0": true, "[::1]:8080": true, "[fe80::1%eth0]:80": true, "localhost:65535": true, "my_host.local.:80": true,
		"": false, "8080": false, "localhost": false, "localhost:http": false, "localhost:65536": false, "localhost:-1": false,
		"::1:8080": false, "http://localhost:8080": false, "local host:80": false, "-x:80": false, "[localhost]:x": false, "a/b:80": false,
	} {
		if err := CheckAddr(addr); (err == nil) != right {
			t.Errorf("%q: %v", addr, err)
		}
	}
}

func TestCheckOrigin(t *testing.T) {
	for origin, right := range map[string]bool{
		"": true, "*": true, "https://example.org": true, "http://localhost:3000": true,
		"example.org": false, "https://example.org/": false, "https://": false, "ftp://example.org": false, "https://u@example.org": false, "null": false, "https://a\nb": false,
	} {
		if err := CheckOrigin(origin); (err == nil) != right {
			t.Errorf("%q: %v", origin, err)
		}
	}
}

// What a server on all addresses prints is read on other machines.
func TestAServerOnAllAddressesDoesNotSayThatItIsAtLocalhost(t *testing.T) {
	for addr, want := range map[string]string{"127.0.0.1:80": "http://127.0.0.1:80/", "[::1]:80": "http://[::1]:80/", "10.0.0.1:81": "http://10.0.0.1:81/", "0.0.0.0:80": "", "[::]:80": ""} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := baseOf(tcp); got != want {
			t.Errorf("%s: %q, want %q", addr, got, want)
		}
	}
}
