package foreign

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Office has LibreOffice open a spreadsheet, and returns its first sheet as CSV, every cell as it is shown. Without LibreOffice
// the test says so and is skipped, except in continuous integration.
func Office(t testing.TB, spreadsheet string) (csv []byte, err error) {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		Missing(t, errors.New("LibreOffice Calc, which opens our spreadsheets, is not installed (Debian: libreoffice-calc-nogui)"))
	}
	folder := t.TempDir()
	// Commas, double quotes, UTF-8, from the first line; cells as shown, texts quoted.
	const form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false"
	convert := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", form, "--outdir", folder, spreadsheet)
	if out, err := convert.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	name := strings.TrimSuffix(filepath.Base(spreadsheet), filepath.Ext(spreadsheet)) + ".csv"
	return os.ReadFile(filepath.Join(folder, name))
}
