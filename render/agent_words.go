package render

// AgentWords are what dmrel says to language models about its answers, in one
// language. Names of arguments and members are the same in all.
type AgentWords struct {
	Part    string // %[1]d and %[2]d are the first and the last item of %[3]d, %[4]s is how many of which
	Next    string // %d is an offset
	Narrow  string // %s is arguments
	Nothing string // %s is what was looked for
}

var agentWordsEN = AgentWords{
	Part:    "This is a part of the answer: items %d to %d of %d (%s).",
	Next:    "The next ones begin at `offset` %d.",
	Narrow:  "To get fewer, use %s.",
	Nothing: "Nothing found for `%s`.",
}

var agentWordsZH = AgentWords{
	Part:    "这是答案的一部分：第 %d 到 %d 项，共 %d 项（%s）。",
	Next:    "后面的内容从 `offset` %d 开始。",
	Narrow:  "要缩小范围，请用 %s。",
	Nothing: "没有找到 `%s`。",
}
