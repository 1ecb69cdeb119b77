package notify

import (
	"time"
)

// The limits of Discord for an embed (https://discord.com/developers/docs/resources/message#embed-object-embed-limits).
// The two together are below the 6000 of all embeds.
const (
	discordTitle       = 256
	discordDescription = 4096
)

// discord posts an embed to a webhook.
var discord = service{
	needs: []string{"url"},
	texts: []text{{"title", plain}, {"text", discordMarkdown}},
	build: buildDiscord,
	gap:   time.Second,
}

var discordMarkdown = markup{
	text:  backslashed("\\`*_[]()<>~|#@:&"),
	code:  ticked(same),
	link:  markdownLink,
	marks: tildeMarks,
}

type discordMessage struct {
	Embeds   []discordEmbed  `json:"embeds"`
	Mentions discordMentions `json:"allowed_mentions"`
}

type discordEmbed struct {
	Title       string `json:"title"`
	URL         string `json:"url,omitempty"`
	Description string `json:"description"`
}

// discordMentions with an empty list let a message call nobody.
type discordMentions struct {
	Parse []string `json:"parse"`
}

func buildDiscord(d draft, _ time.Time) (request, error) {
	embed := discordEmbed{Title: discordMarkdown.text(shorten(d.texts["title"], discordTitle/2)), URL: d.page, Description: d.texts["text"]}
	if units(embed.Title) > discordTitle || units(embed.Description) > discordDescription {
		return request{}, errTooLong
	}
	return post(d.target.URL.use(), discordMessage{[]discordEmbed{embed}, discordMentions{[]string{}}}, noLimit)
}
