package postgres

// provenance are the columns by which a row leads back to the article that it was read from.
func provenance() []Column {
	return []Column{
		{"source", Text, "id of the source", "a.source"},
		{"page", Text, "id of the page: a UUID made from its canonical address", "a.page"},
		{"url", Text, "address of the article", "a.url"},
		{"published", Text, "when it was published, in Beijing, as precise as the page; empty if it says nothing", published},
		{"publisher", Text, "who the page names as its origin, else empty", "a.publisher"},
		{"read_by", Text, "the versions of parser, extractor, lexicon and reprint rules that read it", "coalesce(pg.reading, '')"},
	}
}

// published writes a time as news.Moment does.
const published = `CASE a.published_precision
	WHEN 'day' THEN to_char(a.published AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')
	WHEN 'minute' THEN to_char(a.published AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI"+08:00"')
	WHEN 'second' THEN to_char(a.published AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')
	ELSE '' END`

var articlesTable = Table{
	Name: "articles", Doc: "every article that was read",
	Key: []string{"source", "page"},
	Columns: append(provenance(),
		Column{"title", Text, "headline", "a.title"},
		Column{"author", Text, "reporter or editor as named, else empty", "a.author"},
		Column{"language", Text, "zh or en", "a.language"},
		Column{"script", Text, "Hans, Hant or Latn", "a.script"},
		Column{"version", Integer, "which version of the page this is, from 1", "a.version"},
		Column{"story", Text, "id of the story that it prints; the same for all reprints; that of the page if no other prints it", "coalesce(pr.story, a.page)"},
		Column{"first_printing", Boolean, "whether it is the first known printing of its story", "st.story IS NULL"},
	),
	from: `FROM articles a
		JOIN pages pg USING (source, page)
		LEFT JOIN printings pr USING (source, page)
		LEFT JOIN stories st ON st.story = pr.story AND (st.source, st.page) <> (a.source, a.page)`,
	order:  "a.source, a.page",
	after:  "(a.source, a.page) > ({source}, {page})",
	limits: limits{day: "a.day", source: "a.source"},
}

var mentionsTable = Table{
	Name: "mentions", Doc: "every passage that names a group, an office, a person or an agency",
	Key: []string{"source", "page", "n"},
	Columns: append(provenance(),
		Column{"n", Integer, "place among the article's mentions, from 0; below 0 for one that a curator added", "m.n"},
		Column{"kind", Text, "group, office, person or agency", "m.kind"},
		Column{"form", Text, "full, short, or bare (该小组: resolved by context)", "m.form"},
		Column{"start", Integer, "where it begins, in characters of the article's text", "m.span_start"},
		Column{"end", Integer, "where it ends, not included", "m.span_end"},
		Column{"text", Text, "as printed", "m.text"},
		Column{"canonical", Text, "full name, simplified", "m.canonical"},
		Column{"entry", Text, "id of the dictionary entry; empty if there is none", "m.entry"},
		Column{"post", Text, "of a person: the post printed beside the name", "m.post"},
	),
	from: `FROM mentions m
		JOIN articles a USING (source, page)
		JOIN pages pg USING (source, page)
		LEFT JOIN groups g ON g.id = m.subject`,
	order:  "m.source, m.page, m.day, m.n",
	after:  "(m.source, m.page, m.n) > ({source}, {page}, {n})", // all mentions of an article are of one day
	limits: limits{day: "m.day", group: "m.subject", level: "g.level", source: "m.source"},
}

var factsTable = Table{
	Name: "facts", Doc: "every statement that was read, once over all articles that make it, with its best evidence",
	Key: []string{"fact"},
	Columns: append([]Column{
		{"fact", Text, "id: the same for every text that states it", "f.fact"},
		{"kind", Text, "group, appointment, membership, office, by_office, meeting, document or background", "f.kind"},
		{"action", Text, "what happened: found, created, appointed, removed, …", "f.action"},
		{"person", Text, "simplified", "f.person"},
		{"person_entry", Text, "id of the person; empty if unknown or unresolved", "f.person_entry"},
		{"role", Text, "last part of the title; in a leading group the Chinese one, whatever the language of the text", "f.role"},
		{"body", Text, "group or organisation, simplified", "f.body"},
		{"body_entry", Text, "id of the group or agency; empty if in no dictionary", "f.body_entry"},
		{"own_post", Text, "post printed beside the name in a roster", "f.own_post"},
		{"other", Text, "new or other name, host, office of a seat, number of the meeting or document", "f.other"},
		{"date", Partial, "of what happened", "f.date"},
		{"basis", Text, "what the date rests on", "f.basis"},
		{"rule", Text, "that read it", "f.rule"},
		{"confidence", Number, "0 to 1, by the share of right ones among labelled facts", "f.confidence"},
		{"state", Text, "proposed, accepted, rejected, unsure, corrected or withdrawn", "f.state"},
		{"found", Instant, "when it was first proposed", isoTime("f.found")},
		{"passages", Integer, "passages that state it", "n.passages"},
		{"stories", Integer, "different stories that state it", "n.stories"},
		{"evidence_start", Integer, "in characters of the article's text; empty where no text states it any more", "e.span_start"},
		{"evidence_end", Integer, "not included", "e.span_end"},
		{"evidence", Text, "the passage as printed", "e.text"},
	}, provenance()...),
	from:   `FROM facts f` + bestEvidence + ` LEFT JOIN pages pg ON (pg.source, pg.page) = (e.source, e.page) LEFT JOIN groups g ON g.id = f.body_key`,
	order:  "f.day, f.fact",
	after:  "(f.day, f.fact) > (first_day({date}), {fact})",
	limits: limits{day: "f.day", group: "f.body_key", person: "f.person_key", fact: "f.fact", kind: "f.kind", level: "g.level", source: "e.source", accepted: "f.state = 'accepted'"},
}

// isoTime writes a time in Beijing with its zone, whatever the zone of the session.
func isoTime(column string) string {
	return `to_char(` + column + ` AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')`
}

// ground joins the article that states a fact best, if there is one; fact is an expression for its id.
func ground(fact string) string {
	return `
		LEFT JOIN LATERAL (
			SELECT a.url, pg.reading
			FROM (
				(SELECT source, page FROM evidence WHERE fact = ` + fact + ` ORDER BY ` + evidenceOrder + ` LIMIT 1)
				UNION ALL
				(SELECT source, page FROM curator_evidence WHERE fact = ` + fact + ` ORDER BY added, source, page LIMIT 1)
				LIMIT 1
			) e
			JOIN articles a USING (source, page)
			JOIN pages pg USING (source, page)
		) ground ON true`
}

var seatsTable = Table{
	Name: "seats", Doc: "who sits where since when: dictionaries and accepted facts",
	Key: []string{"body", "person", "role", "from"},
	Columns: []Column{
		{"body", Text, "id of the group or agency, else its name", "s.body"},
		{"body_name", Text, "as the dictionary or the fact has it", "s.body_name"},
		{"person", Text, "id of the person, else the name", "s.person"},
		{"person_name", Text, "simplified", "s.person_name"},
		{"role", Text, "head, deputy, member: as printed", "s.role"},
		{"from", Partial, "first day; empty if unknown", "s.valid_from"},
		{"to", Partial, "last day; empty if unknown, which does not mean that the seat is still held", "s.valid_to"},
		{"basis", Text, "dictionary or fact", "s.basis"},
		{"fact", Text, "id of the fact that opened it; empty for the dictionary", "coalesce(s.fact::text, '')"},
		{"ended_by", Text, "id of the fact that ended it", "coalesce(s.ended_by::text, '')"},
		{"url", Text, "address of the article that states that fact best; empty for the dictionary", "coalesce(ground.url, '')"},
		{"read_by", Text, "the versions of what read it; empty for the dictionary", "coalesce(ground.reading, '')"},
	},
	from:  `FROM seats s LEFT JOIN groups g ON g.id = s.body` + ground("s.fact"),
	order: "s.body, s.person, s.role, s.valid_from",
	after: "(s.body, s.person, s.role, s.valid_from) > ({body}, {person}, {role}, {from})",
	limits: limits{group: "s.body", person: "s.person", level: "g.level", accepted: "true",
		held: "first_day(s.valid_from) <= $day AND (s.valid_to = '' OR first_day(s.valid_to) > $day)"},
}

var groupsTable = Table{
	Name: "groups", Doc: "the groups of the registry",
	Key: []string{"group"},
	Columns: []Column{
		{"group", Text, "id; the name of a group that is in no dictionary", "g.id"},
		{"name", Text, "official, simplified", orEmpty(groupName("g.id", "zh-Hans"))},
		{"name_traditional", Text, "official, traditional", orEmpty(groupName("g.id", "zh-Hant"))},
		{"name_english", Text, "official", orEmpty(groupName("g.id", "en"))},
		{"level", Text, "whose group it is", "g.level"},
		{"form", Text, "group, committee, headquarters, joint conference, …", "g.form"},
		{"permanence", Text, "permanent or temporary; empty if unknown", "g.permanence"},
		{"established", Partial, "when it was set up", "g.established"},
		{"ended", Partial, "when it was renamed, merged or abolished", "g.ended"},
		{"end_kind", Text, "how it ended", "g.end_kind"},
		{"office_host", Text, "where its general office is", "g.office_host"},
		{"office_relation", Text, "how the office stands to its host", "g.office_relation"},
		{"successors", Text, "ids of the groups that it became, separated by blanks", kin("successor", "predecessor")},
		{"predecessors", Text, "ids of the groups that became it, separated by blanks", kin("predecessor", "successor")},
		{"verification", Text, "how well its dictionary entry is sourced", "g.verification"},
		{"basis", Text, "dictionary or fact", "g.basis"},
		{"fact", Text, "id of the fact that made it known; empty for the dictionary", "coalesce(g.fact::text, '')"},
		{"url", Text, "address of the article that states that fact best; empty for the dictionary", "coalesce(ground.url, '')"},
		{"read_by", Text, "the versions of what read it; empty for the dictionary", "coalesce(ground.reading, '')"},
		{"dictionary_source", Text, "where the dictionary has its entry from, as far as it says", "g.source"},
	},
	from:  `FROM groups g` + ground("g.fact"),
	order: "g.id",
	after: "g.id > {group}",
	limits: limits{group: "g.id", level: "g.level", accepted: "true",
		held: "first_day(g.established) <= $day AND (g.ended = '' OR first_day(g.ended) > $day)"},
}

func orEmpty(query string) string { return `coalesce((` + query + `), '')` }

func kin(theirs, ours string) string {
	return `coalesce((SELECT string_agg(` + theirs + `, ' ' ORDER BY ` + theirs + `) FROM lineage WHERE ` + ours + ` = g.id), '')`
}

var peopleTable = Table{
	Name: "people", Doc: "the people of the registry",
	Key: []string{"person"},
	Columns: []Column{
		{"person", Text, "id", "p.id"},
		{"name", Text, "simplified", orEmpty(personName("p.id", "zh-Hans"))},
		{"name_traditional", Text, "traditional", orEmpty(personName("p.id", "zh-Hant"))},
		{"name_english", Text, "as official English pages write it", orEmpty(personName("p.id", "en"))},
		{"birth_year", Integer, "empty if unknown", "p.birth_year"},
		{"wikidata", Text, "id in Wikidata; empty if unknown", "p.wikidata"},
		{"basis", Text, "dictionary or fact", "p.basis"},
		{"url", Text, "address of the person at Wikidata; empty if unknown", "coalesce('https://www.wikidata.org/wiki/' || nullif(p.wikidata, ''), '')"},
		{"read_by", Text, "the version of the dictionaries that it is from", "coalesce((SELECT version FROM dictionary), '')"},
		{"verification", Text, "how well its dictionary entry is sourced", "p.verification"},
		{"dictionary_source", Text, "where the dictionary has its entry from, as far as it says", "p.source"},
	},
	from:   `FROM people p`,
	order:  "p.id",
	after:  "p.id > {person}",
	limits: limits{accepted: "true"},
}

var decisionsTable = Table{
	Name: "decisions", Doc: "every decision of a curator, with the evidence as it was then; undoing is a decision, too",
	Key: []string{"fact", "n"},
	Columns: []Column{
		{"fact", Text, "id of the fact", "d.fact"},
		{"n", Integer, "place among the decisions on the fact, from 1", "d.n"},
		{"decided", Instant, "when", isoTime("d.decided")},
		{"decided_by", Text, "name of the curator", "d.decided_by"},
		{"verdict", Text, "accept, reject, correct, unsure or undo", "d.verdict"},
		{"before", Text, "state of the fact before", "d.before"},
		{"after", Text, "state of the fact after", "d.after"},
		{"reason", Text, "of a rejection, from a short list", "d.reason"},
		{"note", Text, "in the curator's words", "d.note"},
		{"act", Text, "id that all decisions share that were taken together", "d.act"},
		{"undoes", Text, "of an undo: the act that it takes back", "coalesce(d.undoes::text, '')"},
		{"corrected", Text, "of a correction: what the text states, as JSON", "coalesce(d.corrected::text, '')"},
		{"kind", Text, "of the fact", "f.kind"},
		{"action", Text, "what happened", "f.action"},
		{"person", Text, "simplified", "f.person"},
		{"role", Text, "last part of the title; in a leading group the Chinese one, whatever the language of the text", "f.role"},
		{"body", Text, "group or organisation, simplified", "f.body"},
		{"rule", Text, "that reads it", "f.rule"},
		{"source", Text, "id of the source of the evidence", "coalesce(d.evidence ->> 'source', '')"},
		{"page", Text, "id of the page of the evidence", "coalesce(d.evidence ->> 'page', '')"},
		{"version", Integer, "which version of the page the curator saw", "(d.evidence ->> 'version')::int"},
		{"url", Text, "address of the article", "coalesce(d.evidence ->> 'url', '')"},
		{"evidence_start", Integer, "in characters of the article's text", "(d.evidence ->> 'start')::int"},
		{"evidence_end", Integer, "not included", "(d.evidence ->> 'end')::int"},
		{"evidence", Text, "the passage as it was printed", "coalesce(d.evidence ->> 'text', '')"},
	},
	from:  `FROM decisions d JOIN facts f USING (fact)`,
	order: "d.decided, d.fact, d.n",
	after: "(d.decided, d.fact, d.n) > ((SELECT decided FROM decisions WHERE fact = {fact} AND n = {n}), {fact}, {n})",
	limits: limits{day: "(d.decided AT TIME ZONE 'Asia/Shanghai')::date", group: "f.body_key", person: "f.person_key", fact: "d.fact",
		kind: "d.kind", decider: "d.decided_by", source: "d.evidence ->> 'source'"},
}
