package postgres

// ActsTable is everything that curators said.
func ActsTable() Table {
	return Table{
		Name: "acts", Doc: "every act of a curator, with the evidence as it was then; undoing is an act, too",
		Key: []string{"at", "what", "fact", "n"},
		Columns: []Column{
			{"at", Instant, "when", isoTime("a.at")},
			{"what", Text, "decision, opinion, end (of a seat), identity (who is who) or mention (that no rule read)", "a.what"},
			{"made_by", Text, "name of the curator", "a.made_by"},
			{"verdict", Text, "what was said", "a.verdict"},
			{"reason", Text, "of a rejection from a short list; of who is who in the curator's words", "a.reason"},
			{"note", Text, "in the curator's words", "a.note"},
			{"fact", Text, "id of the fact; all zeros for who is who and mentions", "a.fact"},
			{"n", Integer, "place among the acts of this kind on the fact, from 1", "a.n"},
			{"subject", Text, "of an end: id of the body; of who is who and of a mention: the id that is decided on", "a.subject"},
			{"other", Text, "of an end: id of the person; of who is who: the other id, or an address; of a mention: the name", "a.other"},
			{"role", Text, "of an end: of the seat", "a.role"},
			{"stated", Text, "what was decided on or, where that was not kept, what the fact says now, as JSON", "coalesce(coalesce(a.stated, CASE WHEN f.fact IS NOT NULL THEN " + argumentsOf + " END)::text, '')"},
			{"corrected", Text, "of a correction: what the text states, as JSON", "coalesce(a.corrected::text, '')"},
			{"url", Text, "address of the article that was decided on", "coalesce(a.evidence ->> 'url', '')"},
			{"version", Integer, "which version of its page the curator saw", "(a.evidence ->> 'version')::int"},
			{"evidence", Text, "the passage as it was printed", "coalesce(a.evidence ->> 'text', '')"},
			{"details", Text, "what else the act holds, as JSON", "a.details::text"},
		},
		from:  `FROM acts a LEFT JOIN facts f USING (fact)`,
		order: "date_trunc('second', a.at), a.what, a.fact, a.n", // as precise as the column
		after: "(date_trunc('second', a.at), a.what, a.fact, a.n) > ({at}, {what}, {fact}, {n})",
		limits: limits{day: "(a.at AT TIME ZONE 'Asia/Shanghai')::date", group: "coalesce(f.body_key, a.subject)", fact: "a.fact", kind: "a.fact_kind",
			decider: "a.made_by", act: "a.what"},
	}
}
