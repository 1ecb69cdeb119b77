package content

import "dmrel/model"

// The phrases that tell the kind of a change, by language; see newPhraseBook for
// their signs. They are those of release notes in general: a word that one
// product alone uses does not belong here.

var englishPhrases = map[tells]string{
	{partAlarm, model.Security}: "CVE-*|vulnerability|vulnerabilities|vulnerable|" +
		"security fix/fixes/issue/issues/hole/holes/flaw/flaws/advisory/advisories/patch/patches|XSS|CSRF|SSRF|privilege escalation|" +
		"arbitrary code execution",

	{partVerb, model.Fix}: "fix~|resolve~|solve~|correct~|repair~|rectify~|hotfix~",
	{partVerb, model.Feature}: "add~|support|supports|is/are/was/were now/newly supported|supported … in this release/version|introduce~|provide~|allow~|" +
		"implement~|enable~|expose~|launch~|brand-new|can now|now available/possible|make~ it possible",
	{partVerb, model.Improvement}: "improve~|optimize~|optimise~|enhance~|refine~|speed~ up|sped up|simplify~|simplifies|accelerate~|refactor~|boost~|strengthen~|" +
		"streamline~|reduces|reduced|increases|increased|decreases|decreased|minimize~|minimise~|" +
		"is/are/was/were/been upgraded/updated/replaced|performance improvement/improvements|better|faster",
	{partVerb, model.Compatibility}: "rename~",
	{partOrder, model.Feature}:      "supported|let~|ship~|new|initial|create~|export~|accept~",
	{partOrder, model.Improvement}: "reduce|upgrade~|update~|bump~|increase|decrease|adjust~|make~|made|use~|replace~|remove~|delete~|tune~|tweak~|polish~|rework~|" +
		"rewrite|rewrites|rewritten|migrate~|move~|merge~|unify~|clean~ up|lower~|raise~|extend~|shorten~|skip~|ignore~|check~|validate~|" +
		"retry~|cache~|log~|print~|show~|display~|report~|limit~|ensure~|handle~|modify~|set|sets|switch~|convert~|align~|save~|parse~|" +
		"collect~|hide~|split~|expand~|adapt~|prefer~|maintain~|apply|applies|applied|redesign~|revamp~|harden~|relax~|tighten~|reuse~|" +
		"defer~|delay~|warn~|emit~|standardize~|normalize~|consolidate~|separate~|rebuild|rebuilt|reorganize~|output~|return~|record~|" +
		"prioritize~",
	{partOrder, model.Compatibility}: "change|changed|enable~/disable~/use~ … by default|" +
		"replace~ … option/options/parameter/parameters/configuration/setting/settings/variable/variables/flag/flags … with|forbid~|" +
		"prohibit~|disallow~|adjust~/increase~/decrease~/reduce~/lower~/raise~/modify~/update~/set … default value/values|" +
		"modify~ … default/behavior/behaviour",
	{partVerb, model.Deprecation}: "deprecate~|mark~ … deprecated",
	{partVerb, model.Removal}: "remove~/delete~ … deprecated|" +
		"remove~/delete~/drop~/dropped/discontinue~ … support/feature*/option*/parameter*/command*/flag*/API/APIs/config*/setting*/variable*/component*/method*/prop/props/propert*/argument*/endpoint*|" +
		"discontinue~|sunset",
	{partVerb, model.Other}: "add~/update~/improve~/correct~/fix~/clarify~/rewrite/revise~ … docs/doc/documentation/readme/demo/demos/docstring/docstrings/changelog/website/homepage",

	{partSaying, model.Fix}: "the/an issue/bug/problem/bugs/issues that/where/when/in/with/of|issue/bug/problem where|" +
		"no longer crash*/fail*/panic*/hang*/leak*/throw*/report*/block*",
	{partSaying, model.Compatibility}: "breaking change/changes|incompatible with|" +
		"default value/values/behavior/behaviour/setting … change*/now/modified/adjusted/increased/decreased/reduced|" +
		"is/are/was/were changed to/from|is/are renamed to|has/have been renamed|now requires/require|" +
		"is/are now required/mandatory/changed/disallowed/forbidden|must now|now must|minimum … version … is/raised/increased|" +
		"enabled/disabled by default|now … instead of|will … instead of",
	{partSaying, model.Deprecation}: "is/are/was/were/been/being/now/also/becomes/become deprecated|will be removed|to be removed|will be deprecated|" +
		"planned/scheduled/slated for removal|not recommended|no longer recommended|deprecated in favor/favour",
	{partSaying, model.Removal}: "no longer support*/available/provided/maintained/included/shipped/exist*|no longer be supported/available/provided/maintained|" +
		"has/have been removed|is/are/was/were removed|end of support/life|end-of-life|drop~/dropped/dropping support|not supported anymore|" +
		"removal of",
	{partSaying, model.KnownIssue}: "known … issue/issues/problem/problems/limitation/limitations|as a workaround|workaround :|to work around",

	{partTrouble, model.Fix}: "incorrectly|wrongly|unexpectedly|mistakenly|improperly|still|fail|fails|failed|failing|crash|crashes|crashed|crashing|panic|panics|" +
		"panicked|hang|hangs|hung|stuck|deadlock|deadlocks|cannot|can't|could not|couldn't|not work|not working|doesn't|does not|do not|" +
		"don't|did not|didn't|not take/taking effect|not … correctly/properly|unable to|leak|leaks|leaked|broken|breaks|causes|caused|" +
		"causing|leads to|leading to|led to|results in|lost|loses|corrupted|corruption|out of memory|OOM|" +
		"might/may/could be/cause/fail/return/lose/occur/get/not|not respecting/honoring",
	{partSymptom, model.Fix}: "incorrect|wrong|unexpected|improper|abnormal|misaligned|invalid|missing|inconsistent|error|errors|issue|issues|bug|bugs|failure|" +
		"failures|race condition/conditions|data race/races|typo|typos|regression|memory leak/leaks|data loss|problem|problems",
	{partOrder, model.Fix}: "address~|avoid~|prevent~|revert~",
	{partMute, ""}: "does/do/did not … breaking/incompatible/incompatibility/compatibility|" +
		"no/not/without … breaking/incompatible/incompatibility/compatibility|does/do/did not support*|doesn't support*|don't support*|" +
		"not supported/support/allowed/enabled/provided/available|newly added/introduced|" +
		"error/errors message/messages/code/codes/handling/log/logs/report/reports/info/information|failed/failure retry/retries|" +
		"bug report/reports|problem/issue tracker",

	{partHint, model.Feature}: "experimental|generally available|GA|tech preview|technical preview|public preview",
	{partHint, model.Compatibility}: "no longer|no longer allow*/permit*/need*/use*/require*|before upgrading/upgrade|before the upgrade|" +
		"upgrade/upgraded/upgrading/downgrade/downgraded/downgrading to/from #|by default|defaults to|starting from/with/in #|" +
		"starting from/with/in version #|since/before #|as of #|from # on/onward/onwards|prior to #|earlier than #|before version #|" +
		"incompatib*|must|you need to|as of this version/release|since/from/with this version/release|" +
		"starting from/with/in this version/release",
	{partHint, model.Deprecation}: "deprecation|deprecated|obsolete",

	{partFiller, ""}:  "now|also|further|fully|initially|automatically|we've|we|have|has|partially|greatly|significantly|properly|it|will|the|a|an",
	{partPurpose, ""}: "to|by|for",
	{partOpener, ""}:  "when|whenever|if|while|that|which|where|who|whose|because|after|before|once|until|unless|whether|how|since|in case",
}

var chinesePhrases = map[tells]string{
	{partAlarm, model.Security}: "CVE-*|漏洞|XSS|CSRF|SSRF",

	{partVerb, model.Fix}:           "优化/改善/改进/完善/调整…的问题|修复|修正|解决|修补",
	{partVerb, model.Feature}:       "新增|增加|添加|支持|默认支持|引入|提供|实现|允许|推出|上线|加入",
	{partVerb, model.Improvement}:   "优化|提升|改进|增强|完善|改善|减少|降低|加快|加速|提高|简化|重构|缩短|精简|节省|加强",
	{partVerb, model.Compatibility}: "改为|改成|更名|重命名|改名",
	{partOrder, model.Fix}:          "避免|防止|纠正|规避",
	{partOrder, model.Feature}:      "开放|新的|全新|首次支持|导出",
	{partOrder, model.Improvement}: "升级|升级…至/到/为 #|更新|调整|使用|移除|去除|删除|统一|合并|缓存|缩减|细化|丰富|扩展|规范|限制|补充|替换|拆分|改用|采用|改写|清理|" +
		"延长|缩小|放宽|忽略|跳过|校验|检查|过滤|显示|展示|输出|打印|记录|上报|确保|保证|重写|适配|兼容|复用|消除|放开|强制|统计|回收|预热",
	{partOrder, model.Compatibility}: "默认/缺省 开启/关闭/启用/禁用/使用/打开|更改…为/成|变更…为/成|禁止|修改/调整/更改/变更…默认/行为",
	{partVerb, model.Deprecation}:    "废弃|弃用",
	{partVerb, model.Removal}:        "移除/删除/去除…废弃/弃用|移除/删除/去除/下线/去掉…支持/功能/参数/选项/配置/变量/命令/接口/组件/方法/属性/特性/字段|下线",
	{partVerb, model.Other}:          "新增/增加/添加/更新/修正/修复/完善/优化/改进/补充…文档/示例/官网",

	{partSaying, model.Fix}: "的问题|导致的/引起的/引发的/造成的",
	{partSaying, model.Compatibility}: "默认值/默认行为/默认配置/缺省值…改为/变更为/更改为/修改为/调整为/变为/改成|破坏性变更|必须/需要 手动|更名为|重命名为|" +
		"从/由…变更为/更改为/修改为/调整为",
	{partSaying, model.Deprecation}: "已/被/将/开始/正式/标记为 废弃/弃用|将/将被/计划/会 移除|将在/将于/计划在/计划于…移除/废弃/弃用/下线|不推荐使用|不建议使用|" +
		"不再推荐|不再建议",
	{partSaying, model.Removal}:    "不再支持|不再提供|不再维护|已/被 移除|停止支持|停止维护|终止支持",
	{partSaying, model.KnownIssue}: "已知…问题/限制/缺陷|临时解决|规避方法|变通方法",

	{partTrouble, model.Fix}: "报错|出错|失败|崩溃|不生效|未生效|失效|无法|不能|丢失|泄露|泄漏|卡住|卡死|死锁|不正确|不准确|不一致|缺失|溢出|挂起|阻塞|闪烁|误报|" +
		"空指针|未能|不显示|导致|引起|引发|OOM|中断|错位|遮挡|遗漏|可能|仍|crash|panic|core dump",
	{partSymptom, model.Fix}: "不会|意外",
	{partEnding, model.Fix}:  "异常|错误|问题|有误|不稳定|缺陷",
	{partMute, ""}: "使用/更新/升级/删除/移除/调整/修改/创建/执行…时/后|失败/错误/异常/报错 时/后|当前|适当|应当|相当|时间|时区|时长|时机|同时|实时|" +
		"临时|超时|延时|定时|无/没有/不涉及/不会/未引入…兼容性变更/兼容性变化/兼容性问题/不兼容/破坏性变更|尽可能|不支持|未支持|不允许|" +
		"新增的/新添加的|无法支持|错误/报错/异常 信息/码/提示/日志/处理/类型/原因|失败重试|可能性|未来|异常检测|问题排查|问题定位",

	{partEnding, model.Compatibility}: "不兼容",
	{partHint, model.Feature}:         "实验特性|实验性|正式功能|GA|预览|公测",
	{partHint, model.Compatibility}: "不再|不再允许|不再使用|不再需要|升级前|升级后 需要/需/必须|升级/降级…至/到 # 后/之后/会/时|" +
		"从/自 # 起/开始/版本起/版本开始/及以后/之后|从/自 此/该/本/这个 版本 起/开始|此/该/本 版本 起|兼容性变化|" +
		"# 之前/以前/以下 的版本/版本",

	{partFiller, ""}:  "进一步|已|现已|现在|大幅度|大幅|显著|全面|持续|部分|初步|可|可以|也|还|将|正式",
	{partPurpose, ""}: "以|来|从而|用于|用以|以便|便于|为了|而",
	{partOpener, ""}:  "当|如果",
	{partCloser, ""}:  "时",
}

var japanesePhrases = map[tells]string{
	{partAlarm, model.Security}:     "脆弱性|CVE-*",
	{partVerb, model.Fix}:           "修正|解決|防止|解消",
	{partVerb, model.Feature}:       "追加|サポート|導入|対応|実装|可能に",
	{partVerb, model.Improvement}:   "改善|最適化|向上|強化|削減|短縮|更新|変更|簡素化",
	{partVerb, model.Removal}:       "削除|廃止",
	{partVerb, model.Deprecation}:   "非推奨",
	{partSaying, model.Fix}:         "問題を修正|不具合を修正|バグを修正",
	{partSaying, model.Removal}:     "サポートを終了|サポートされなくなり",
	{partSaying, model.KnownIssue}:  "既知の問題",
	{partEnding, model.Fix}:         "問題|不具合|バグ|エラー",
	{partSaying, model.Deprecation}: "非推奨になり|非推奨となり",
}

var spanishPhrases = map[tells]string{
	{partAlarm, model.Security}:       "vulnerabilidad|vulnerabilidades|CVE-*",
	{partVerb, model.Fix}:             "corrig*|corregi*|solucion*|arregl*|evita|evitan|resuelve|resuelto",
	{partVerb, model.Feature}:         "añad*|agreg*|nuevo|nueva|nuevos|nuevas|admite|admiten|permite|permiten|introduce|introducen|incorpora|soporte|compatibilidad con",
	{partVerb, model.Improvement}:     "mejor*|optimiz*|reduce|reducen|reducido|aceler*|simplific*|actualiz*|aument*",
	{partVerb, model.Removal}:         "elimin* … opción/opciones/función/funciones/parámetro/parámetros/soporte/compatibilidad/comando",
	{partSaying, model.Removal}:       "ya no admite/admiten/es/son/está/están",
	{partSaying, model.Compatibility}: "valor predeterminado|por defecto|cambio incompatible|incompatible con",
	{partSaying, model.Deprecation}:   "obsolet*|en desuso",
	{partSaying, model.KnownIssue}:    "problema conocido|problemas conocidos",
	{partTrouble, model.Fix}:          "falla|fallan|fallaba|error|errores|no funciona|incorrect*",
	{partFiller, ""}:                  "ahora|también|se|ha|han|la|el|los|las|un|una",
	{partPurpose, ""}:                 "para",
	{partOpener, ""}:                  "cuando|si|que|donde|porque",
}

var frenchPhrases = map[tells]string{
	{partAlarm, model.Security}:       "vulnérabilité|vulnérabilités|CVE-*",
	{partVerb, model.Fix}:             "corrig*|correction|résout|résolu*|répar*|évite*",
	{partVerb, model.Feature}:         "ajout*|nouveau|nouvel|nouvelle|nouveaux|nouvelles|prend en charge|prise en charge|permet*|introdui*",
	{partVerb, model.Improvement}:     "amélior*|optimis*|rédui*|accél*|simplifi*|augment*",
	{partVerb, model.Removal}:         "supprim*/suppression/retir* … option/options/fonction/fonctions/paramètre/paramètres/prise/compatibilité/commande",
	{partSaying, model.Removal}:       "n'est plus prise/pris/disponible|ne prend plus en charge",
	{partSaying, model.Compatibility}: "valeur par défaut|incompatible avec",
	{partSaying, model.Deprecation}:   "obsolète*|dépréci*",
	{partSaying, model.KnownIssue}:    "problème connu|problèmes connus",
	{partTrouble, model.Fix}:          "échoue*|erreur|erreurs|incorrect*|plante*",
	{partFiller, ""}:                  "désormais|maintenant|aussi|le|la|les|un|une",
	{partPurpose, ""}:                 "pour",
	{partOpener, ""}:                  "quand|lorsque|si|qui|que|dont|où",
}
