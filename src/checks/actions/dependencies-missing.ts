import { Job } from '../../kinds/actions.ts'
import { Manifest } from '../../kinds/packages.ts'
import { isCertain, type Ran } from '../../kinds/ran.ts'
import type { Estate } from '../../model/estate.ts'
import { folderOf, type Resource } from '../../model/resource.ts'
import { pathFrom } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { type Done, doneIn, isFresh } from './job-steps.ts'
import { mayCome } from './plain-actions.ts'
import { isHidden, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Script runs before its packages are installed',
  why: `Each job starts on an empty machine: what \`npm ci\` installed in another job is not here, and the script stops at the first module. Install in this
job too, or hand over \`node_modules\`.`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource, estate }) {
    if (isHidden(resource) || !isFresh(job)) return
    const steps = doneIn(job)
    for (const { step, index, ran } of steps) {
      const found = ran.find((each) => isCertain(each) && scriptOf(each) !== undefined)
      if (!found) continue
      const script = scriptOf(found) ?? ''
      // Other commands of the same step may go elsewhere, or install.
      const before = ran.slice(0, ran.indexOf(found))
      if (
        mayCome(steps, index - 1, installs) ||
        before.some(({ name, written }) => name === 'cd' || installs.test(written.map(({ text }) => text).join(' '))) ||
        found.words.some(({ text }) => /^(?:--prefix|-C|--cwd|--dir|-w|--workspace|--filter|-F)/.test(text)) ||
        !steps.some((each) => each.index < index && /^actions\/checkout@/i.test(each.step.uses ?? ''))
      )
        return
      const folder =
        step['working-directory'] ??
        job.defaults?.run?.['working-directory'] ??
        workflowOf(resource)?.defaults?.run?.['working-directory'] ??
        '.'
      if (!needsPackages(script, folder, resource, estate)) return
      yield {
        at: ['steps', index, 'run'],
        message: `no step of this job installs the packages that \`${found.name} ${found.words[0]?.text}${found.words[0]?.text === 'run' ? ` ${script}` : ''}\` needs; run \`${installer.get(found.name)}\` before`,
      }
      return
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm ci && npm test
          smoke:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm run test:smoke
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm ci && npm test
          smoke:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm ci
              - run: npm run test:smoke
      `,
    },
    {
      bad: `
        -- .github/workflows/ci.yml --
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm test
        -- package.json --
        { "name": "web", "private": true, "scripts": { "test": "vitest run" }, "devDependencies": { "vitest": "4.0.0" } }
        -- package-lock.json --
        { "name": "web", "lockfileVersion": 3, "packages": {} }
      `,
      good: `
        -- .github/workflows/ci.yml --
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm test
        -- package.json --
        { "name": "web", "private": true, "scripts": { "test": "node --test" }, "devDependencies": { "vitest": "4.0.0" } }
        -- package-lock.json --
        { "name": "web", "lockfileVersion": 3, "packages": {} }
      `,
    },
  ],
}

/** The script of \`package.json\` that a command runs. */
function scriptOf({ name, words }: Ran): string | undefined {
  if (!installer.has(name)) return undefined
  const [verb = '', script = ''] = words.filter(({ text }) => !text.startsWith('-')).map(({ text }) => text)
  if (verb === 'test' || verb === 't') return 'test'
  return verb === 'run' && /^[\w:.-]+$/.test(script) && script !== 'EXPRESSION' ? script : undefined
}

/** A script that runs a program of a package; where it cannot be read, one whose like is only run after an installation elsewhere. */
function needsPackages(script: string, folder: string, resource: Resource, estate: Estate): boolean {
  const at = pathFrom(resource.scope, folder)
  if (at === undefined || folder.includes('$')) return false
  const manifest = (estate.by(Manifest, folderOf).get(at) ?? []).find(({ data }) => data.ecosystem === 'npm')
  const command = manifest?.data.scripts?.[script]
  if (manifest)
    return (
      command !== undefined &&
      !/^(?:node|echo|exit|true|npm|yarn|pnpm|sh|bash|docker|make|go|cargo|\.\/|[A-Z_]+=)/.test(command.trim())
    )
  if (folder !== '.') return false
  const others = Object.values(workflowOf(resource)?.jobs ?? {}).filter((each) => installsAndRuns(doneIn(each)))
  return others.length > 0
}

function installsAndRuns(steps: readonly Done[]): boolean {
  const at = steps.find(({ step }) =>
    /\b(?:npm (?:ci|install)|yarn install|pnpm install)\b/.test(step.run ?? ''),
  )?.index
  return (
    at !== undefined &&
    !steps.some(({ step }) => step['working-directory'] !== undefined || /\bcd\b/.test(step.run ?? '')) &&
    steps.some(({ ran, index }) => index >= at && ran.some((each) => scriptOf(each) !== undefined))
  )
}

const installer: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm ci'],
  ['yarn', 'yarn install --immutable'],
  ['pnpm', 'pnpm install --frozen-lockfile'],
])
const installs =
  /\b(?:npm|pnpm|yarn|bun)\s+(?:ci|i|install|add|clean-install|link|exec)\b|\byarn\s*(?:$|\n|"|--)|node_modules|actions\/cache|download-artifact|run_install|lerna|rush|bootstrap/
