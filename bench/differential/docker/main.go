// Prints, for every Dockerfile named on standard input, the instructions that BuildKit's own parser finds in it, as one line of JSON each.
package main

import (
	"bufio"
	"encoding/json"
	"os"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

type heredoc struct {
	Name    string `json:"name"`
	Expand  bool   `json:"expand"`
	Content string `json:"content"`
}

type instruction struct {
	Name     string    `json:"name"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Flags    []string  `json:"flags"`
	Args     []string  `json:"args"`
	JSON     bool      `json:"json"`
	Heredocs []heredoc `json:"heredocs"`
}

type report struct {
	Path         string        `json:"path"`
	Error        string        `json:"error,omitempty"`
	Refused      string        `json:"refused,omitempty"`
	Instructions []instruction `json:"instructions"`
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
	found.Instructions = []instruction{}
	file, err := os.Open(path)
	if err != nil {
		found.Error = err.Error()
		return
	}
	defer file.Close()
	result, err := parser.Parse(file)
	if err != nil {
		found.Error = err.Error()
		return
	}
	for _, node := range result.AST.Children {
		next := instruction{Name: node.Value, Start: node.StartLine, End: node.EndLine, Flags: node.Flags, Args: []string{}, JSON: node.Attributes["json"], Heredocs: []heredoc{}}
		for _, each := range node.Heredocs {
			next.Heredocs = append(next.Heredocs, heredoc{each.Name, each.Expand, each.Content})
		}
		for arg := node.Next; arg != nil; arg = arg.Next {
			if arg.Value == "" && len(arg.Children) > 0 {
				for inner := arg.Children[0]; inner != nil; inner = inner.Next {
					next.Args = append(next.Args, inner.Value)
				}
			} else {
				next.Args = append(next.Args, arg.Value)
			}
		}
		found.Instructions = append(found.Instructions, next)
	}
	if _, _, err := instructions.Parse(result.AST, nil); err != nil {
		found.Refused = err.Error()
	}
	return
}
