package web

import (
	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// termOf is the word for a code; the code itself, if there is no word.
func termOf[T ~string](terms map[T]locale.Message, code T) any {
	if term, known := terms[code]; known {
		return term
	}
	return string(code)
}

var stateWords = map[postgres.State]locale.Message{
	postgres.Proposed: say("proposed"), postgres.Accepted: say("accepted"), postgres.Rejected: say("rejected"),
	postgres.Unsure: say("unsure"), postgres.Corrected: say("corrected"), postgres.Withdrawn: say("withdrawn"),
}

func stateWord(s postgres.State) any { return termOf(stateWords, s) }

var conditionWords = map[health.State]locale.Message{
	health.Waiting: say("waiting"), health.Working: say("working"), health.Quiet: say("quiet"), health.Broken: say("broken"),
}

func conditionWord(s health.State) any { return termOf(conditionWords, s) }

var verdictWords = map[postgres.Verdict]locale.Message{
	postgres.Accept: say("Accept"), postgres.Reject: say("Reject"), postgres.BeUnsure: say("Unsure"), postgres.Correct: say("Correct"), postgres.Undo: say("Undo"),
}

func verdictWord(v postgres.Verdict) any { return termOf(verdictWords, v) }

// reasonWords are for review.Reasons.
var reasonWords = map[string]locale.Message{
	"wrong person": say("wrong person"), "wrong body": say("wrong body"), "wrong role": say("wrong role"),
	"not stated": say("not stated"), "not an act": say("not an act"), "duplicate": say("duplicate"), "other": say("other"),
}

func reasonWord(reason string) any { return termOf(reasonWords, reason) }

var roleWords = map[string]locale.Message{
	"watcher": say("watcher"), "researcher": say("researcher"), "curator": say("curator"), "administrator": say("administrator"),
}

func roleWord(role string) any { return termOf(roleWords, role) }

var scopeWords = map[postgres.Scope]locale.Message{
	postgres.ReadScope: say("read"), postgres.ResearchScope: say("read and take data away"), postgres.ReviewScope: say("read, take data away and decide"),
}

func scopeWord(s postgres.Scope) any { return termOf(scopeWords, s) }

var formWords = map[lexicon.GroupForm]locale.Message{
	lexicon.LeadingGroup: say("leading group"), lexicon.Commission: say("commission"),
	lexicon.CoordinationGroup: say("coordination group"), lexicon.Headquarters: say("headquarters"),
	lexicon.SmallGroup: say("small group"), lexicon.JointConference: say("joint conference"), lexicon.OtherForm: say("other form"),
}

var permanenceWords = map[lexicon.Permanence]locale.Message{
	lexicon.Permanent: say("permanent"), lexicon.Temporary: say("set up for one task"),
}

var endWords = map[lexicon.EndKind]locale.Message{
	lexicon.Renamed: say("renamed"), lexicon.Abolished: say("abolished"), lexicon.Merged: say("merged"), lexicon.Completed: say("task completed"),
}

var mentionWords = map[news.MentionKind]locale.Message{
	news.GroupMention: say("group"), news.OfficeMention: say("office of a group"), news.PersonMention: say("person"), news.AgencyMention: say("agency"),
}

// meaning says what a mention names, and by which name that is known.
func meaning(m *news.Mention) any {
	kind := termOf(mentionWords, m.Kind)
	if m.Canonical == "" {
		return kind
	}
	return say("{kind}: {name}", kind, name(m.Canonical))
}
