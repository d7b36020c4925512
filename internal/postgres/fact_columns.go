package postgres

// factColumns are read by (*Fact).places.
const factColumns = `f.fact, f.kind, f.action, f.person, f.person_entry, f.role, f.body, f.body_entry, f.own_post, f.other,
	f.date, f.basis, f.rule, f.confidence, f.state, f.found, coalesce(f.corrected_to::text, ''), f.reopened`

func (f *Fact) places() []any {
	return []any{&f.Key, &f.Kind, &f.Action, &f.Person, &f.PersonEntry, &f.Role, &f.Body, &f.BodyEntry, &f.OwnPost, &f.Other,
		scanDate{&f.Date}, &f.Basis, &f.Rule, &f.Confidence, &f.State, scanTime{&f.Found}, &f.CorrectedTo, scanTime{&f.Reopened}}
}

// bestEvidence joins to each fact f the passage that its arguments are from, how many there are, and
// in how many stories: copies of one story say a thing once. A fact that no rule read has the passage
// that a curator gave it.
const bestEvidence = `
	LEFT JOIN LATERAL (
		(SELECT source, page, span_start, span_end, text
		FROM evidence
		WHERE fact = f.fact
		ORDER BY ` + evidenceOrder + `
		LIMIT 1)
		UNION ALL
		(SELECT source, page, span_start, span_end, text
		FROM curator_evidence
		WHERE fact = f.fact
		ORDER BY added, source, page
		LIMIT 1)
		LIMIT 1
	) e ON true
	LEFT JOIN articles a ON (a.source, a.page) = (e.source, e.page)
	LEFT JOIN sources s ON s.id = e.source
	CROSS JOIN LATERAL (
		SELECT count(*) AS passages, count(DISTINCT coalesce(story, page)) AS stories
		FROM (SELECT source, page FROM evidence WHERE fact = f.fact UNION ALL SELECT source, page FROM curator_evidence WHERE fact = f.fact) stated
		LEFT JOIN printings USING (source, page)
	) n`

// itemColumns are read by (*Item).places.
const itemColumns = factColumns + `, coalesce(e.span_start, 0), coalesce(e.span_end, 0), coalesce(e.text, ''), n.passages, n.stories,
	` + articleRefColumns

func (i *Item) places() []any {
	e := &i.Evidence
	return append(append(i.Fact.places(), &e.Start, &e.End, &e.Text, &i.Passages, &i.Stories), i.Article.places()...)
}
