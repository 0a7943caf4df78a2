import type { Example } from '../check.ts'

/**
 * An example as a difference: `-` in the margin stands before what is only in `bad`, `+` before what is only in `good`.
 * Resources of CloudFormation are put into a template.
 */
export function exampleOf(difference: string): Example {
  const lines = difference.split('\n').filter((line) => line.trim())
  const margin = Math.min(...lines.map((line) => line.search(/\S/)))
  const side = (mark: '-' | '+') =>
    lines
      .filter((line) => line[margin] === ' ' || line[margin] === mark || !/[-+]/.test(line[margin] ?? ''))
      .map((line) => (line[margin] === mark ? `${line.slice(0, margin)} ${line.slice(margin + 1)}` : line))
  return { bad: whole(side('-')), good: whole(side('+')) }
}

function whole(lines: readonly string[]): string {
  const margin = Math.min(...lines.map((line) => line.search(/\S/)))
  const own = lines.map((line) => line.slice(margin))
  const isTemplate = /^\w+:$/.test(own[0] ?? '')
  return (isTemplate ? ['-- template.yaml --', 'Resources:', ...own.map((line) => `  ${line}`)] : own).join('\n')
}
