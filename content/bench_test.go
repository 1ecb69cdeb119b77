package content_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dmrel/content"
)

// BenchmarkLoad reads small releases in two languages, each in a file of its own.
func BenchmarkLoad(b *testing.B) {
	notes := fstest.MapFS{}
	size := 0
	for i := range 200 {
		for lang, text := range map[string]string{"en": englishNote(i), "zh": chineseNote(i)} {
			notes[fmt.Sprintf("%s/v1.%d.%d.md", lang, i/10, i%10)] = &fstest.MapFile{Data: []byte(text)}
			size += len(text)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		c, err := content.Load(notes)
		if err != nil || len(c.Releases) != 200 {
			b.Fatalf("%d releases, error %v", len(c.Releases), err)
		}
	}
}

// englishNote and chineseNote are the same release. Half of its entries have a
// reference; the others must be paired by their words.
func englishNote(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: DM v1.%d.%d\n---\n\n# DM v1.%[1]d.%d\n\n## Bug fixes\n\n", i/10, i%10)
	for k := range 4 {
		fmt.Fprintf(&b, "- Fix the issue that `query-status` fails after %d retries in DM-worker %d ([#%d](https://github.com/pingcap/dm/pull/%[3]d))\n", i+k, k, 10*i+k)
		fmt.Fprintf(&b, "- Fix the panic of task %d when `safe-mode` is on and the relay log is purged\n", 10*i+k)
	}
	fmt.Fprintf(&b, "\n## Upgrade steps\n\n1. Download the new version of DM-Ansible.\n2. Run `ansible-playbook rolling_update.yml` for v1.%d.%d.\n", i/10, i%10)
	return b.String()
}

func chineseNote(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: DM v1.%d.%d\n---\n\n# DM v1.%[1]d.%d\n\n## 问题修复\n\n", i/10, i%10)
	for k := range 4 {
		fmt.Fprintf(&b, "- 修复 DM-worker %[2]d 在重试 %[1]d 次后 `query-status` 失败的问题 ([#%[3]d](https://github.com/pingcap/dm/pull/%[3]d))\n", i+k, k, 10*i+k)
		fmt.Fprintf(&b, "- 修复开启 `safe-mode` 且 relay log 被清理时任务 %d 崩溃的问题\n", 10*i+k)
	}
	fmt.Fprintf(&b, "\n## 升级步骤\n\n1. 下载新版本的 DM-Ansible。\n2. 执行 `ansible-playbook rolling_update.yml`，升级到 v1.%d.%d。\n", i/10, i%10)
	return b.String()
}
