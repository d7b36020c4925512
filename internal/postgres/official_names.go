package postgres

// groupName is a query for the latest official name of a group in a language; group is an expression for its id.
func groupName(group, language string) string {
	return `SELECT name FROM group_names
		WHERE group_id = ` + group + ` AND kind = 'official' AND language = '` + language + `'
		ORDER BY valid_from DESC, name
		LIMIT 1`
}

// personName is a query for the official name of a person in a language; person is an expression for the id.
func personName(person, language string) string {
	return `SELECT name FROM person_names
		WHERE person_id = ` + person + ` AND kind = 'official' AND language = '` + language + `'
		ORDER BY name
		LIMIT 1`
}
