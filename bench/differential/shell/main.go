// Prints, for every file named on standard input, the simple commands that mvdan.cc/sh finds in it, as one line of JSON each.
package main

import (
	"bufio"
	"encoding/json"
	"os"

	"mvdan.cc/sh/v3/syntax"
)

type span [2]uint

type command struct {
	Words   []span `json:"words"`
	Assigns []span `json:"assigns"`
}

type report struct {
	Path     string    `json:"path"`
	Error    string    `json:"error,omitempty"`
	Commands []command `json:"commands"`
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		encoder.Encode(read(lines.Text()))
	}
}

func read(path string) (found report) {
	found.Path = path
	found.Commands = []command{}
	file, err := os.Open(path)
	if err != nil {
		found.Error = err.Error()
		return
	}
	defer file.Close()
	tree, err := syntax.NewParser(syntax.Variant(syntax.LangBash)).Parse(file, path)
	if err != nil {
		found.Error = err.Error()
		return
	}
	syntax.Walk(tree, func(node syntax.Node) bool {
		switch each := node.(type) {
		case *syntax.CallExpr:
			next := command{Words: []span{}, Assigns: []span{}}
			for _, assign := range each.Assigns {
				next.Assigns = append(next.Assigns, spanOf(assign))
			}
			for _, word := range each.Args {
				next.Words = append(next.Words, spanOf(word))
			}
			found.Commands = append(found.Commands, next)
		case *syntax.DeclClause:
			next := command{Words: []span{spanOf(each.Variant)}, Assigns: []span{}}
			for _, assign := range each.Args {
				next.Words = append(next.Words, spanOf(assign))
			}
			found.Commands = append(found.Commands, next)
		}
		return true
	})
	return
}

func spanOf(node syntax.Node) span {
	return span{node.Pos().Offset(), node.End().Offset()}
}
