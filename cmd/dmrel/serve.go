package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"dmrel/site"
)

func (a *app) serveCommand() *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the site on this machine; pages reload when the notes change",
		Example: `  dmrel serve
  dmrel serve --content ./notes --addr 127.0.0.1:9000`,
		Args: exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			o := site.ServeOptions{
				Addr: addr,
				Load: a.load,
				Log:  a.stderr,
				Ready: func(url string) {
					fmt.Fprintf(a.stderr, "dmrel: the site is at %s (stop with Ctrl-C)\n", url)
				},
			}
			if a.content != "" {
				o.Watch = []string{a.content}
			}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return site.Serve(ctx, o)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", site.DefaultAddr, "where to listen; a name or address other than this machine's makes the site public")
	return cmd
}
