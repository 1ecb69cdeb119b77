package model_test

import (
	"testing"

	"dmrel/model"
)

func TestNoticesThatDifferInTheVersionAreOne(t *testing.T) {
	const notice = ", upgrade all DM components (dmctl, DM-master, and DM-worker) together. " +
		"Running DM with only some of its components upgraded is not supported."
	c := catalogOf(t, `
		v1.0.4
		v1.0.3
		! When you upgrade to DM 1.0.3`+notice+`
		v1.0.2
		! When you upgrade to DM 1.0.2`+notice+`
		! The new relay log cannot be read by older versions.
		v1.0.0-10-geb2889c9 (1.0 GA)
		! When you upgrade to DM 1.0 GA`+notice+`
		v1.0.0-rc.1-12-gaa39ff9`)
	want := "When you upgrade to DM 1.0.3" + notice + " [v1.0.0 v1.0.2 v1.0.3]\n" +
		"The new relay log cannot be read by older versions. [v1.0.2]"
	if got := merged(compare(c, "v1.0.0-rc.1", "v1.0.4").Path.Notices); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What a document says of all its releases holds on every way that leads over
// one of them, and comes first.
func TestGeneralNotices(t *testing.T) {
	c := catalogOf(t, `
		v2.0.0
		v1.0.1
		! upgrade all components
		v1.0.0`)
	stop := model.Passage{ID: "stop", Texts: model.Texts{"zh": plainText("停止"), "en": plainText("stop first")}}
	order := model.Passage{ID: "order", Texts: model.Texts{"en": plainText("one after the other")}}
	c.Languages = []string{"zh", "en"}
	c.Documents = map[string][]*model.Document{
		"zh": {{File: "zh/upgrade.md", Versions: []string{"v1.0.1"}, Notices: []model.Passage{stop}}},
		"en": {
			{File: "en/upgrade.md", Versions: []string{"v1.0.1", "v1.0.0"}, Notices: []model.Passage{stop, order}},
			{File: "en/two.md", Versions: []string{"v2.0.0"}, Notices: []model.Passage{passage("en", "read the manual")}},
			{File: "en/faq.md", Notices: []model.Passage{passage("en", "of no version")}},
		},
	}
	c.Index(nil)
	for _, tt := range []struct{ name, from, to, want string }{
		{"of all languages, each once", "v1.0.0", "v1.0.1", "stop first []\none after the other []\nupgrade all components [v1.0.1]"},
		{"of no release but those on the way", "v1.0.0", "v2.0.0", "read the manual []"},
		{"of none, for there is no way", "v1.0.1", "v1.0.0", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := merged(compare(c, tt.from, tt.to).Path.Notices); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
