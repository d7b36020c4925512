package jobs

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// names hold what this process reads with. Curators teach names at any time: then the lexicon is
// made anew beside the dictionaries and swapped whole, while readings go on with what they began
// with.
type names struct {
	db           *postgres.DB
	dictionaries *lexicon.Lexicon
	newReader    func(*lexicon.Lexicon) *extract.Reader

	now    atomic.Pointer[knowledge]
	making sync.Mutex
}

// A knowledge is one state of the names. It never changes.
type knowledge struct {
	version int64
	lexicon *lexicon.Lexicon
	reader  *extract.Reader
}

// current is the newest state of the names.
func (n *names) current(ctx context.Context) (*knowledge, error) {
	version, err := n.db.LearningVersion(ctx)
	if k := n.now.Load(); err != nil || k != nil && k.version == version {
		return k, err
	}
	n.making.Lock()
	defer n.making.Unlock()
	if k := n.now.Load(); k != nil && k.version == version {
		return k, nil // another job was here first
	}
	k, err := n.learn(ctx)
	if err == nil {
		n.now.Store(k)
	}
	return k, err
}

func (n *names) learn(ctx context.Context) (*knowledge, error) {
	version, learned, err := n.db.LearnedNames(ctx)
	if err != nil {
		return nil, err
	}
	lex := n.dictionaries
	if len(learned) > 0 {
		if lex, err = lex.With(taught(learned)); err != nil {
			return nil, err
		}
	}
	return &knowledge{version, lex, n.newReader(lex)}, nil
}

func taught(rows []postgres.LearnedName) []lexicon.Learned {
	learned := make([]lexicon.Learned, len(rows))
	for i, r := range rows {
		learned[i] = lexicon.Learned{Group: r.Group, Name: r.Name, Kind: lexicon.LearnedKind(r.Kind), From: r.From, To: r.To}
	}
	return learned
}

// read reads a document. A learned group or person is in no dictionary: what is said of it stands under
// its name, which is its id, so that facts keep their keys when a name is learned.
func (k *knowledge) read(doc extract.Document) extract.Reading {
	reading := k.reader.Read(doc)
	for i, m := range reading.Mentions {
		if m.Kind == news.PersonMention && k.lexicon.LearnedPerson(m.Entry) || m.Kind != news.PersonMention && k.lexicon.Learned(m.Entry) {
			reading.Mentions[i].Canonical, reading.Mentions[i].Entry = m.Entry, ""
		}
	}
	for i, f := range reading.Facts {
		if k.lexicon.Learned(f.BodyEntry) {
			reading.Facts[i].Body, reading.Facts[i].BodyEntry = f.BodyEntry, ""
		}
		if k.lexicon.LearnedPerson(f.PersonEntry) {
			reading.Facts[i].Person, reading.Facts[i].PersonEntry = f.PersonEntry, ""
		}
	}
	return reading
}

// learn takes over the names that curators taught, and has pages read again that may contain them.
func (r *Runner) learn(ctx context.Context) error {
	if err := r.desk.DB.LearnNames(ctx); err != nil {
		return err
	}
	pages, err := r.desk.DB.QueueNamed(ctx, r.desk.Lexicon.Pairs)
	if pages > 0 {
		r.desk.Log.Info("articles that may contain new names are read again", "articles", pages)
	}
	return err
}
