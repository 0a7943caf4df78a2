// Says of each expression, one JSON string a line, whether Prometheus accepts it: its type, or its complaint.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/prometheus/prometheus/promql/parser"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		var text string
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			panic(err)
		}
		answer := map[string]string{}
		if expr, err := parser.NewParser(parser.Options{}).ParseExpr(text); err != nil {
			answer["refused"] = err.Error()
		} else {
			answer["type"] = string(expr.Type())
		}
		line, _ := json.Marshal(answer)
		fmt.Fprintln(out, string(line))
	}
}
