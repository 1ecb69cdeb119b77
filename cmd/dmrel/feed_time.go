package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// publishingTime is the time given, else that of SOURCE_DATE_EPOCH
// (https://reproducible-builds.org/specs/source-date-epoch/).
func publishingTime(at string) (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	switch {
	case at != "":
		t, err := time.Parse(time.RFC3339, at)
		if err != nil {
			return t, usagef("no time %q; write it as 2020-04-27T06:56:31Z", at)
		}
		return t.UTC(), nil
	case epoch != "":
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil || seconds < 0 {
			return time.Time{}, usagef("SOURCE_DATE_EPOCH is %q, and not a number of seconds", epoch)
		}
		return time.Unix(seconds, 0).UTC(), nil
	}
	return time.Time{}, hintError{usagef("when are the notes published? Neither --time nor SOURCE_DATE_EPOCH says"),
		`--time "$(date -u +%Y-%m-%dT%H:%M:%SZ)" is now`}
}

// writeBesideNotes writes a file into the folder of the notes as a whole, and
// returns where it is.
func (a *app) writeBesideNotes(name string, write func(io.Writer) error) (string, error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return "", err
	}
	file := filepath.Join(a.content, name)
	if err := replaceFile(file, b.Bytes()); err != nil {
		return "", fmt.Errorf("cannot write %q: %w", file, cause(err))
	}
	return file, nil
}
