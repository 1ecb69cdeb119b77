package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"dmrel/site"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	addr, baseURL, allowOrigin, logFormat string
	accessLog                             bool
}

func (a *app) serveCommand() *cobra.Command {
	var o serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the site and its API on this machine; pages reload when the notes change",
		Long: `Serve the site on this machine; pages reload when the notes change. Besides the
files of the site it answers /api/v1/compare, path, search and which, described
in /api/v1/openapi.json, and /healthz. Pages are also there as text/markdown and
text/plain, for whoever asks for these with Accept.

On this machine's own addresses it answers only to localhost, 127.0.0.1, ::1, the
name given with --addr, and that of --base-url.`,
		Example: `  dmrel serve
  dmrel serve --content ./notes --addr 127.0.0.1:9000
  dmrel serve --addr :8080 --base-url https://notes.example.org/ --access-log --log-format json`,
		Args: exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			if err := o.check(); err != nil {
				return err
			}
			return a.serve(o)
		},
	}
	cmd.Flags().StringVar(&o.addr, "addr", site.DefaultAddr, "where to listen; a name or address other than this machine's makes the site public")
	cmd.Flags().StringVar(&o.baseURL, "base-url", "", "where others reach the server, for the links in feeds (default: where it listens)")
	cmd.Flags().StringVar(&o.allowOrigin, "allow-origin", "*", "the origin whose pages may read the API, feeds and texts; * for all, empty for none")
	cmd.Flags().BoolVar(&o.accessLog, "access-log", false, "write a line for each request")
	cmd.Flags().StringVar(&o.logFormat, "log-format", "text", "text or json")
	completeFlag(cmd, "log-format", func() ([]string, error) { return []string{"text", "json"}, nil })
	return cmd
}

// check reports flags that make no sense.
func (o serveOptions) check() error {
	if err := site.CheckAddr(o.addr); err != nil {
		return hintError{usageError{err}, "--addr takes HOST:PORT, such as " + site.DefaultAddr + ", or :8080 for all addresses; port 0 is any free one"}
	}
	if err := checkBaseURL(o.baseURL); err != nil {
		return err
	}
	if err := site.CheckOrigin(o.allowOrigin); err != nil {
		return hintError{usageError{err}, "--allow-origin takes an origin such as https://example.org, * for all, or nothing"}
	}
	if o.logFormat != "text" && o.logFormat != "json" {
		return usagef("no format %q, only json, text", o.logFormat)
	}
	return nil
}

// checkBaseURL reports a --base-url that cannot be one.
func checkBaseURL(base string) error {
	if err := site.CheckBaseURL(base); err != nil {
		return hintError{usageError{err}, "--base-url takes the address of the site, such as https://example.org/notes/"}
	}
	return nil
}

func (a *app) serve(o serveOptions) error {
	logs := log.New(a.stderr, "dmrel: ", 0)
	var records slog.Handler = slog.NewTextHandler(a.stderr, nil)
	if o.logFormat == "json" {
		records = slog.NewJSONHandler(a.stderr, nil)
		logs = slog.NewLogLogger(records, slog.LevelInfo)
		a.stderr = logs.Writer() // what is said of the notes is a record too
	}
	options := site.ServeOptions{
		Addr: o.addr, BaseURL: o.baseURL, AllowOrigin: o.allowOrigin, Version: ownVersion(), Load: a.load, Log: logs,
		Ready: func(url string) { logs.Printf("the site is at %s (stop with Ctrl-C)", url) },
	}
	if o.accessLog {
		options.Access = slog.New(records)
	}
	if a.content != "" {
		options.Watch = []string{a.content}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait
	return listenHint(site.Serve(ctx, options))
}

// listenHint says what to do when an address cannot be had.
func listenHint(err error) error {
	var failed *net.OpError
	if !errors.As(err, &failed) {
		return err
	}
	hint := "this machine has no such address; --addr takes one of its own"
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		hint = "another program listens there; --addr takes another port, and port 0 any free one"
	case errors.Is(err, syscall.EACCES):
		hint = "ports below 1024 are for the administrator; --addr takes another one"
	}
	return hintError{fmt.Errorf("cannot %w", err), hint}
}
