import type { Interpreter } from './ast.ts'

/** What the first line names after `#!`. */
export function interpreterOf(text: string): Interpreter | undefined {
  const [whole, before = '', line = ''] = /^(\uFEFF?#![ \t]*)([^\r\n]{1,1000})/.exec(text) ?? []
  if (whole === undefined) return undefined
  const words = line.trim().split(/[ \t]+/)
  if (/(?:^|\/)env$/.test(words[0] ?? '')) {
    words.shift()
    while (words[0] !== undefined && (words[0].startsWith('-') || words[0].includes('='))) words.shift()
  }
  const [path = '', ...args] = words
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name === '' ? undefined : { name, args, span: { start: before.length, end: whole.trimEnd().length } }
}

/** Whether what is written for it can be read as a POSIX shell or bash. */
export function isShell(name: string): boolean {
  return shells.has(name)
}

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'mksh', 'rbash'])
