package web

import (
	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

var conditionWords = map[health.State]locale.Message{
	health.Waiting: say("waiting"), health.Working: say("working"), health.Quiet: say("quiet"), health.Broken: say("broken"),
}

func conditionWord(s health.State) any { return locale.Term(conditionWords, s) }

var roleWords = map[string]locale.Message{
	"watcher": say("watcher"), "researcher": say("researcher"), "curator": say("curator"), "administrator": say("administrator"),
}

func roleWord(role string) any { return locale.Term(roleWords, role) }

var scopeWords = map[postgres.Scope]locale.Message{
	postgres.ReadScope: say("read"), postgres.ResearchScope: say("read and take data away"), postgres.ReviewScope: say("read, take data away and decide"),
}

func scopeWord(s postgres.Scope) any { return locale.Term(scopeWords, s) }

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
	kind := locale.Term(mentionWords, m.Kind)
	if m.Canonical == "" {
		return kind
	}
	return say("{kind}: {name}", kind, name(m.Canonical))
}
