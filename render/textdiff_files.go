package render

// FileDiff is the difference of two states of a file as patch applies it and
// git shows it, with the name of the file before and after. It is empty where
// there is none.
func FileDiff(nameA, nameB, a, b string, color bool) string {
	u := unifiedWriter{color: color}
	u.diff(nameA, nameB, a, b)
	return u.String()
}
