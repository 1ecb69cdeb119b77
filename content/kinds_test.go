package content_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dmrel/model"
)

// sentences are entries of changelogs as people write them, none of them taken
// from one, by language and by the kind that a reader would give them.
var sentences = map[string]map[model.Kind]string{
	"en": {
		model.Feature: `
			Add a ${--dry-run} option to the import command
			Added support for signing in with a hardware key
			The scheduler can now run jobs on a fixed node
			Introduce a dashboard that shows slow queries and helps to find errors
			Calendar supports choosing a range of weeks
			[Experimental] Vector search
			Support exporting reports to avoid copying tables by hand
			Allow a workspace to be renamed by its owner
			Read replicas are generally available`,
		model.Improvement: `
			Improve the error message shown when the licence is missing
			Speed up cold starts by 40 %
			Reduce memory used while sorting large results
			Refactor the retry loop to prevent failures that are hard to reproduce
			Optimize how failed uploads are retried
			Use a faster hash for session keys
			Log errors of background jobs with their job id
			Better contrast in dark mode`,
		model.Fix: `
			Fix a crash when the archive is empty
			The server panics when two clients close the same stream
			Search returns incorrect results for quoted words
			Resolve the issue that drafts are lost after a reload
			Fixed deprecated options not being reported
			Fix the default value of ${timeout} not being applied
			Parser fails on files that begin with a byte order mark
			Memory leak in the websocket handler
			Uploading a folder no longer hangs on Windows
			Avoid a deadlock between the cache and the writer
			Mail: fix wrong sender for forwarded messages`,
		model.Compatibility: `
			The default value of ${pool_size} changes from 10 to 50
			Change the default sort order from name to date
			This is a breaking change for plugins
			Renamed ${--out} to ${--output}
			The plugin API is incompatible with plugins built for 2.x
			Node.js 18 is now required
			Starting from v3.2.0, an empty password is refused
			Starting from this release, unknown settings are reported as errors
			Disable anonymous access by default
			${parse()} now returns null instead of throwing`,
		model.Deprecation: `
			Deprecate the v1 REST endpoints
			The ${legacy} flag is deprecated and will be removed in 5.0
			Session cookies without SameSite are now deprecated
			${old_quota} will be removed in the next major release
			Using numeric ids is not recommended; use names instead`,
		model.Removal: `
			Remove the ${--force} flag
			Dropped support for Python 3.7
			The XML importer has been removed
			32-bit builds are no longer supported
			Internet Explorer is no longer supported after this release`,
		model.Security: `
			Fix CVE-2031-0001 in the image decoder
			Upgrade the TLS library to close a vulnerability
			Security fix: escape names in the audit log
			Prevent XSS through file names`,
		model.KnownIssue: `
			Known issue: backups taken during an upgrade cannot be restored
			Restoring may be slow on network drives. As a workaround, copy the file first`,
		model.Other: `
			Update the documentation of the query language
			Fix typos in the docs
			Add a demo for drag and drop`,
	},
	"zh": {
		model.Feature: `
			新增 ${--dry-run} 选项
			支持使用硬件密钥登录
			日历组件支持按周选择范围
			为任务增加优先级
			引入慢查询面板，帮助定位异常
			提供批量导出的接口
			允许所有者重命名工作区`,
		model.Improvement: `
			优化缺少许可证时的报错信息
			提升冷启动速度
			减少大结果集排序时的内存占用
			重构重试逻辑，以避免偶发的失败
			改进失败上传任务的重试
			完善深色模式下的对比度
			将日志切分，降低磁盘压力`,
		model.Fix: `
			修复归档为空时崩溃的问题
			两个客户端同时关闭连接时服务崩溃
			带引号的关键词搜索结果错误
			解决刷新后草稿丢失的问题
			修复已废弃的选项没有告警的问题
			导入以 BOM 开头的文件报错
			表头宽度不正确
			部分机型上点击按钮不生效
			修复超时的默认值未被使用的问题
			查询分区表时返回重复数据的问题`,
		model.Compatibility: `
			${pool_size} 的默认值由 10 变更为 50
			默认排序改为按日期
			从 v3.2.0 开始，不再接受空密码
			从此版本开始，遇到未知的配置会报错
			默认关闭匿名访问
			${--out} 重命名为 ${--output}
			禁止使用空密码
			升级前需要手动修改配置文件`,
		model.Deprecation: `
			废弃 v1 版本的接口
			${legacy} 参数已废弃，并将在 5.0 版本移除
			从 4.0 版本开始废弃数字编号
			不推荐使用数字编号，请改用名称`,
		model.Removal: `
			移除 ${--force} 参数
			不再支持 Python 3.7
			XML 导入功能已移除
			下线旧版命令行的接口`,
		model.Security: `
			修复图片解码的 CVE-2031-0001
			修复审计日志中的安全漏洞
			升级 TLS 库以修补漏洞`,
		model.KnownIssue: `
			已知问题：升级期间的备份无法恢复
			网络盘上恢复较慢，临时解决办法是先复制文件`,
		model.Other: `
			更新查询语言的文档
			修正文档中的拼写
			新增拖拽排序示例`,
	},
	"ja": {
		model.Feature:     "一括エクスポートをサポートする API を追加",
		model.Improvement: "起動時間を短縮しました\nエラーを減らすために再試行を改善",
		model.Fix:         "空のアーカイブで失敗する問題を修正しました",
		model.Deprecation: "v1 の API を非推奨にしました",
		model.Removal:     "古い形式のサポートを終了しました",
		model.Security:    "画像デコーダーの脆弱性を修正",
	},
	"es": {
		model.Feature:       "Se ha añadido una vista de calendario\nNueva opción para exportar",
		model.Improvement:   "Mejora el tiempo de arranque",
		model.Fix:           "Corrige un error al abrir archivos vacíos\nSe corrigió el orden de las columnas",
		model.Deprecation:   "La opción antigua queda obsoleta",
		model.Removal:       "Se elimina la opción de exportar a XML",
		model.Security:      "Corrige una vulnerabilidad en el decodificador",
		model.Compatibility: "El valor predeterminado pasa a ser 50",
	},
	"fr": {
		model.Feature:       "Ajout d'une vue calendrier\nPrend en charge les clés matérielles",
		model.Improvement:   "Amélioration du temps de démarrage",
		model.Fix:           "Corrige un plantage à l'ouverture d'une archive vide",
		model.Deprecation:   "L'ancienne option est obsolète",
		model.Removal:       "Suppression de l'option d'export XML",
		model.Security:      "Corrige une vulnérabilité du décodeur",
		model.Compatibility: "La valeur par défaut passe à 50",
	},
}

// readEntry reads a changelog without sections that has one entry, in each of
// the languages; code stands between "${" and "}".
func readEntry(t *testing.T, entry map[string]string) *model.Change {
	t.Helper()
	notes := fstest.MapFS{}
	for lang, text := range entry {
		text = strings.NewReplacer("${", "`", "}", "`").Replace(text)
		notes[lang+"/changelog.md"] = &fstest.MapFile{Data: []byte("# Changelog\n\n## 1.0.0\n\n- " + text + " (#1)\n")}
	}
	c := load(t, notes)
	if len(c.Releases) != 1 || len(c.Releases[0].Changes) != 1 {
		t.Fatalf("%q is not one change of one release", entry)
	}
	return c.Releases[0].Changes[0]
}

func lines(s string) []string {
	var list []string
	for line := range strings.Lines(strings.TrimSpace(s)) {
		list = append(list, strings.TrimSpace(line))
	}
	return list
}

// Where no heading, sign or prefix says the kind of an entry, its words do.
func TestKindOfWording(t *testing.T) {
	for lang, kinds := range sentences {
		for kind, list := range kinds {
			for _, sentence := range lines(list) {
				ch := readEntry(t, map[string]string{lang: sentence})
				if ch.Kind != kind || ch.Rule != "wording" || ch.Evidence == "" {
					t.Errorf("%s: %q is %s by %s (%q), want %s by wording", lang, sentence, ch.Kind, ch.Rule, ch.Evidence, kind)
				}
			}
		}
	}
}

// What looks like a word that tells a kind, and is none here.
func TestKindOfWordingIsNotTold(t *testing.T) {
	for lang, list := range map[string]string{
		"en": `
			Requests with more than ten filters take the slow path
			${fix} and ${add} are key words
			Plugins keep working, without breaking changes
			Indexes of partitioned tables are not supported`,
		"zh": `
			超过十个条件的请求走慢速路径
			${修复} 是关键字
			插件照常工作，无兼容性变更
			不支持分区表上的索引`,
	} {
		for _, sentence := range lines(list) {
			if ch := readEntry(t, map[string]string{lang: sentence}); ch.Rule != "none" || ch.Kind != model.Improvement || ch.Evidence != "" {
				t.Errorf("%s: %q is %s by %s (%q), want improvement by none", lang, sentence, ch.Kind, ch.Rule, ch.Evidence)
			}
		}
	}
}

// An entry has one kind in all languages: the wording that tells most decides.
func TestKindOfLanguagesTogether(t *testing.T) {
	for _, tt := range []struct {
		zh, en   string
		kind     model.Kind
		evidence string
	}{
		{"支持批量导出", "Support exporting in bulk", model.Feature, "支持"},
		{"通过文件锁避免重复启动", "Add a file lock so that a second start is refused", model.Feature, "Add"},
		{"导出对话框的样式", "Fix the style of the export dialog", model.Fix, "Fix"},
		{"修复超时后重试", "Requests are sent again after a timeout", model.Fix, "修复"},
		{"旧接口将在 5.0 版本移除", "Clients should use the new endpoint", model.Deprecation, "将在 5.0 版本移除"},
	} {
		ch := readEntry(t, map[string]string{"zh": tt.zh, "en": tt.en})
		if ch.Kind != tt.kind || ch.Rule != "wording" || ch.Evidence != tt.evidence {
			t.Errorf("%q and %q are %s by %s (%q), want %s by wording (%q)", tt.zh, tt.en, ch.Kind, ch.Rule, ch.Evidence, tt.kind, tt.evidence)
		}
	}
}

// What the writer says of the kind counts before the wording, in whichever
// language it is said, and is kept as written.
func TestKindEvidence(t *testing.T) {
	const notes = `# Changelog

## 1.0.0

### Bug Fixes

- Parser
  - Support long names
- Lexer
  - Support short names

### Misc changes

- **Improvements**
  - Support longer names
- 🐞 Support names
- feat(parser): names in red
- Support names in blue
- Names in green
`
	want := `fix by heading "Bug Fixes"
fix by heading "Bug Fixes"
improvement by heading "Improvements"
fix by emoji "🐞"
feature by prefix "feat(parser)"
feature by wording "Support"
improvement by none ""
`
	var got strings.Builder
	for _, ch := range load(t, fstest.MapFS{"en/changelog.md": {Data: []byte(notes)}}).Releases[0].Changes {
		fmt.Fprintf(&got, "%s by %s %q\n", ch.Kind, ch.Rule, ch.Evidence)
	}
	if got.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", got.String(), want)
	}
}

// A heading in one language counts more than the wording in another.
func TestKindOfHeadingInOneLanguage(t *testing.T) {
	c := load(t, fstest.MapFS{
		"zh/changelog.md": {Data: []byte("# 更新\n\n## 1.0.0\n\n- 支持更长的名字 (#1)\n")},
		"en/changelog.md": {Data: []byte("# Changelog\n\n## 1.0.0\n\n### Bug fixes\n\n- Support longer names (#1)\n")},
	})
	if ch := c.Releases[0].Changes[0]; ch.Kind != model.Fix || ch.Rule != "heading" || ch.Evidence != "Bug fixes" {
		t.Errorf("got %s by %s (%q), want fix by heading (%q)", ch.Kind, ch.Rule, ch.Evidence, "Bug fixes")
	}
}
