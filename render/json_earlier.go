package render

import "dmrel/model"

// A jsonHolder names an entry that is the same change, and by what it is.
type jsonHolder struct {
	jsonEntryRef
	By model.Identity `json:"by"`
}

// earlierShapes names the first entry in the lineage of r with the id of ch, and
// the first with its references where that is of another release. They are what
// a comparison has to know of the releases that both sides contain.
func earlierShapes(c *model.Catalog, r *model.Release, ch *model.Change) []jsonHolder {
	var earlier []jsonHolder
	byID, byRefs := c.Since(r, &model.Change{ID: ch.ID}), c.Since(r, &model.Change{Refs: ch.Refs})
	if byID != r {
		earlier = append(earlier, jsonHolder{jsonEntryRef{byID.Slug(), ch.ID}, model.SameID})
	}
	if byRefs == r || byRefs == byID {
		return earlier
	}
	for _, other := range byRefs.Changes {
		if other.RefKey() == ch.RefKey() {
			return append(earlier, jsonHolder{jsonEntryRef{byRefs.Slug(), other.ID}, model.SameRefs})
		}
	}
	return earlier
}
