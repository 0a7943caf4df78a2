// Renders charts as `helm template` does. One request a line on standard input: {"chart": DIRECTORY, "values": [FILE ...], "kube": VERSION, "offers": [API VERSION ...]};
// one answer a line on standard output: {"manifests": {NAME: TEXT}} or {"error": TEXT}.
// With {"template": TEXT, "data": ANY} it executes one text with Helm's functions: {"output": TEXT} or {"error": TEXT}.
package main

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
)

type request struct {
	Chart    string          `json:"chart"`
	Values   []string        `json:"values"`
	Template string          `json:"template"`
	Data     json.RawMessage `json:"data"`
	Kube     string          `json:"kube"`
	Offers   []string        `json:"offers"`
}

type answer struct {
	Manifests map[string]string `json:"manifests,omitempty"`
	Output    *string           `json:"output,omitempty"`
	Error     string            `json:"error,omitempty"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<28)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for in.Scan() {
		var asked request
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			out.Encode(answer{Error: err.Error()})
			continue
		}
		out.Encode(answerTo(asked))
	}
}

func answerTo(asked request) answer {
	if asked.Chart == "" {
		return text(asked)
	}
	loaded, err := loader.Load(asked.Chart)
	if err != nil {
		return answer{Error: err.Error()}
	}
	values := map[string]interface{}{}
	for _, file := range asked.Values {
		more, err := chartutil.ReadValuesFile(file)
		if err != nil {
			return answer{Error: err.Error()}
		}
		values = mergeMaps(values, more)
	}
	return render(loaded, values, asked)
}

func text(asked request) answer {
	made := &chart.Chart{
		Metadata:  &chart.Metadata{Name: "case", Version: "1.2.3", APIVersion: "v2"},
		Templates: []*chart.File{{Name: "templates/case", Data: []byte(asked.Template)}},
	}
	values := map[string]interface{}{}
	if len(asked.Data) > 0 {
		more, err := chartutil.ReadValues(asked.Data)
		if err != nil {
			return answer{Error: err.Error()}
		}
		values = more
	}
	got := render(made, values, asked)
	if got.Error != "" {
		return got
	}
	output := got.Manifests["case/templates/case"]
	return answer{Output: &output}
}

func render(loaded *chart.Chart, values map[string]interface{}, asked request) answer {
	if err := chartutil.ProcessDependenciesWithMerge(loaded, values); err != nil {
		return answer{Error: err.Error()}
	}
	capabilities := chartutil.DefaultCapabilities.Copy()
	if len(asked.Offers) > 0 {
		capabilities.APIVersions = asked.Offers
	}
	if asked.Kube != "" {
		parsed, err := chartutil.ParseKubeVersion(asked.Kube)
		if err != nil {
			return answer{Error: err.Error()}
		}
		capabilities.KubeVersion = *parsed
	}
	release := chartutil.ReleaseOptions{Name: "release-name", Namespace: "default", Revision: 1, IsInstall: true}
	top, err := chartutil.ToRenderValues(loaded, values, release, capabilities)
	if err != nil {
		return answer{Error: err.Error()}
	}
	manifests, err := engine.Render(loaded, top)
	if err != nil {
		return answer{Error: err.Error()}
	}
	for name := range manifests {
		if strings.HasSuffix(name, "NOTES.txt") {
			delete(manifests, name)
		}
	}
	return answer{Manifests: manifests}
}

func mergeMaps(a, b map[string]interface{}) map[string]interface{} {
	out := make(map[string]interface{}, len(a))
	for key, value := range a {
		out[key] = value
	}
	for key, value := range b {
		if inner, ok := value.(map[string]interface{}); ok {
			if known, ok := out[key].(map[string]interface{}); ok {
				out[key] = mergeMaps(known, inner)
				continue
			}
		}
		out[key] = value
	}
	return out
}
