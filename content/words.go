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
	// kinds tells the kind of a change from its wording: the pattern that
	// matches earliest in the text decides.
	kinds []wording
	// versionLabel and dateLabel end the label of a line such as
	// "DM version: 2.0.0" or "发版日期：2020 年 8 月 21 日".
	versionLabel, dateLabel []string
	// notes are the words that open a notice: "Note", "注意".
	notes []string
	// thanks are the words that open a heading under which people are named and
	// no changes, in lower case.
	thanks []string
	// letters reports text of this language where its script tells; nil for
	// languages in Latin letters.
	letters func(rune) bool
}

// meaning is what a heading says of the entries below it.
type meaning struct {
	role role
	kind model.Kind // for roleChanges: the kind of all entries; empty where the heading does not say or says several
}

// wording is words that tell a kind.
type wording struct {
	kind    model.Kind
	pattern *regexp.Regexp
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
			changesOf(model.Improvement):   "Improvements|Improvement|Enhancements|Enhancement|Feature enhancements|Optimizations|Performance improvements|Stability improvements|Improved|Performance|Refactoring|Code refactoring",
			changesOf(model.Fix):           "Bug fixes|Bug fix|Bugfixes|Bugfix|Fixes|Fixed|Fixed bugs|Fixed issues|Resolved issues|Bugs fixed",
			changesOf(model.Compatibility): "Compatibility changes|Compatibility change|Compatibility|Breaking changes|Breaking change|Breaking|Behavior changes|Behaviour changes|Incompatible changes|Backwards incompatible changes|MySQL compatibility",
			changesOf(model.Deprecation):   "Deprecated features|Deprecated feature|Deprecations|Deprecation|Deprecated|Deprecation notices",
			changesOf(model.Removal):       "Removed features|Removed feature|Feature removal|Removals|Removal|Removed|Deleted",
			changesOf(model.Security):      "Security|Security fixes|Security updates|Vulnerability fixes",
			changesOf(model.KnownIssue):    "Known issues|Known issue|Known problems|Known bugs",
			changesOf(model.Other):         "Documentation|Docs|Chores|Chore|Dependencies|Dependency updates|Miscellaneous|Misc|Internal|Tests|Build|CI|Other changes|Reverts|Reverted",
		}),
		fillers: []string{"upgrade to", "upgrading to", "update to", "version", "release notes", "release", "released", "on"},
		kinds: wordings(map[model.Kind]string{
			model.Fix:           `\bfix(e[sd]|ing)?\b|\bresolve[sd]?\b|\bcorrect(s|ed)?\b|\bavoid(s|ed)?\b|\bprevent(s|ed)?\b|\bno longer (crash|panic|fail|hang|leak)|\bbug\b`,
			model.Security:      `\bvulnerabilit|\bCVE-\d|\bXSS\b|\bsecurity (fix|issue|hole|update)`,
			model.Deprecation:   `\bdeprecat(e[sd]?|ing|ion)\b`,
			model.Removal:       `\b(remove[sd]?|delete[sd]?|drop(s|ped)?)\b.{0,60}\b(support|feature|option|parameter|command|flag|API|configuration|variable|component|method|property|prop)s?\b|\bend of (support|life)\b`,
			model.Compatibility: `\bbreaking\b|\b(from|of|with) this (version|release)\b|\bincompatib|\bno longer\b|\bby default\b|\bchange[sd]? the (default|behaviou?r)|\brename[sd]?\b|\bis (now )?(changed|required|disallowed)\b|\bstrict(ly)?\b`,
			model.Feature:       `\badd(s|ed|ing)?\b|\bsupport(s|ed|ing)?\b|\bintroduc(e[sd]?|ing)\b|\bprovid(e[sd]?|ing)\b|\bnew\b|\ballow(s|ed|ing)?\b|\bimplement(s|ed)?\b|\benable[sd]?\b`,
			model.Improvement:   `\bimprov(e[sd]?|ing|ement)\b|\boptimiz(e[sd]?|ing|ation)\b|\benhanc(e[sd]?|ing|ement)\b|\brefin(e[sd]?|ing)\b|\breduc(e[sd]?|ing)\b|\bspeed(s)? up\b|\bsimplif(y|ies|ied)\b|\baccelerat(e[sd]?)\b|\bincreas(e[sd]?|ing)\b|\brefactor(s|ed)?\b|\bupgrad(e[sd]?)\b|\bupdat(e[sd]?)\b|\badjust(s|ed)?\b|\bmake(s)?\b|\buse\b|\breplac(e[sd]?)\b|\bbetter\b|\bremove[sd]?\b`,
			model.Other:         `\bdocs?\b|\bdocumentation\b`,
		}),
		versionLabel: []string{"version"},
		dateLabel:    []string{"date", "released on", "released"},
		notes:        []string{"Note", "Notes", "Warning", "Caution", "Important", "Tip", "Attention", "Notice"},
		thanks:       []string{"thank", "special thank", "contributor", "acknowledg"},
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
		fillers: []string{"升级到", "升级至", "更新到", "更新至", "版本", "发布说明", "更新日志", "发布"},
		kinds: wordings(map[model.Kind]string{
			model.Fix:           `修复|修正|解决|避免|防止|纠正|规避`,
			model.Security:      `安全漏洞|漏洞|CVE-\d`,
			model.Deprecation:   `废弃|弃用`,
			model.Removal:       `(移除|删除|去除|下线).{0,20}(支持|功能|参数|选项|配置|变量|命令|接口|组件|方法|属性)|不再支持`,
			model.Compatibility: `从(此|该|本|这个)版本(开始|起)|此版本起|不兼容|默认(值)?(改为|变更|修改|关闭|开启|禁用|启用)|不再|更名|重命名|严格检查|修改默认`,
			model.Feature:       `新增|增加|添加|支持|引入|提供|实现|新的|允许`,
			model.Improvement:   `优化|提升|改进|增强|完善|改善|减少|降低|加快|加速|提高|简化|升级|更新|调整|重构|缩短|使用|移除|去除|删除`,
			model.Other:         `文档`,
		}),
		versionLabel: []string{"版本"},
		dateLabel:    []string{"日期", "时间", "发布于"},
		notes:        []string{"注意", "警告", "重要", "提示", "说明", "建议"},
		thanks:       []string{"感谢", "特别感谢", "致谢", "鸣谢", "贡献者"},
		letters:      isHan,
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
		fillers: []string{"へのアップグレード", "にアップグレード", "バージョン", "リリースノート"},
		kinds: wordings(map[model.Kind]string{
			model.Fix:         `修正|解決|防止`,
			model.Security:    `脆弱性|CVE-\d`,
			model.Deprecation: `非推奨`,
			model.Removal:     `削除|廃止`,
			model.Feature:     `追加|サポート|導入|対応`,
			model.Improvement: `改善|最適化|向上|強化|削減`,
		}),
		versionLabel: []string{"バージョン"},
		dateLabel:    []string{"日", "日付"},
		notes:        []string{"注記", "注意", "警告", "ヒント"},
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
		fillers: []string{"actualizar a", "actualización a", "versión", "notas de la versión"},
		kinds: wordings(map[model.Kind]string{
			model.Fix:         `\b(corrige[n]?|corregir|corregido[s]?|soluciona[n]?|solucionado[s]?|arregla[n]?|evita[n]?)\b`,
			model.Security:    `\bvulnerabilidad|\bCVE-\d`,
			model.Deprecation: `\bobsolet[oa]s?\b|\bdesuso\b`,
			model.Removal:     `\b(elimina[n]?|eliminad[oa]s?)\b.{0,60}\b(opción|función|parámetro|soporte|compatibilidad)`,
			model.Feature:     `\b(añade[n]?|añadid[oa]s?|agrega[n]?|nuev[oa]s?|admite[n]?|permite[n]?|introduce[n]?|soporte)\b`,
			model.Improvement: `\b(mejora[n]?|mejorad[oa]s?|optimiza[n]?|optimizad[oa]s?|reduce[n]?|acelera[n]?|simplifica[n]?)\b`,
		}),
		versionLabel: []string{"versión"},
		dateLabel:    []string{"fecha", "fecha de lanzamiento", "fecha de publicación"},
		notes:        []string{"Nota", "Notas", "Advertencia", "Atención", "Importante", "Consejo"},
		thanks:       []string{"agradecimiento", "gracias", "colaborador"},
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
		fillers: []string{"mise à niveau vers", "mettre à niveau vers", "version", "notes de version"},
		kinds: wordings(map[model.Kind]string{
			model.Fix:         `\b(corrige[rz]?|corrigée?s?|correction|résou[dt]|résolue?s?|répare|évite[r]?)`,
			model.Security:    `vulnérabilité|\bCVE-\d`,
			model.Deprecation: `obsolète|dépréci`,
			model.Removal:     `\b(supprim\w*|retir\w*).{0,60}(option|fonction|paramètre|prise en charge|compatibilité)`,
			model.Feature:     `\b(ajout\w*|nouve\w*|prend en charge|prise en charge|permet\w*|introdui\w*)`,
			model.Improvement: `(amélior\w*|optimis\w*|rédui\w*|accélèr\w*|simplifi\w*)`,
		}),
		versionLabel: []string{"version"},
		dateLabel:    []string{"date", "date de publication", "publié le"},
		notes:        []string{"Remarque", "Remarques", "Attention", "Avertissement", "Important", "Astuce", "Note"},
		thanks:       []string{"remerciement", "merci", "contributeur"},
	},
}

// wordings compiles patterns, in the order of the kinds so that the result
// does not depend on the order of the map.
func wordings(patterns map[model.Kind]string) []wording {
	var list []wording
	for _, kind := range model.Kinds() {
		if p, ok := patterns[kind]; ok {
			list = append(list, wording{kind, regexp.MustCompile(`(?i)` + p)})
		}
	}
	return list
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
