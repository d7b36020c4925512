package postgres

// factColumns are read by (*Fact).places.
const factColumns = `f.fact, f.kind, f.action, f.person, f.person_entry, f.role, f.body, f.body_entry, f.own_post, f.other,
	f.date, f.basis, f.rule, f.confidence, f.state, f.found`

func (f *Fact) places() []any {
	return []any{&f.Key, &f.Kind, &f.Action, &f.Person, &f.PersonEntry, &f.Role, &f.Body, &f.BodyEntry, &f.OwnPost, &f.Other,
		scanDate{&f.Date}, &f.Basis, &f.Rule, &f.Confidence, &f.State, scanTime{&f.Found}}
}

// bestEvidence joins to each fact f the passage that its arguments are from, how many there are, and
// in how many stories: copies of one story say a thing once.
const bestEvidence = `
	LEFT JOIN LATERAL (
		SELECT *
		FROM evidence
		WHERE fact = f.fact
		ORDER BY ` + evidenceOrder + `
		LIMIT 1
	) e ON true
	LEFT JOIN articles a ON (a.source, a.page) = (e.source, e.page)
	LEFT JOIN sources s ON s.id = e.source
	CROSS JOIN LATERAL (
		SELECT count(*) AS passages, count(DISTINCT coalesce(story, page)) AS stories
		FROM evidence
		LEFT JOIN printings USING (source, page)
		WHERE fact = f.fact
	) n`

// itemColumns are read by (*Item).places.
const itemColumns = factColumns + `, coalesce(e.span_start, 0), coalesce(e.span_end, 0), coalesce(e.text, ''), n.passages, n.stories,
	` + articleRefColumns

func (i *Item) places() []any {
	e := &i.Evidence
	return append(append(i.Fact.places(), &e.Start, &e.End, &e.Text, &i.Passages, &i.Stories), i.Article.places()...)
}
