package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/notify"
	"dmrel/site"
)

// notifyOptions are the flags of notify.
type notifyOptions struct {
	config, state, baseURL, since string
	to, urlEnv, secretEnv         string
	template                      string
	all, dryRun                   bool
}

func (a *app) notifyCommand() *cobra.Command {
	var o notifyOptions
	cmd := &cobra.Command{
		Use:   "notify",
		Short: "Tell Slack, Teams, Lark, mail and others what is new since the last time",
		Long: `Tell Slack, Discord, Microsoft Teams, Lark (Feishu), DingTalk, WeCom, Telegram,
Matrix, people by mail, and any program by a webhook what is new since the last
time. Whom to tell stands in ` + notify.ConfigFile + `; what was told, in a state file
beside it, which must be kept from run to run. The first run tells nothing of
what is there already, unless --since or --all asks for it.

Each release is announced once to each target. If dmrel is killed, nothing is
lost, and one message to each target may come a second time, with the same key.
The exit code is 1 if a target did not get its messages; the next run sends them.`,
		Example: `  dmrel notify --to slack --url-env SLACK_URL --lang en   # one target, without a file
  dmrel notify --dry-run --all                            # what would be sent, and how
  dmrel notify --content ./notes --base-url https://example.org/notes/`,
		Args: exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			if o.template != "" {
				return a.printTemplate(o.template)
			}
			return a.notify(o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.config, "config", "", "the file that names the targets (default: "+notify.ConfigFile+")")
	flags.StringVar(&o.state, "state", "", "the file that keeps what was announced (default: beside the configuration, ending in .state.json)")
	flags.StringVar(&o.baseURL, "base-url", "", "where the site is published, for links (default: that of the notes)")
	flags.StringVar(&o.since, "since", "", "announce also what was there at the first run, if it comes after this version")
	flags.BoolVar(&o.all, "all", false, "announce also everything that was there at the first run")
	flags.BoolVar(&o.dryRun, "dry-run", false, "print what would be sent, and do nothing")
	flags.StringVar(&o.to, "to", "", "without a configuration: the type of the only target, such as slack")
	flags.StringVar(&o.urlEnv, "url-env", "", "with --to: the variable of the environment that holds the address")
	flags.StringVar(&o.secretEnv, "secret-env", "", "with --to: the variable that holds the secret with which messages are signed")
	flags.StringVar(&o.template, "print-template", "", "print the built-in templates of a type, to be changed")
	types := func() ([]string, error) { return notify.Types(), nil }
	completeFlag(cmd, "to", types)
	completeFlag(cmd, "print-template", types)
	return cmd
}

func (a *app) printTemplate(typ string) error {
	text, ok := notify.Template(typ)
	if !ok {
		return noType(typ)
	}
	return a.print(func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

func noType(typ string) error {
	return usagef("no type %q, only %s", typ, strings.Join(notify.Types(), ", "))
}

func (a *app) notify(o notifyOptions) error {
	if err := o.check(a.lang); err != nil {
		return err
	}
	c, err := a.load()
	if err != nil {
		return err
	}
	targets, err := a.targets(c, o)
	if err != nil {
		return err
	}
	base := c.BaseURL
	if o.baseURL != "" {
		base = o.baseURL
	}
	if _, err := site.ReleaseURL(base, c.Primary(), ""); err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err = notify.Run(ctx, notify.Options{
		Catalog: c, Targets: targets, State: o.stateFile(), Since: o.since, All: o.all, DryRun: o.dryRun,
		Page: func(lang, slug string) string {
			url, _ := site.ReleaseURL(base, lang, slug) // the base was looked at
			return url
		},
		Out: a.stdout, Log: a.stderr,
	})
	if errors.Is(err, notify.ErrFailed) {
		return errFound
	}
	return err
}

// check reports flags that do not go together.
func (o notifyOptions) check(lang string) error {
	switch {
	case o.to != "" && o.config != "":
		return usagef("--to goes without --config")
	case o.to == "" && (o.urlEnv != "" || o.secretEnv != ""):
		return usagef("--url-env and --secret-env go with --to")
	case o.to == "" && lang != "":
		return usagef("--lang goes with --to; in the configuration each target has its language")
	case o.since != "" && o.all:
		return usagef("--since does not go with --all")
	}
	if _, err := model.ParseVersion(o.since); o.since != "" && err != nil {
		return usagef("--since: %w", err)
	}
	return nil
}

// stateFile is where the state is kept.
func (o notifyOptions) stateFile() string {
	if o.state != "" {
		return o.state
	}
	config := o.configFile()
	return strings.TrimSuffix(config, filepath.Ext(config)) + ".state.json"
}

func (o notifyOptions) configFile() string {
	if o.config != "" {
		return o.config
	}
	return notify.ConfigFile
}

// targets are those of the configuration, or the one that the flags name.
func (a *app) targets(c *model.Catalog, o notifyOptions) ([]notify.Target, error) {
	if o.to != "" {
		return a.onlyTarget(c, o)
	}
	targets, err := notify.ReadConfig(o.configFile())
	if errors.Is(err, fs.ErrNotExist) {
		err = hintError{err, "write one, as the README shows, or name one target: dmrel notify --to slack --url-env SLACK_URL"}
	}
	return targets, err
}

// onlyTarget is the target that the flags name. Its name is its type.
func (a *app) onlyTarget(c *model.Catalog, o notifyOptions) ([]notify.Target, error) {
	lang, err := a.language(c)
	if err != nil {
		return nil, err
	}
	t := notify.Target{Name: o.to, Type: o.to, Language: lang}
	if o.urlEnv != "" {
		t.URL, err = notify.EnvSecret(o.urlEnv)
	}
	if o.secretEnv != "" && err == nil {
		t.Secret, err = notify.EnvSecret(o.secretEnv)
	}
	if err != nil {
		return nil, usageError{err}
	}
	if err := t.Check(); err != nil {
		return nil, hintError{usageError{fmt.Errorf("--to: %w", err)},
			"--to is for types that need an address only; write others into " + notify.ConfigFile}
	}
	return []notify.Target{t}, nil
}
