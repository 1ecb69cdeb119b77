package model_test

import (
	"fmt"
	"strings"
	"testing"

	"dmrel/model"
)

// The four steps of DM's guide, which seven releases have with nothing but
// their own version changed.
var dmSteps = map[string][]string{
	"zh": {
		"先下载新版 DM-Ansible，再检查 inventory.ini 文件，其中应有 dm_version = VERSION。",
		"运行 ansible-playbook local_prepare.yml，把新的 DM binary 下载到本地。",
		"运行 ansible-playbook rolling_update.yml，对 DM 集群组件做滚动升级。",
		"运行 ansible-playbook rolling_update_monitor.yml，对 DM 监控组件做滚动升级。",
	},
	"en": {
		"Download the new DM-Ansible version, then check that the inventory.ini file contains dm_version = VERSION.",
		"To download the new DM binary to the local machine, run ansible-playbook local_prepare.yml.",
		"To perform a rolling upgrade of the DM cluster components, run ansible-playbook rolling_update.yml.",
		"To perform a rolling upgrade of the DM monitoring components, run ansible-playbook rolling_update_monitor.yml.",
	},
}

func TestDMStepsAreFourOnEveryWay(t *testing.T) {
	for lang, texts := range dmSteps {
		c := dmCatalog(t)
		c.Languages = []string{lang}
		for _, r := range c.Releases {
			for _, text := range texts {
				r.Steps = append(r.Steps, passage(lang, strings.ReplaceAll(text, "VERSION", r.Slug())))
			}
		}
		c.Index(nil)
		steps := compare(c, "v1.0.0-rc.1", "v1.0.5").Path.Steps
		if len(steps) != 4 {
			t.Fatalf("%s: %d steps:\n%s", lang, len(steps), merged(passagesOf(steps)))
		}
		for i, step := range steps {
			if want := strings.ReplaceAll(texts[i], "VERSION", "v1.0.5"); step.Texts[lang].Plain() != want {
				t.Errorf("step %d is %q, want %q", i+1, step.Texts[lang].Plain(), want)
			}
			if got := slugs(step.Releases); got != "v1.0.0 v1.0.1 v1.0.2 v1.0.3 v1.0.4 v1.0.5" {
				t.Errorf("step %d is of %s", i+1, got)
			}
			if step.Varies(lang) != (i == 0) {
				t.Errorf("step %d varies: %v", i+1, step.Varies(lang))
			}
		}
	}
}

// A writer who touches a word in each release ends far from the beginning; it
// is one step all the same.
func TestKeysAreInheritedFromReleaseToRelease(t *testing.T) {
	words := strings.Fields("stop every task and every worker on all machines of the cluster then copy the new binary " +
		"into place and start all of them again one after the other beginning with the master")
	var notes string
	for patch := range len(words) {
		words[patch] = strings.ToUpper(words[patch][:1]) + fmt.Sprint(patch)
		notes = fmt.Sprintf("v1.0.%d\n- %s\n", patch, strings.Join(words, " ")) + notes
	}
	c := catalogOf(t, notes)
	newest, oldest := c.Releases[0].Steps[0], c.Releases[len(c.Releases)-1].Steps[0]
	if newest.Key != oldest.Key || newest.Key == "" {
		t.Errorf("the key became %q from %q", newest.Key, oldest.Key)
	}
	if like := model.Likeness(newest.Texts["en"].Plain(), oldest.Texts["en"].Plain()); like > 0.5 {
		t.Errorf("first and last are %v alike, so this test tests nothing", like)
	}
}

func TestKeysAreInheritedOnEachLine(t *testing.T) {
	c := catalogOf(t, `
		v1.1.0
		- copy the new binary to every machine of the cluster, then restart them all, one by one
		v1.0.1
		- copy a new binary to each machine of the cluster, then restart them all, one by one
		v1.0.0
		- copy a new binary to every machine of the cluster, then restart them all, one by one`)
	key := c.Release("v1.0.0").Steps[0].Key
	for _, r := range c.Releases {
		if r.Steps[0].Key != key {
			t.Errorf("%s has the key %s, not %s", r.Slug(), r.Steps[0].Key, key)
		}
	}
}

func TestKeysOfOneReleaseDiffer(t *testing.T) {
	c := catalogOf(t, `
		v1.0.1
		- restart
		- restart it
		- Restart!
		! restart
		v1.0.0
		- restart
		- Restart!`)
	for _, r := range c.Releases {
		taken := map[string]bool{}
		for _, p := range r.Steps {
			if taken[p.Key] || p.Key == "" {
				t.Errorf("%s: %q has the key %q", r.Slug(), p.Texts["en"].Plain(), p.Key)
			}
			taken[p.Key] = true
		}
	}
	first, next := c.Releases[1].Steps, c.Releases[0].Steps
	if first[0].Key != next[0].Key || first[1].Key != next[2].Key {
		t.Error("the second of two equal steps is not the second of the next release")
	}
}

// Steps are told apart in the primary language, or the first that has them.
func TestKeysDoNotDependOnTranslations(t *testing.T) {
	c := catalogOf(t, "v1.0.1\n- restart\nv1.0.0\n- restart")
	step := &c.Release("v1.0.1").Steps[0]
	before := step.Key
	step.Texts["zh"] = plainText("重启")
	c.Languages = []string{"en", "zh"}
	c.Index(nil)
	if step.Key != before {
		t.Errorf("a translation changes the key from %s to %s", before, step.Key)
	}
	delete(step.Texts, "en")
	c.Index(nil)
	if step.Key == before || step.Key == "" {
		t.Errorf("the key of a step in Chinese only is %q", step.Key)
	}
}

func TestLikeness(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       float64
	}{
		{"the same", "roll out DM 1.0", "roll out DM 1.0", 1},
		{"the same words", "a b  c", "c b\na", 1},
		{"nothing", "stop", "start", 0},
		{"one of two words", "stop all", "start all", 0.5},
		{"three characters of four", "滚动升级", "滚动升降", 0.75},
		{"a word as often as both have it", "a a a", "a", 0.5},
		{"no words", " ", "", 1},
		{"words and none", "a", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if there, back := model.Likeness(tt.a, tt.b), model.Likeness(tt.b, tt.a); there != tt.want || back != tt.want {
				t.Errorf("got %v and back %v, want %v", there, back, tt.want)
			}
		})
	}
}
