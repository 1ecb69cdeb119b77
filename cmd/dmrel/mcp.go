package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"dmrel/mcp"
	"dmrel/model"
)

func (a *app) mcpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: "Answer agents over the Model Context Protocol, on standard input and output",
		Long: `Answer agents over the Model Context Protocol (modelcontextprotocol.io), on
standard input and output. It is started by the program that wants the answers,
which is told the command line, as the README shows.

Its tools are compare, path, show, search, which and status, and its resources the
releases as Markdown. Notes that change are read again before the next answer.
--lang is the language of answers for which none is asked.`,
		Example: `  dmrel mcp
  dmrel mcp --content ./notes --lang zh`,
		Args: exactArgs(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.mcp(cmd.InOrStdin())
		},
	}
}

func (a *app) mcp(stdin io.Reader) error {
	o := mcp.Options{
		Version: ownVersion(), Load: a.load, Log: log.New(a.stderr, "dmrel: ", 0),
		Language: func(c *model.Catalog, name string) (string, error) {
			if name == "" {
				return a.language(c)
			}
			asked := app{lang: name}
			return asked.language(c)
		},
	}
	if a.content != "" {
		o.Stamp = a.stamp
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	return mcp.Serve(ctx, io.NopCloser(stdin), keptOpen{a.stdout}, o)
}

// keptOpen is a writer that others may close without effect.
type keptOpen struct{ io.Writer }

func (keptOpen) Close() error { return nil }

// stamp is another one when a file of the notes is: it has the names, sizes and
// times of all that is not hidden. Nothing is watched, so that a stamp is as new
// as the question.
func (a *app) stamp() string {
	notes, err := a.notes()
	if err != nil {
		return err.Error()
	}
	sum := sha256.New()
	err = fs.WalkDir(notes, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name != "." && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) { // gone since the folder was read
			return nil
		}
		if err == nil && !info.IsDir() {
			fmt.Fprintf(sum, "%q %d %d\n", name, info.Size(), info.ModTime().UnixNano())
		}
		return err
	})
	return fmt.Sprintf("%x %v", sum.Sum(nil), err)
}
