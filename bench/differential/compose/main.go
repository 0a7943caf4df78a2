// Loads compose projects and prints them as JSON, one line a request: {"files": [...], "directory": "..."} on standard input.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/sirupsen/logrus"
)

type request struct {
	Directory string   `json:"directory"`
	Files     []string `json:"files"`
}

func main() {
	logrus.SetOutput(io.Discard)
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<26)
	for in.Scan() {
		var asked request
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			panic(err)
		}
		text, err := load(asked)
		if err != nil {
			text, _ = json.Marshal(map[string]string{"refused": err.Error()})
		}
		fmt.Println(string(text))
	}
}

func load(asked request) (text []byte, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("panic: %v", trouble)
		}
	}()
	environment := map[string]string{}
	if file := filepath.Join(asked.Directory, ".env"); isFile(file) {
		if environment, err = dotenv.GetEnvFromFile(map[string]string{}, []string{file}); err != nil {
			return nil, err
		}
	}
	project, err := loader.LoadWithContext(context.Background(), types.ConfigDetails{
		WorkingDir:  asked.Directory,
		ConfigFiles: types.ToConfigFiles(asked.Files),
		Environment: environment,
	}, func(o *loader.Options) {
		o.SetProjectName("project", true)
		o.SkipNormalization = true
		o.SkipDefaultValues = true
		o.SkipConsistencyCheck = true
		o.ResolvePaths = true
		o.Profiles = []string{"*"}
	})
	if err != nil {
		return nil, err
	}
	if text, err = project.MarshalJSON(); err != nil {
		return nil, err
	}
	var line bytes.Buffer
	err = json.Compact(&line, text)
	return line.Bytes(), err
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}
