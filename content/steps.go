package content

import "dmrel/model"

// steps cuts the blocks of a section of upgrade steps into steps: each item of a
// numbered list is one, and so is a run of any other blocks, so that a bullet
// list stays with the paragraph that introduces it.
func (r *documentReader) steps(blocks []model.Block) []model.Text {
	var steps []model.Text
	var run []model.Block
	flush := func() {
		if len(run) > 0 {
			steps = append(steps, r.text(run, run[0].Pos))
			run = nil
		}
	}
	for _, b := range blocks {
		if b.Kind != model.List || !b.Ordered {
			run = append(run, b)
			continue
		}
		flush()
		for _, item := range b.Items {
			steps = append(steps, r.text(item.Blocks, item.Pos))
		}
	}
	flush()
	return steps
}
