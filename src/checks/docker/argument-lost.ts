import { before } from '../../kinds/docker/lineage.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Argument is empty in this stage',
  why: `An \`ARG\` before the first \`FROM\` holds for \`FROM\` lines only. Inside a stage the variable is empty until the stage
says \`ARG NAME\` too, and nothing complains: a version is left out, a path becomes \`/\`.`,
  severity: 'high',
  level: 'default',
  on: Dockerfile,
  controls: ['nist-800-53/CM-2'],
  sources: ['buildkit/UndefinedVar'],
  *run(file, { resource }) {
    const start = file.stages[0]?.from ?? 0
    const globals = new Map<string, number>()
    for (const [index, each] of file.instructions.slice(0, start).entries())
      if (each?.name === 'ARG') for (const name of namesIn(each)) globals.set(name, index)
    if (globals.size === 0) return
    const told = new Set<string>()
    for (const [index, instruction] of file.instructions.entries()) {
      const { name = '', args = '', heredocs = [] } = instruction ?? {}
      if (index < start || !users.has(name)) continue
      const text = [args, ...heredocs.map((each) => each?.text ?? '')].join('\n')
      for (const [, used = ''] of text.matchAll(/(?<![\\$'])\$\{?([A-Za-z_]\w*)/g)) {
        const outer = globals.get(used)
        const stage = file.stages.findIndex((each) => each && each.from < index && index < each.to)
        if (outer === undefined || told.has(`${stage} ${used}`) || isSetIn(text, used)) continue
        const all = before(file, index)
        if (!all || all.some((each) => /^(?:ARG|ENV)$/.test(each.name) && declares(each, used))) continue
        told.add(`${stage} ${used}`)
        yield {
          at: [index, 'name'],
          message: `\`$${used}\` is empty here; write \`ARG ${used}\` behind this stage's \`FROM\``,
          related: [{ resource, at: [outer, 'args'], message: 'holds for `FROM` only' }],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        ARG APP_VERSION=1.4.2
        FROM debian:13
        ADD https://example.org/app-\${APP_VERSION}.tar.gz /opt/
      `,
      good: `
        ARG APP_VERSION=1.4.2
        FROM debian:13
        ARG APP_VERSION
        ADD https://example.org/app-\${APP_VERSION}.tar.gz /opt/
      `,
    },
  ],
}

/** Where variables of the build are replaced, or given to a shell. */
const users = new Set(['ADD', 'COPY', 'ENV', 'EXPOSE', 'LABEL', 'RUN', 'USER', 'VOLUME', 'WORKDIR', 'STOPSIGNAL'])

type Pairs = { readonly args: string; readonly pairs?: Readonly<Record<string, unknown>> }

function namesIn({ args, pairs = {} }: Pairs): readonly string[] {
  return [...new Set([...Object.keys(pairs), ...args.split(/\s+/).map((word) => word.replace(/=.*$/, ''))])]
}

function declares(each: Pairs, name: string): boolean {
  return namesIn(each).includes(name) || new RegExp(`(?:^|\\s)${name}(?:=|\\s|$)`).test(each.args)
}

/** A script may set it, ask whether it is set, or offer another. */
function isSetIn(text: string, name: string): boolean {
  return new RegExp(
    `(?:^|[\\s;&|(])${name}\\+?=|\\b(?:read|for)\\s[^;]*\\b${name}\\b|\\$\\{${name}:?[-+?=]|<<-?'`,
  ).test(text)
}
