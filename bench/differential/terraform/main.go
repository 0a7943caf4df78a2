// The reference reader of HCL, as a program. Paths come on standard input, one a line.
//
//	oracle attributes   one line of JSON for each file: whether it was refused, and every attribute with its range, value, references and calls
//	oracle time RUNS    the milliseconds of processor that the fastest of RUNS took to parse all of them, reading aside
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strconv"
	"syscall"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

type file struct {
	Path       string      `json:"path"`
	Refused    string      `json:"refused,omitempty"`
	Attributes []attribute `json:"attributes"`
	Blocks     [][2]int    `json:"blocks"`
}

type attribute struct {
	Name       [2]int          `json:"name"`
	Span       [2]int          `json:"span"`
	Value      json.RawMessage `json:"value,omitempty"`
	References [][2]int        `json:"references"`
	Calls      [][2]int        `json:"calls"`
}

func main() {
	var texts [][]byte
	var paths []string
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		text, err := os.ReadFile(lines.Text())
		if err != nil {
			panic(err)
		}
		paths = append(paths, lines.Text())
		texts = append(texts, text)
	}
	if os.Args[1] == "time" {
		runs, _ := strconv.Atoi(os.Args[2])
		best := time.Hour
		for run := 0; run < runs; run++ {
			begin := spent()
			for index, text := range texts {
				hclsyntax.ParseConfig(text, paths[index], hcl.InitialPos)
			}
			if took := spent() - begin; took < best {
				best = took
			}
		}
		fmt.Println(float64(best.Microseconds()) / 1000)
		return
	}
	out := bufio.NewWriterSize(os.Stdout, 1<<16)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for index, text := range texts {
		read := file{Path: paths[index], Attributes: []attribute{}, Blocks: [][2]int{}}
		parsed, problems := hclsyntax.ParseConfig(text, paths[index], hcl.InitialPos)
		if problems.HasErrors() {
			read.Refused = problems.Error()
		} else {
			walk(parsed.Body.(*hclsyntax.Body), &read)
		}
		if err := encoder.Encode(read); err != nil {
			panic(err)
		}
	}
}

// Time of all threads, so that a busy machine does not count.
func spent() time.Duration {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func walk(body *hclsyntax.Body, read *file) {
	for _, each := range body.Attributes {
		found := attribute{Name: span(each.NameRange), Span: span(each.Expr.Range()), References: [][2]int{}, Calls: [][2]int{}}
		for _, traversal := range each.Expr.Variables() {
			found.References = append(found.References, span(traversal.SourceRange()))
		}
		hclsyntax.VisitAll(each.Expr, func(node hclsyntax.Node) hcl.Diagnostics {
			if call, ok := node.(*hclsyntax.FunctionCallExpr); ok {
				found.Calls = append(found.Calls, span(call.NameRange))
			}
			return nil
		})
		value, problems := each.Expr.Value(nil)
		if !problems.HasErrors() && value.IsWhollyKnown() {
			text, err := ctyjson.Marshal(value, cty.DynamicPseudoType)
			if err == nil {
				var typed struct{ Value json.RawMessage }
				json.Unmarshal(text, &typed)
				found.Value = typed.Value
			}
		}
		sorted(found.References)
		sorted(found.Calls)
		read.Attributes = append(read.Attributes, found)
	}
	for _, block := range body.Blocks {
		read.Blocks = append(read.Blocks, span(block.Range()))
		walk(block.Body, read)
	}
}

func span(at hcl.Range) [2]int { return [2]int{at.Start.Byte, at.End.Byte} }

func sorted(spans [][2]int) {
	sort.Slice(spans, func(a, b int) bool { return spans[a][0] < spans[b][0] })
}
