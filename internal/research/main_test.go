package research

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }
