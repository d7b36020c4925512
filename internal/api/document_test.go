package api_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	failure "github.com/pb33f/libopenapi-validator/errors"

	"github.com/xiaozu-watch/xiaozu/internal/api"
)

// judge is a validator of others, which has read the document.
func judge(t *testing.T, a *api.API) validator.Validator {
	t.Helper()
	document, err := json.Marshal(a.Document())
	if err != nil {
		t.Fatal(err)
	}
	read, err := libopenapi.NewDocument(document)
	if err != nil {
		t.Fatal(err)
	}
	v, errs := validator.NewValidator(read)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return v
}

func report(t *testing.T, what string, valid bool, failures []*failure.ValidationError) {
	t.Helper()
	for _, f := range failures {
		t.Errorf("%s: %v", what, f)
		for _, why := range f.SchemaValidationErrors {
			t.Errorf("%s: %s", why.FieldPath, why.Reason)
		}
	}
	if !valid && len(failures) == 0 {
		t.Errorf("%s is not valid", what)
	}
}

// The document is one of OpenAPI 3.1, whoever judges it.
func TestDocumentIsValid(t *testing.T) {
	t.Parallel()
	a := api.New(nil, "https://xiaozu.example", nil)
	if version := a.Document().OpenAPI; !strings.HasPrefix(version, "3.1.") {
		t.Errorf("version %s", version)
	}
	valid, failures := judge(t, a).ValidateDocument()
	report(t, "the document", valid, failures)
}

// What is asked and answered is what the document says, of every address and for what goes wrong.
func TestAnswersAreAsDescribed(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 3)
	d.age()
	v := judge(t, d.api)
	fact := get[page](d, "/facts?limit=1").Items[0]
	article := get[page](d, "/articles?limit=1").Items[0]
	asked := map[string]bool{}
	for _, path := range []string{
		"/groups", "/groups?level=provincial&as_of=2020", "/groups/yunling-floods?on=2022", "/people", "/seats?group=yunling-floods", "/people/陆观澜",
		"/facts?from=2024&limit=2", "/facts/" + fact["fact"].(string), "/articles", "/articles/yunling/" + article["page"].(string), "/mentions?limit=1",
		"/counts", "/counts?by=week&group=" + islands + "&group=yunling-floods&lineage=true", "/counts?kind=level&by=year",
		"/counts?split=source&by=day&group=" + islands, "/counts?split=publisher&kind=level&group=provincial", "/decisions", "/events", "/groups/nowhere", "/facts?limit=0",
	} {
		w := d.ask(path)
		r := httptest.NewRequest(http.MethodGet, "https://xiaozu.example"+api.Prefix+path, nil)
		valid, failures := v.ValidateHttpResponse(r, w.Result())
		report(t, path, valid, failures)
		if w.Code != http.StatusOK && !strings.HasSuffix(path, "nowhere") && !strings.HasSuffix(path, "=0") {
			t.Errorf("%s: status %d\n%s", path, w.Code, w.Body)
		}
		asked[r.Pattern] = true
		for _, route := range d.api.Routes() {
			if _, pattern := d.mux(route.Pattern).Handler(r); pattern != "" {
				asked[route.Pattern] = true
			}
		}
	}
	for _, route := range d.api.Routes() {
		if !asked[route.Pattern] {
			t.Errorf("%s was not asked", route.Pattern)
		}
	}
}

// mux knows one address.
func (d desk) mux(pattern string) *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle(pattern, d.api)
	return mux
}
