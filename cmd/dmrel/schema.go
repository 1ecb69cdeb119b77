package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dmrel/render"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "schema [NAME]",
		Short:     "Print the JSON Schema of an output, or the names of all",
		Args:      cobra.MaximumNArgs(1),
		ValidArgs: render.SchemaNames(),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				_, err := fmt.Fprintln(a.stdout, strings.Join(render.SchemaNames(), "\n"))
				return err
			}
			schema, ok := render.Schema(args[0])
			if !ok {
				return usagef("no schema %q, only %s", args[0], strings.Join(render.SchemaNames(), ", "))
			}
			_, err := a.stdout.Write(schema)
			return err
		},
	}
}
