import { broken, nodesIn, type PromqlNode, parsePromql } from './parse.ts'

/** What stands for a duration in an expression that is asked over several windows. */
export const windowMark = '$window'

/** The expression over one window, such as `5m`. */
export function overWindow(expression: string, window: string): string {
  return expression.replaceAll(windowMark, window)
}

/** Whether it reads as PromQL once the window is put in. */
export function readsOver(expression: string): boolean {
  return ![...nodesIn(parsePromql(overWindow(expression, '5m')))].some(({ name }) => name === broken)
}

/**
 * An expression over any window of one that was written without: counters become rates, fixed ranges under a function become the
 * window, and what is neither is added up look by look.
 */
export function windowed(expression: string, { counter }: { readonly counter: boolean }): string {
  const text = expression.trim()
  if (text.includes(windowMark)) return text
  const root = parsePromql(text)
  const nodes = [...nodesIn(root)]
  const subqueries = nodes.some(({ name }) => name === 'SubqueryExpr')
  const ranges = nodes.filter(({ name }) => name === 'MatrixSelector')
  if (ranges.length > 0 && !subqueries)
    return replaced(
      text,
      ranges.flatMap((range) => range.children.filter(({ name }) => /Duration/.test(name))),
      () => windowMark,
    )
  if (counter && ranges.length === 0 && !subqueries)
    return replaced(
      text,
      nodes.filter(({ name }) => name === 'OffsetExpr' || name === 'StepInvariantExpr' || name === 'VectorSelector'),
      ({ text, children: [selector] }) =>
        selector?.name === 'VectorSelector'
          ? `rate(${selector.text}[${windowMark}]${text.slice(selector.text.length)})`
          : `rate(${text}[${windowMark}])`,
    )
  return `sum_over_time((${text})[${windowMark}:])`
}

/** The same as an average of its looks, for what is a share and no count. */
export function averaged(expression: string): string {
  const text = expression.trim()
  return text.includes(windowMark) ? text : `avg_over_time((${text})[${windowMark}:])`
}

/** Whether it counts by the second, as rates do; other functions over a window count all of it. */
export function bySecond(expression: string): boolean {
  const names = [...nodesIn(parsePromql(overWindow(expression, '5m')))].filter(
    ({ name }) => name === 'FunctionIdentifier',
  )
  return (
    names.some(({ text }) => text === 'rate' || text === 'irate') &&
    !names.some(({ text }) => /_over_time$|increase/.test(text))
  )
}

/** The same counted over all of its window, where it counted by the second. */
export function increased(expression: string): string {
  const names = [...nodesIn(parsePromql(overWindow(expression, standIn)))].filter(
    ({ name, text }) => name === 'FunctionIdentifier' && text === 'rate',
  )
  return replaced(overWindow(expression, standIn), names, () => 'increase').replaceAll(`[${standIn}`, `[${windowMark}`)
}

/** A window that nobody writes. */
const standIn = '86399s'

function replaced(text: string, nodes: readonly PromqlNode[], by: (node: PromqlNode) => string): string {
  let out = ''
  let end = 0
  for (const node of nodes.toSorted((a, b) => a.from - b.from)) {
    if (node.from < end) continue
    out += text.slice(end, node.from) + by(node)
    end = node.to
  }
  return out + text.slice(end)
}
