package model

import (
	"fmt"
	"strings"
)

// signature is the same for two texts with the same blocks, wherever they stand
// and however their paragraphs are cut into spans.
func (t Text) signature() string {
	var b strings.Builder
	signBlocks(&b, t.Blocks)
	return b.String()
}

func signBlocks(b *strings.Builder, blocks []Block) {
	for _, block := range blocks {
		fmt.Fprintf(b, "\x00%d %d %t %q %q", block.Kind, block.Level, block.Ordered, block.Info, block.Literal)
		if block.Kind == List {
			fmt.Fprintf(b, " %d", block.Start) // of code it is a place in the file
		}
		signSpans(b, block.Spans)
		for _, item := range block.Items {
			b.WriteString("\x01")
			signBlocks(b, item.Blocks)
		}
		for _, row := range block.Rows {
			b.WriteString("\x02")
			for _, cell := range row {
				b.WriteString("\x03")
				signSpans(b, cell)
			}
		}
		signBlocks(b, block.Children)
		b.WriteString("\x04")
	}
}

func signSpans(b *strings.Builder, spans []Span) {
	last := Span{Style: ^Style(0)}
	for _, s := range spans {
		if s.Style != last.Style || s.Link != last.Link {
			fmt.Fprintf(b, "\x05%d %q\x06", s.Style, s.Link)
		}
		b.WriteString(s.Text)
		last = s
	}
}
