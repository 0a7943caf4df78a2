import { isMap } from '../../model/shape.ts'
import type { Path, SourceFile, Tree } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** An expression in a file, with what others fill in later already filled in by something of its kind. */
export interface Expression {
  readonly text: string
  /** From 1. */
  readonly line: number
}

/** Every PromQL expression in rules, dashboards, rollout analyses and scalers; JSON is YAML as well. */
export function expressionsIn(file: SourceFile): readonly Expression[] {
  if (!/\.(?:ya?ml|json)$/.test(file.path) || !hints.test(file.text)) return []
  const tree = yaml.parse(file)
  const found: Expression[] = []
  const seek = (value: unknown, path: Path, line?: number): void => {
    if (path.length > 60) return
    if (Array.isArray(value)) for (const [index, each] of value.entries()) seek(each, [...path, index], line)
    if (!isMap(value)) return
    for (const [key, each] of Object.entries(value)) {
      const at = [...path, key]
      if (typeof each === 'string' && isPromql(key, value))
        found.push({ text: filled(each), line: line ?? lineAt(tree, at) })
      else if (typeof each === 'string' && /\.(?:json|ya?ml)$/.test(key) && hints.test(each)) {
        const inner = yaml.parse({ path: key, text: each })
        if (inner.problems.length === 0) seek(inner.data, at, line ?? lineAt(tree, at))
      } else seek(each, at, line)
    }
  }
  seek(tree.data, [])
  return found
}

const hints = /\bexpr\b|\bquery\b/

/** `expr` of rules and panels; `query` of an analysis' Prometheus provider and of a scaler's Prometheus trigger. */
function isPromql(key: string, holder: { readonly [name: string]: unknown }): boolean {
  if (key === 'expr') return !isLogql(holder)
  return key === 'query' && ('address' in holder || 'serverAddress' in holder)
}

function isLogql({ datasource }: { readonly [name: string]: unknown }): boolean {
  return isMap(datasource) && typeof datasource.type === 'string' && datasource.type !== 'prometheus'
}

/** Variables of Grafana, arguments of Argo Rollouts. A variable in brackets stands for a duration. */
function filled(text: string): string {
  return text
    .replace(/\$__(?:rate_)?interval\b|\$\{__(?:rate_)?interval\}|\$__range\b/g, '5m')
    .replace(/\[\s*(?:\$\w+|\$\{\w+\}|\{\{[^{}]*\}\})/g, '[5m')
    .replace(/\$\{\w+(?::\w+)?\}|\{\{[^{}]*\}\}/g, 'x')
    .replace(/\$(?=[a-zA-Z_])\w+/g, 'x')
}

function lineAt(tree: Tree, path: Path): number {
  return tree.file.text.slice(0, tree.placeOf(path).span.start).split('\n').length
}
