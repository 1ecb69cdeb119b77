package content

import (
	"regexp"
	"strings"

	"dmrel/model"
)

// A role is what a section of a release holds.
type role string

const (
	roleNone    role = ""        // the heading does not say
	roleChanges role = "changes" // entries
	roleInfo    role = "info"    // build information
	roleSteps   role = "steps"   // what to do to upgrade
	roleNotice  role = "notice"  // what to mind
	roleProse   role = "prose"   // anything else: overview, thanks
	roleRepeat  role = "repeat"  // the same changes once more, in detail
)

// A language is what the reader must know of one language. A new language is
// one more value in languages.
type language struct {
	// headings gives the meaning of section headings and of list items that
	// label a group. Keys are folded (model.Fold), without counting words like
	// "important"; see classify.
	headings map[string]meaning
	// fillers are the words around the version in a heading that is a version:
	// "Upgrade to v1.0.5".
	fillers []string
	// phrases tell the kind of a change from its wording.
	phrases phraseBook
	// verbLast says that the verb of a sentence stands at its end.
	verbLast bool
	// versionLabel and dateLabel end the label of a line such as
	// "DM version: 2.0.0" or "发版日期：2020 年 8 月 21 日".
	versionLabel, dateLabel []string
	// notes are the words that open a notice: "Note", "注意".
	notes []string
	// thanks are the words that open a heading under which people are named and
	// no changes, in lower case.
	thanks []string
	// nothing is a sentence that says that nothing has changed; see saysNothing.
	nothing *regexp.Regexp
	// letters reports text of this language where its script tells; nil for
	// languages in Latin letters.
	letters func(rune) bool
}

// meaning is what a heading says of the entries below it.
type meaning struct {
	role role
	kind model.Kind // for roleChanges: the kind of all entries; empty where the heading does not say or says several
}

func changesOf(kind model.Kind) meaning { return meaning{roleChanges, kind} }

// headingTable makes a table of meanings from lists of headings separated by "|".
func headingTable(lists map[meaning]string) map[string]meaning {
	table := map[string]meaning{}
	for m, list := range lists {
		for h := range strings.SplitSeq(list, "|") {
			table[model.Fold(h)] = m
		}
	}
	return table
}

// someChanges is what English says are none.
const someChanges = `(new |known |other |further |breaking |incompatible |compatibility |user-facing |notable |major |deprecated |removed |security |bug |feature |behaviou?r )*(changes?|features?|fixes|issues?|improvements?|deprecations?|removals?)`

// anyOf matches a text that is one of the patterns, as a whole and in any case.
func anyOf(patterns ...string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` + strings.Join(patterns, "|") + `)$`)
}

// languages are the languages that the reader knows, by base tag.
var languages = map[string]*language{
	"en": {
		headings: headingTable(map[meaning]string{
			{role: roleInfo}:               "Version information|Version info|Build information|Version",
			{role: roleChanges}:            "Main changes|Changes|What's changed|Change log|Changelog|Release highlights|Highlights|Changed|Bug fixes and improvements|Improvements and bug fixes|Feature enhancements and bug fixes",
			{role: roleSteps}:              "Upgrade operation example|Upgrade operations|Upgrade steps|Upgrade notes|Upgrade procedure|Upgrade instructions|How to upgrade|Upgrade guide|Upgrading|Migration guide",
			{role: roleNotice}:             "Note|Notes|Notice|Warning|Caution|Before you upgrade|Attention|Important",
			{role: roleProse}:              "Overview|Introduction|Contributors|Thanks|Acknowledgments|Acknowledgements|Special thanks|Telemetry|Performance test|Download|Downloads|Checksums|New contributors|Full changelog|Release date|Assets|Docker images",
			{role: roleRepeat}:             "Detailed bug fixes and changes|Detailed changes and bug fixes",
			changesOf(model.Feature):       "New features|New feature|Features|Feature|Feature details|Added|New features details|What's new",
			changesOf(model.Improvement):   "Improvements|Improvement|Enhancements|Enhancement|Feature enhancements|Optimizations|Performance improvements|Performance optimization|Performance optimizations|Performance enhancements|Stability improvements|Improved|Performance|Refactoring|Code refactoring",
			changesOf(model.Fix):           "Bug fixes|Bug fix|Bugfixes|Bugfix|Fixes|Fixed|Fixed bugs|Fixed issues|Resolved issues|Bugs fixed",
			changesOf(model.Compatibility): "Compatibility changes|Compatibility change|Compatibility|Breaking changes|Breaking change|Breaking|Behavior changes|Behaviour changes|Incompatible changes|Backwards incompatible changes|MySQL compatibility",
			changesOf(model.Deprecation):   "Deprecated features|Deprecated feature|Deprecations|Deprecation|Deprecated|Deprecation notices",
			changesOf(model.Removal):       "Removed features|Removed feature|Feature removal|Removals|Removal|Removed|Deleted",
			changesOf(model.Security):      "Security|Security fixes|Security updates|Vulnerability fixes",
			changesOf(model.KnownIssue):    "Known issues|Known issue|Known problems|Known bugs",
			changesOf(model.Other):         "Documentation|Docs|Chores|Chore|Dependencies|Dependency updates|Miscellaneous|Misc|Internal|Tests|Build|CI|Other changes|Reverts|Reverted",
		}),
		fillers:      []string{"upgrade to", "upgrading to", "update to", "version", "release notes", "release", "released", "on"},
		phrases:      newPhraseBook(englishPhrases),
		versionLabel: []string{"version"},
		dateLabel:    []string{"date", "released on", "released"},
		notes:        []string{"Note", "Notes", "Warning", "Caution", "Important", "Tip", "Attention", "Notice"},
		thanks:       []string{"thank", "special thank", "contributor", "acknowledg"},
		nothing: anyOf(
			`none( at this time| yet)?`, `nothing( new| to report)?`, `n/?a`,
			`no `+someChanges+`\b.{0,30}`,
			`((in|for|with|since|as of) [^,]{1,40}, )?there (is|are) no `+someChanges+`\b.{0,40}`,
			`(th(is|e|e current) (version|release|update|patch)|.{0,30}\bv?\d+\.\d\S*( release)?) (has|introduces|contains|includes|brings) no `+someChanges+`\b.{0,40}`,
			`(th(is|e|e current) (version|release|update|patch)|.{0,30}\bv?\d+\.\d\S*( release)?) (does not|doesn't) (introduce|contain|include|have|bring)( any)? `+someChanges+`\b.{0,40}`,
		),
	},
	"zh": {
		headings: headingTable(map[meaning]string{
			{role: roleInfo}:               "版本信息|构建信息",
			{role: roleChanges}:            "主要变更|变更|主要变化|更新日志|更新内容|变更日志|功能优化与问题修复|优化与修复",
			{role: roleSteps}:              "升级操作示例|升级操作|升级步骤|升级说明|升级指南|升级方法|如何升级",
			{role: roleNotice}:             "注意|注意事项|警告|重要|升级前须知|须知",
			{role: roleProse}:              "概述|概览|简介|贡献者|致谢|感谢|遥测|性能测试|下载",
			{role: roleRepeat}:             "详细变更及问题修复|详细变更与问题修复|详细问题修复及变更",
			changesOf(model.Feature):       "新功能|新增功能|新特性|功能|特性|新增|功能详情",
			changesOf(model.Improvement):   "改进提升|改进|优化|提升|性能优化|功能优化|功能增强|增强|提升改进|优化提升|优化改进|改进优化|性能提升|体验优化",
			changesOf(model.Fix):           "Bug 修复|错误修复|问题修复|缺陷修复|修复|Bug 修正|故障修复|修复问题|修复的问题|修复 Bug",
			changesOf(model.Compatibility): "兼容性变更|兼容性变化|兼容性更改|兼容性|不兼容变更|破坏性变更|行为变更|行为变化|不兼容变化|MySQL 兼容性",
			changesOf(model.Deprecation):   "废弃功能|废弃|弃用|弃用功能|已废弃|已弃用",
			changesOf(model.Removal):       "移除功能|移除|删除|已移除|删除功能|移除的功能",
			changesOf(model.Security):      "安全|安全修复|安全更新|漏洞修复",
			changesOf(model.KnownIssue):    "已知问题|已知缺陷",
			changesOf(model.Other):         "文档|依赖更新|其他变更|杂项",
		}),
		fillers:      []string{"升级到", "升级至", "更新到", "更新至", "版本", "发布说明", "更新日志", "发布"},
		phrases:      newPhraseBook(chinesePhrases),
		versionLabel: []string{"版本"},
		dateLabel:    []string{"日期", "时间", "发布于"},
		notes:        []string{"注意", "警告", "重要", "提示", "说明", "建议"},
		thanks:       []string{"感谢", "特别感谢", "致谢", "鸣谢", "贡献者"},
		nothing: anyOf(
			`(无|暂无|没有|不涉及|未涉及)(.{0,12}(变更|变化|更改|改动|新功能|特性|修复|问题|功能))?`,
			`(在|从|自)?.{0,20}(版本|\d[\w.]*)\s*(中|里|起|开始)?[，,]?\s*(无|没有|未引入|不引入|未包含|不包含|不涉及|未涉及)`+
				`(任何|新的|其他|兼容性|不兼容|行为|破坏性|功能)*(变更|变化|更改|改动|新功能|特性)`,
		),
		letters: isHan,
	},
	"ja": {
		headings: headingTable(map[meaning]string{
			{role: roleInfo}:               "バージョン情報|ビルド情報",
			{role: roleChanges}:            "主な変更|変更点|変更履歴",
			{role: roleSteps}:              "アップグレード手順|アップグレード方法|アップグレード操作例",
			{role: roleNotice}:             "注記|注意|警告|注意事項",
			{role: roleProse}:              "概要|貢献者|謝辞",
			changesOf(model.Feature):       "新機能|機能|追加",
			changesOf(model.Improvement):   "改善|改善点|機能強化|改良",
			changesOf(model.Fix):           "バグ修正|バグの修正|不具合修正|修正",
			changesOf(model.Compatibility): "互換性の変更|互換性|破壊的変更|動作の変更",
			changesOf(model.Deprecation):   "非推奨|非推奨機能|廃止予定",
			changesOf(model.Removal):       "削除|削除された機能|廃止",
			changesOf(model.Security):      "セキュリティ|セキュリティ修正",
			changesOf(model.KnownIssue):    "既知の問題",
		}),
		fillers:      []string{"へのアップグレード", "にアップグレード", "バージョン", "リリースノート"},
		phrases:      newPhraseBook(japanesePhrases),
		verbLast:     true,
		versionLabel: []string{"バージョン"},
		dateLabel:    []string{"日", "日付"},
		notes:        []string{"注記", "注意", "警告", "ヒント"},
		nothing:      anyOf(`(特に)?なし|該当なし|変更なし`, `.{0,30}(変更|修正|新機能)は(ありません|ない)`),
		letters:      isKana,
	},
	"es": {
		headings: headingTable(map[meaning]string{
			{role: roleInfo}:               "Información de la versión|Información de versión",
			{role: roleChanges}:            "Cambios principales|Cambios|Registro de cambios",
			{role: roleSteps}:              "Pasos de actualización|Cómo actualizar|Ejemplo de actualización",
			{role: roleNotice}:             "Nota|Notas|Advertencia|Atención|Importante",
			{role: roleProse}:              "Resumen|Introducción|Descargas",
			changesOf(model.Feature):       "Nuevas funciones|Nuevas características|Nuevas funcionalidades|Novedades|Añadido",
			changesOf(model.Improvement):   "Mejoras|Optimizaciones|Rendimiento",
			changesOf(model.Fix):           "Corrección de errores|Correcciones de errores|Correcciones|Errores corregidos|Corregido",
			changesOf(model.Compatibility): "Cambios de compatibilidad|Compatibilidad|Cambios incompatibles|Cambios de comportamiento",
			changesOf(model.Deprecation):   "Funciones obsoletas|Obsoleto|En desuso",
			changesOf(model.Removal):       "Funciones eliminadas|Eliminado",
			changesOf(model.Security):      "Seguridad|Correcciones de seguridad",
			changesOf(model.KnownIssue):    "Problemas conocidos",
		}),
		fillers:      []string{"actualizar a", "actualización a", "versión", "notas de la versión"},
		phrases:      newPhraseBook(spanishPhrases),
		versionLabel: []string{"versión"},
		dateLabel:    []string{"fecha", "fecha de lanzamiento", "fecha de publicación"},
		notes:        []string{"Nota", "Notas", "Advertencia", "Atención", "Importante", "Consejo"},
		thanks:       []string{"agradecimiento", "gracias", "colaborador"},
		nothing: anyOf(
			`ningun[oa]|nada|n/?a|sin (cambios|novedades|correcciones)`,
			`(en [^,]{1,40}, |esta versión |.{0,30}\d+\.\d\S* )?no (hay|introduce|contiene|incluye) (cambios|novedades|correcciones)\b.{0,40}`,
		),
	},
	"fr": {
		headings: headingTable(map[meaning]string{
			{role: roleInfo}:               "Informations de version|Informations sur la version",
			{role: roleChanges}:            "Principaux changements|Changements|Modifications|Journal des modifications",
			{role: roleSteps}:              "Étapes de mise à niveau|Mise à niveau|Comment mettre à niveau",
			{role: roleNotice}:             "Remarque|Remarques|Attention|Avertissement|Important",
			{role: roleProse}:              "Présentation|Introduction|Téléchargements",
			changesOf(model.Feature):       "Nouvelles fonctionnalités|Nouveautés|Fonctionnalités|Ajouts",
			changesOf(model.Improvement):   "Améliorations|Optimisations|Performances",
			changesOf(model.Fix):           "Corrections de bugs|Correction de bugs|Corrections|Bogues corrigés|Corrections de bogues",
			changesOf(model.Compatibility): "Changements de compatibilité|Compatibilité|Changements incompatibles|Changements de comportement",
			changesOf(model.Deprecation):   "Fonctionnalités obsolètes|Dépréciations|Obsolescences",
			changesOf(model.Removal):       "Fonctionnalités supprimées|Suppressions",
			changesOf(model.Security):      "Sécurité|Correctifs de sécurité",
			changesOf(model.KnownIssue):    "Problèmes connus",
		}),
		fillers:      []string{"mise à niveau vers", "mettre à niveau vers", "version", "notes de version"},
		phrases:      newPhraseBook(frenchPhrases),
		versionLabel: []string{"version"},
		dateLabel:    []string{"date", "date de publication", "publié le"},
		notes:        []string{"Remarque", "Remarques", "Attention", "Avertissement", "Important", "Astuce", "Note"},
		thanks:       []string{"remerciement", "merci", "contributeur"},
		nothing: anyOf(
			`aucune?|néant|rien|s\.o\.?`,
			`(cette version|.{0,30}\d+\.\d\S*) (n'introduit|ne contient|ne comporte|n'apporte) (pas de|aucune?) (changements?|modifications?|corrections?)\b.{0,40}`,
		),
	},
}

// languageOf returns what is known of a language, by its tag; of none, where
// nothing is known, so that notes in it load all the same.
func languageOf(tag string) *language {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	if l, ok := languages[base]; ok {
		return l
	}
	return &language{}
}
