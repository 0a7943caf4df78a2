import { Job } from '../../kinds/actions.ts'
import { LockFile, Manifest } from '../../kinds/packages.ts'
import type { Ran } from '../../kinds/ran.ts'
import type { Estate } from '../../model/estate.ts'
import { folderOf, type Resource } from '../../model/resource.ts'
import { pathFrom } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { doneIn } from './job-steps.ts'
import { isAction } from './reference.ts'
import { isHidden, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Step needs a lock file that the repository does not have',
  why: `\`npm ci\`, \`--frozen-lockfile\` and \`cache: npm\` of \`actions/setup-node\` stop where there is no lock file. Commit it: it is also what makes two builds
of one commit the same.`,
  severity: 'high',
  level: 'default',
  on: Job,
  controls: ['soc2/CC8.1'],
  *run(job, { resource, estate }) {
    if (isHidden(resource)) return
    const steps = doneIn(job)
    const folder =
      job.defaults?.run?.['working-directory'] ?? workflowOf(resource)?.defaults?.run?.['working-directory']
    for (const { step, index, ran } of steps) {
      // Another repository, or a file that is made on the way.
      if (makes.test(step.run ?? '') || step.uses?.startsWith('./') || step.with?.repository !== undefined) return
      if (isAction(step.uses, 'actions/setup-node') && tools.has(String(step.with?.cache))) {
        if (step.with?.['cache-dependency-path'] === undefined && lacksLock('.', resource, estate, true))
          yield {
            at: ['steps', index, 'with', 'cache'],
            message: `\`cache: ${String(step.with?.cache)}\` finds no lock file and stops the step; commit one, or leave \`cache\` out`,
          }
        continue
      }
      const found = ran.findIndex(wantsLock)
      const each = ran[found]
      if (!each || ran.slice(0, found).some(({ name }) => name === 'cd' || name === 'pushd')) continue
      if (lacksLock(step['working-directory'] ?? folder ?? '.', resource, estate, false)) {
        yield {
          at: ['steps', index, 'run'],
          message: `\`${each.written.map(({ text }) => text).join(' ')}\` stops without a lock file; commit it`,
        }
        return
      }
    }
  },
  examples: [
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
              - run: npm ci
        -- package.json --
        { "name": "web", "private": true, "dependencies": { "left-pad": "1.3.0" } }
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
              - run: npm ci
        -- package.json --
        { "name": "web", "private": true, "dependencies": { "left-pad": "1.3.0" } }
        -- package-lock.json --
        { "name": "web", "lockfileVersion": 3, "packages": {} }
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
              - uses: actions/setup-node@v7
                with: { node-version: 24, cache: npm }
              - run: npm install
        -- package.json --
        { "name": "web", "private": true, "dependencies": { "left-pad": "1.3.0" } }
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
              - uses: actions/setup-node@v7
                with: { node-version: 24 }
              - run: npm install
        -- package.json --
        { "name": "web", "private": true, "dependencies": { "left-pad": "1.3.0" } }
      `,
    },
  ],
}

const tools: ReadonlySet<string> = new Set(['npm', 'yarn', 'pnpm'])
const makes = /package-lock-only|npm init|npm create|\bgit clone|generate-lock|\bcp\b[^\n]*lock|touch[^\n]*lock/

function wantsLock({ name, words }: Ran): boolean {
  const texts = words.map(({ text }) => text)
  if (texts.some((text) => /^(?:--prefix|-C|--cwd|--dir|--lockfile-dir)/.test(text))) return false
  if (name === 'npm') return texts[0] === 'ci' || texts[0] === 'clean-install'
  return (
    (name === 'yarn' || name === 'pnpm') && texts.some((text) => text === '--frozen-lockfile' || text === '--immutable')
  )
}

/** Whether a folder has a manifest that was read and neither it nor one above has a lock file; `anywhere` the root alone is looked at. */
function lacksLock(folder: string, resource: Resource, estate: Estate, anywhere: boolean): boolean {
  const at = pathFrom(resource.scope, folder)
  if (at === undefined || folder.includes('$')) return false
  const manifests = estate.by(Manifest, folderOf)
  if (!(manifests.get(at) ?? []).some(({ data }) => data.ecosystem === 'npm')) return false
  return !hasLock(at, estate) && !(anywhere && hasAnyLock(estate))
}

function hasLock(folder: string, estate: Estate): boolean {
  const parts = folder === '' ? [] : folder.split('/')
  return Array.from({ length: parts.length + 1 }, (_, length) => parts.slice(0, length).join('/')).some((each) =>
    files.some((name) => estate.files.has(each === '' ? name : `${each}/${name}`)),
  )
}

function hasAnyLock(estate: Estate): boolean {
  return estate.by(LockFile, ecosystemOf).has('npm')
}

function ecosystemOf({ data }: Resource<{ readonly ecosystem: string }>): string {
  return data.ecosystem
}

const files = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb']
