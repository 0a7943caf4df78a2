import type { GrafanaPanel } from '../../kinds/grafana.ts'

/** Whether a target of a panel is asked of Prometheus, as far as its data source says. */
export function isPrometheus({ datasource, targets = [] }: GrafanaPanel, index: number): boolean {
  const own = targets[index]?.datasource ?? datasource
  return typeof own === 'object'
    ? own.type === 'prometheus'
    : own !== undefined && /prom|mimir|thanos|victoria/i.test(own)
}

/** The query with something in the place of each variable; `undefined` where one stands for more than a value or a window. */
export function filled(expr: string): string | undefined {
  const windows = expr
    .replace(/\[\s*(?:\$\{?\w+(?::\w+)?\}?|\d+\w*)\s*:\s*(?:\$\{?\w+(?::\w+)?\}?|\d+\w*)?\s*\]/g, '[5m:1m]')
    .replace(/\[\s*\$\{?\w+(?::\w+)?\}?\s*\]/g, '[5m]')
    .replace(/\boffset\s+\$\{?\w+(?::\w+)?\}?/g, 'offset 5m')
    .replace(/\$__(?:range_s|interval_ms|range_ms)\b|\$\{__(?:range_s|interval_ms|range_ms)\}/g, '300')
  const bare = windows.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, '""')
  return /[$]|\[\[|\{\{/.test(bare) ? undefined : windows.replace(/\$\{\w+(?::\w+)?\}|\$\w+|\[\[\w+(?::\w+)?\]\]/g, 'x')
}

/** The variables of a query, but for those that Grafana has itself. */
export function variablesIn(expr: string): readonly string[] {
  const found = [
    ...expr.matchAll(/\$\{([a-zA-Z_]\w*)(?:[:.][^}]*)?\}|\$([a-zA-Z_]\w*)|\[\[([a-zA-Z_]\w*)(?::\w+)?\]\]/g),
  ]
  const names = found.map(([, braced, plain, old]) => braced ?? plain ?? old ?? '')
  return names.filter((name) => !/^(?:__|timeFilter$|timeGroup$|interval$|DS_|VAR_)/.test(name))
}
