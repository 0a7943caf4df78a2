// Reads YAML files with yaml.v3 and prints their nodes as JSON, one line a file; paths come on standard input.
// With -bench N it only parses them, N times, and prints the milliseconds of processor of the fastest time.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"syscall"
	"time"

	"gopkg.in/yaml.v3"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<16), 1<<20)
	if len(os.Args) == 3 && os.Args[1] == "-bench" {
		bench(in, os.Args[2])
		return
	}
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	for in.Scan() {
		text, err := os.ReadFile(in.Text())
		var documents []any
		if err == nil {
			documents, err = read(text)
		}
		var answer any = map[string]any{"documents": documents}
		if err != nil {
			answer = map[string]string{"refused": err.Error()}
		}
		line, err := json.Marshal(answer)
		if err != nil {
			line, _ = json.Marshal(map[string]string{"refused": err.Error()})
		}
		out.Write(line)
		out.WriteByte('\n')
	}
}

func read(text []byte) (documents []any, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("panic: %v", trouble)
		}
	}()
	// The schemas of custom resources are to be read here too.
	decoder := yaml.NewDecoder(bytes.NewReader(bytes.ReplaceAll(text, []byte("openAPIV3Schema"), []byte("openAPIV3Sch3ma"))))
	for {
		var node yaml.Node
		err := decoder.Decode(&node)
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return nil, err
		}
		documents = append(documents, plain(node.Content[0]))
	}
}

// A node: kind, line, column, anchor, tag if it is written, value or children, and for a scalar its resolved tag and whether it is quoted.
func plain(node *yaml.Node) any {
	tag := ""
	if node.Style&yaml.TaggedStyle != 0 {
		tag = node.Tag
	}
	head := []any{int(node.Kind), node.Line, node.Column, node.Anchor, tag}
	switch node.Kind {
	case yaml.ScalarNode:
		quotes := yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
		return append(head, node.Value, node.ShortTag(), node.Style&quotes != 0)
	case yaml.AliasNode:
		return append(head, node.Value)
	}
	children := make([]any, len(node.Content))
	for index, child := range node.Content {
		children[index] = plain(child)
	}
	return append(head, children)
}

// Nodes of every document of every file, as often as asked; reading the files aside.
func bench(in *bufio.Scanner, times string) {
	var texts [][]byte
	for in.Scan() {
		text, err := os.ReadFile(in.Text())
		if err != nil {
			panic(err)
		}
		texts = append(texts, text)
	}
	count, _ := strconv.Atoi(times)
	best := time.Hour
	for range count {
		begin := spent()
		for _, text := range texts {
			decoder := yaml.NewDecoder(bytes.NewReader(text))
			for {
				var node yaml.Node
				if decoder.Decode(&node) != nil {
					break
				}
			}
		}
		best = min(best, spent()-begin)
	}
	fmt.Println(float64(best.Microseconds()) / 1000)
}

// Time of processor, of all threads.
func spent() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
