package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"dmrel/content"
	"dmrel/model"
	"dmrel/render"
)

// The exit codes.
const (
	exitOK     = 0
	exitFailed = 1
	exitUsage  = 2
)

// errFound ends a command that did its work and found what it was asked to
// fail on. It is not printed: the command has said what it found.
var errFound = errors.New("found")

// A hintError is an error that knows what to do about it.
type hintError struct {
	error
	hint string
}

func (e hintError) Unwrap() error { return e.error }

// usageError is an error in how the command was called.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// app is what the commands share: where they write, and the common flags.
type app struct {
	stdout, stderr io.Writer
	content        string // --content
	lang           string // --lang
	running        bool   // the command line was understood, the command runs
}

// run runs the program and returns its exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{stdout: stdout, stderr: stderr}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return a.exitCode(root.Execute())
}

// exitCode prints an error for a person and returns the code it stands for.
func (a *app) exitCode(err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFound):
		return exitFailed
	case errors.Is(err, syscall.EPIPE): // the reader of the output went away; nobody is left to tell
		return exitFailed
	}
	fmt.Fprintf(a.stderr, "dmrel: %s\n", lowerFirst(err.Error()))
	if hint := hintFor(err); hint != "" {
		fmt.Fprintf(a.stderr, "hint: %s\n", hint)
	}
	if errors.As(err, &usageError{}) || !a.running {
		return exitUsage
	}
	return exitFailed
}

// hintFor says what to do about an error, if anything is known.
func hintFor(err error) string {
	var find *model.FindError
	var hinted hintError
	switch {
	case errors.As(err, &find) && len(find.Nearest) > 0 && !find.Ambiguous:
		return "the nearest are " + strings.Join(find.Nearest, ", ") + "; \"dmrel list\" shows all"
	case errors.As(err, &hinted):
		return hinted.hint
	}
	return ""
}

// lowerFirst makes the first letter small, as messages behind "dmrel: " have it.
func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "dmrel",
		Short: "Release notes as a knowledge base: site, feeds, JSON, and the comparison of any two versions",
		Example: `  dmrel serve                     # the site of the built-in notes, on this machine
  dmrel diff v1.0.1 v1.0.5        # what changes for somebody who upgrades
  dmrel build --content ./notes   # a site of your own notes, in ./public`,
		SilenceErrors: true, SilenceUsage: true,
		PersistentPreRun: func(*cobra.Command, []string) { a.running = true },
	}
	root.PersistentFlags().StringVar(&a.content, "content", "", "the folder of the notes (default: the notes built into dmrel)")
	root.PersistentFlags().StringVar(&a.lang, "lang", "", "the language of the answer, such as zh or en (default: that of the environment)")
	completeFlag(root, "lang", func() ([]string, error) {
		c, err := a.loadQuietly()
		if err != nil {
			return nil, err
		}
		return c.Languages, nil
	})
	root.AddCommand(a.buildCommand(), a.serveCommand(), a.listCommand(), a.showCommand(), a.diffCommand(), a.pathCommand(),
		a.searchCommand(), a.whichCommand(),
		a.newCommand(), a.fmtCommand(), a.exportCommand(), a.feedCommand(), a.notifyCommand(), a.mcpCommand(), a.idsCommand(), a.lintCommand(), a.statusCommand(), a.schemaCommand(), a.versionCommand())
	return root
}

// notes returns the tree of notes to read.
func (a *app) notes() (fs.FS, error) {
	if a.content == "" {
		return content.Builtin(), nil
	}
	root, err := os.OpenRoot(a.content) // a link that leads out of the folder is not followed
	if err != nil {
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		return nil, hintError{fmt.Errorf("cannot open the notes %q: %w", a.content, err),
			"--content takes a folder with files such as zh/notes.md and en/notes.md"}
	}
	return root.FS(), nil
}

// load reads the notes and says on stderr how many errors they have: the
// answer may lack what could not be read.
func (a *app) load() (*model.Catalog, error) {
	c, err := a.loadQuietly()
	if err != nil {
		return nil, err
	}
	errs := 0
	for _, p := range c.Problems {
		if p.Severity == model.SeverityError {
			errs++
		}
	}
	if errs > 0 {
		what := "errors"
		if errs == 1 {
			what = "error"
		}
		fmt.Fprintf(a.stderr, "dmrel: the notes have %d %s; \"dmrel lint\" shows them\n", errs, what)
	}
	return c, nil
}

func (a *app) loadQuietly() (*model.Catalog, error) {
	notes, err := a.notes()
	if err != nil {
		return nil, err
	}
	c, err := content.Load(notes)
	if err != nil {
		return nil, err
	}
	if len(c.Releases) == 0 && len(c.Problems) == 0 {
		return nil, hintError{fmt.Errorf("no notes in %q", a.content), "dmrel reads the .md files below the folder"}
	}
	return c, nil
}

// language chooses the language of the answer.
func (a *app) language(c *model.Catalog) (string, error) {
	if a.lang != "" {
		base, _, _ := strings.Cut(strings.ToLower(a.lang), "-") // "zh-CN" is "zh" here
		for _, lang := range c.Languages {
			if strings.EqualFold(lang, a.lang) || lang == base {
				return lang, nil
			}
		}
		return "", usagef("no notes in the language %q, only in %s", a.lang, strings.Join(c.Languages, ", "))
	}
	for _, variable := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := os.Getenv(variable)
		if value == "" {
			continue
		}
		for _, lang := range c.Languages {
			if value == lang || strings.HasPrefix(value, lang+"_") || strings.HasPrefix(value, lang+".") {
				return lang, nil
			}
		}
		break // the first that is set decides, as in setlocale
	}
	if slices.Contains(c.Languages, "en") {
		return "en", nil
	}
	return c.Primary(), nil
}

// textOptions returns how to print for a person: with colour and wrapped to the
// window on a terminal, plain anywhere else. NO_COLOR takes the colour away
// (no-color.org).
func (a *app) textOptions(lang string) render.TextOptions {
	o := render.TextOptions{Lang: lang}
	f, ok := a.stdout.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return o
	}
	o.Color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if width, _, err := term.GetSize(int(f.Fd())); err == nil {
		o.Width = width
	}
	return o
}

// print writes a result to stdout.
func (a *app) print(write func(io.Writer) error) error {
	w := bufio.NewWriter(a.stdout)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}

// A printer prints a result in one format.
type printer func(w io.Writer, c *model.Catalog, lang string) error

// answer loads the notes and prints a result in the format asked for.
func (a *app) answer(format string, printers map[string]printer) error {
	p, ok := printers[format]
	if !ok {
		return badFormat(format, printers)
	}
	c, err := a.load()
	if err != nil {
		return err
	}
	lang, err := a.language(c)
	if err != nil {
		return err
	}
	return a.print(func(w io.Writer) error { return p(w, c, lang) })
}

func badFormat[P any](format string, printers map[string]P) error {
	var names []string
	for name := range printers {
		names = append(names, name)
	}
	slices.Sort(names)
	return usagef("no format %q, only %s", format, strings.Join(names, ", "))
}

// formatFlag adds --format with its default; the choices are an enumeration for
// people, "text, json or markdown".
func formatFlag(cmd *cobra.Command, format *string, value, choices string) {
	cmd.Flags().StringVar(format, "format", value, choices)
	names := strings.Split(strings.ReplaceAll(choices, " or ", ", "), ", ")
	completeFlag(cmd, "format", func() ([]string, error) { return names, nil })
}

// exactArgs asks for the arguments by their names.
func exactArgs(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != len(names) {
			want := strings.Join(names, " and ")
			if want == "" {
				want = "no arguments"
			}
			return hintError{usagef("%s takes %s", cmd.CommandPath(), want), "dmrel " + cmd.Use}
		}
		return nil
	}
}

// completeVersions completes up to n versions on the command line of a shell.
func (a *app) completeVersions(n int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= n {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		c, err := a.loadQuietly()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var names []string
		for _, r := range c.Releases {
			names = append(names, r.Slug()+"\t"+render.WordsIn("en").Day(r.Date))
		}
		return append(names, "latest"), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}
