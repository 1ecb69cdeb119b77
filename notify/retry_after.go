package notify

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// retryAfter is how long a service asks to wait: in the header, as seconds or as a
// date, or in the answer, where Discord, Telegram and Matrix say it.
func retryAfter(header string, answer []byte, now time.Time) time.Duration {
	header = strings.TrimSpace(header)
	if seconds, err := strconv.ParseFloat(header, 64); err == nil {
		return positive(seconds)
	}
	if date, err := http.ParseTime(header); err == nil {
		return max(0, date.Sub(now))
	}
	var a struct {
		Seconds    float64 `json:"retry_after"`
		Millis     float64 `json:"retry_after_ms"`
		Parameters struct {
			Seconds float64 `json:"retry_after"`
		} `json:"parameters"`
	}
	if json.Unmarshal(answer, &a) != nil {
		return 0
	}
	return positive(max(a.Seconds, a.Parameters.Seconds, a.Millis/1000))
}

// positive is a number of seconds as a duration; what is no such number is none,
// and what is beyond a day is a day.
func positive(seconds float64) time.Duration {
	const day = 24 * 60 * 60
	if !(seconds > 0) {
		return 0
	}
	return time.Duration(min(seconds, day) * float64(time.Second))
}
