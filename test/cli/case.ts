import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * One command-line test in one text: remarks and `$ devops ...` lines, then `-- path --` before each file that is there at
 * the start. `-- transcript --` holds what is printed, stderr behind `! `; `-- after: path --` a file as it is at the end.
 */
export interface Case {
  readonly path: string
  readonly head: string
  readonly commands: readonly (readonly string[])[]
  readonly sections: ReadonlyMap<string, string>
}

export interface Printed {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export async function readCase(path: string): Promise<Case> {
  const text = await readFile(path, 'utf8')
  const [head = '', ...rest] = text.split(/^-- (.+) --\n/m)
  const sections = new Map<string, string>()
  for (let index = 0; index < rest.length; index += 2) sections.set(rest[index] ?? '', rest[index + 1] ?? '')
  const commands = [...head.matchAll(/^\$ devops ?(.*)$/gm)].map(([, line = '']) => wordsOf(line))
  return { path, head, commands, sections }
}

/** Runs the commands in a fresh directory with the files, and answers with the sections as they should read. */
export async function play(
  { commands, sections }: Case,
  run: (args: readonly string[], directory: string) => Promise<Printed>,
): Promise<ReadonlyMap<string, string>> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'cli-')))
  try {
    for (const [name, text] of sections) {
      if (isExpectation(name)) continue
      await mkdir(dirname(join(directory, name)), { recursive: true })
      await writeFile(join(directory, name), text)
    }
    let transcript = ''
    for (const args of commands) {
      const { code, stdout, stderr } = await run(args, directory)
      const complaints = stderr
        .split('\n')
        .map((line, index, all) => (index === all.length - 1 && line === '' ? '' : `! ${line}\n`))
      transcript += `$ devops ${args.join(' ')}\n${stdout}${complaints.join('')}exit ${code}\n`
    }
    const results = new Map([['transcript', transcript.replaceAll(directory, 'DIRECTORY')]])
    for (const name of sections.keys())
      if (name.startsWith('after: '))
        results.set(
          name,
          await readFile(join(directory, name.slice('after: '.length)), 'utf8').catch(() => 'not there\n'),
        )
    return results
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The text of the case with what really came out. */
export function rewritten({ head, sections }: Case, results: ReadonlyMap<string, string>): string {
  const all = new Map([...sections].filter(([name]) => !isExpectation(name)))
  for (const [name, text] of results) all.set(name, text)
  return head + [...all].map(([name, text]) => `-- ${name} --\n${text}`).join('')
}

export function isExpectation(name: string): boolean {
  return name === 'transcript' || name.startsWith('after: ')
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
}
