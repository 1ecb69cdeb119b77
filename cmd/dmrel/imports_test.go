package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Who may import whom. A package that is not in the table has no place in the
// project, and an import that is not in it is a design decision to be made here.
var mayImport = map[string][]string{
	"dmrel/cmd/dmrel": {"dmrel/content", "dmrel/mcp", "dmrel/model", "dmrel/notify", "dmrel/render", "dmrel/site"},
	"dmrel/notify":    {"dmrel/model", "dmrel/render"},
	"dmrel/mcp":       {"dmrel/model", "dmrel/render"},
	"dmrel/site":      {"dmrel/model", "dmrel/render"},
	"dmrel/render":    {"dmrel/model"},
	"dmrel/content":   {"dmrel/model"},
	"dmrel/model":     {},
}

// Which package alone may import a library. Model may import no library but
// golang.org/x/mod/semver.
var soleImporter = map[string]string{
	"github.com/yuin/goldmark":               "dmrel/content",
	"github.com/adrg/frontmatter":            "dmrel/content",
	"html/template":                          "dmrel/render",
	"github.com/sergi/go-diff":               "dmrel/render",
	"github.com/spf13/cobra":                 "dmrel/cmd/dmrel",
	"github.com/wneessen/go-mail":            "dmrel/notify",
	"github.com/modelcontextprotocol/go-sdk": "dmrel/mcp",
}

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "dmrel/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for packages := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := packages.Decode(&p); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		allowed, known := mayImport[p.ImportPath]
		if !known {
			t.Errorf("package %s has no place in the project", p.ImportPath)
		}
		for _, imp := range p.Imports {
			checkImport(t, p.ImportPath, imp, allowed)
		}
	}
}

func checkImport(t *testing.T, pkg, imp string, allowed []string) {
	t.Helper()
	if strings.HasPrefix(imp, "dmrel/") && !slices.Contains(allowed, imp) {
		t.Errorf("%s must not import %s", pkg, imp)
	}
	for library, sole := range soleImporter {
		if (imp == library || strings.HasPrefix(imp, library+"/")) && pkg != sole {
			t.Errorf("%s must not import %s, only %s may", pkg, imp, sole)
		}
	}
	if pkg == "dmrel/model" && strings.Contains(imp, ".") && imp != "golang.org/x/mod/semver" {
		t.Errorf("%s must not import %s", pkg, imp)
	}
}
