package render

// WhichWords are what dmrel says of the releases that hold a reference, in one
// language.
type WhichWords struct {
	Listed    Plural // counts the releases that list it
	BuiltFrom string // %s is the releases built from a commit
	GrewFrom  string // %[1]s is where it came in, %[2]s counts all that contain it
	OnlyIn    string // %s is where it came in, from which nothing grew
	NotIn     string // %s is release lines
	Line      string // any release of the line %s
}

var whichWordsEN = WhichWords{
	Listed:    Plural{"Listed in %d release", "Listed in %d releases"},
	BuiltFrom: "%s was built from it", GrewFrom: "Contained in %[1]s and in all that grew from there: %[2]s",
	OnlyIn: "Contained in %s only", NotIn: "Not in %s", Line: "%s.x",
}

var whichWordsZH = WhichWords{
	Listed:    Plural{"%d 个版本列出了它", "%d 个版本列出了它"},
	BuiltFrom: "%s 由它构建", GrewFrom: "%[1]s 及由其发展而来的各版本都包含它：共 %[2]s",
	OnlyIn: "只有 %s 包含它", NotIn: "%s 不包含它", Line: "%s.x",
}
