import { printYaml } from '../../../syntax/yaml/print.ts'
import type { Form, Hole } from './generalize.ts'
import { namespaceMark } from './rendered.ts'

/** One object as the text of a template: printed with marks, which then become actions. */
export function template(form: Form): string {
  const holes: Hole[] = []
  const text = printYaml([marked(form)]).replaceAll('{{', '{{ "{{" }}')
  return text
    .replaceAll(namespaceMark, '{{ .Release.Namespace }}')
    .replace(
      /image_of_(\S+)_$/gm,
      (_, name: string) => `{{ include "image" (dict "name" "${name}" "images" .Values.images) | quote }}`,
    )
    .replace(/^( *)((?:- )*)("?[^\n]*?"?): hole_(\d+)_$/gm, (_, indent: string, dashes: string, key: string, index) => {
      const hole = holes[Number(index)]
      return hole ? filled(indent, dashes, key, hole) : ''
    })

  function marked(form: Form): unknown {
    if (form.is === 'literal') return form.value
    if (form.is === 'list') return form.items.map(marked)
    if (form.is === 'map') return Object.fromEntries(form.entries.map(([key, value]) => [key, marked(value)]))
    holes.push(form.hole)
    return `hole_${holes.length - 1}_`
  }
}

/** The image that was promoted, from the same list that Kustomize would read. */
export const imageHelper = `{{- define "image" -}}
{{- $name := .name -}}
{{- range .images -}}
{{- if eq .name $name -}}
{{ .newName }}:{{ .newTag }}{{ with .digest }}@{{ . }}{{ end }}
{{- end -}}
{{- end -}}
{{- end -}}
`

function filled(indent: string, dashes: string, key: string, { value, by, optional }: Hole): string {
  const path = `.Values.${value.join('.')}`
  const [first] = Object.values(by)
  const inner = indent.length + dashes.length
  const line =
    typeof first === 'object'
      ? `${indent}${dashes}${key}:\n${' '.repeat(inner + 2)}{{- toYaml ${path} | nindent ${inner + 2} }}`
      : `${indent}${dashes}${key}: {{ ${path}${typeof first === 'string' ? ' | quote' : typeof first === 'number' ? ' | int' : ''} }}`
  return optional ? `${indent}{{- if not (kindIs "invalid" ${path}) }}\n${line}\n${indent}{{- end }}` : line
}
