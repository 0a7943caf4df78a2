import type { Plan } from '../../model/plan.ts'
import type { Service } from '../../model/spec.ts'
import { machine, script, uses } from './steps.ts'

/** Services that bring the tables of a database: those that run, and use one. */
export function migrating({ stores }: Plan, services: readonly Service[]): Service[] {
  const databases = stores.filter(({ engine }) => engine === 'postgresql').map(({ name }) => name)
  return services.filter(({ uses: used }) => used.some((name) => databases.includes(name)))
}

/**
 * Migrations run before the new version takes over, and the old one goes on for as long as that takes, or comes back when
 * the new one fails: so a migration may add, and takes away only what a release before it has left.
 */
export function migrationsJob(services: readonly Service[]) {
  return {
    name: 'migrations bear the version before',
    if: "github.event_name == 'pull_request'",
    ...machine(5),
    steps: [
      uses('actions/checkout', { 'fetch-depth': 2, 'persist-credentials': false }),
      script(
        'Nothing that runs loses its tables',
        [
          'failed=0',
          `while read -r file; do`,
          `  grep --quiet 'contract:' "$file" && continue`,
          `  lost=$(git diff --unified=0 HEAD^1 HEAD -- "$file" | grep '^+' | grep --extended-regexp --ignore-case --max-count 1 "$losing" || true)`,
          '  [ -n "$lost" ] || continue',
          '  echo "::error file=$file::the version that runs breaks by: ${lost#+}. Add first, take away a release later, and say there in a comment contract: why nothing uses it any more"',
          '  failed=1',
          `done < <(git diff --name-only --diff-filter=AM HEAD^1 HEAD -- ${services.map(({ path }) => `':(glob)${path === '.' ? '' : `${path}/`}**/migrations/**'`).join(' ')})`,
          'exit "$failed"',
        ],
        { env: { losing } },
      ),
    ],
  }
}

/** In SQL, and in what the usual libraries call it. */
const losing = [
  'drop (table|column|view|schema)',
  'truncate ',
  'rename (to|column|table)',
  'alter column .*(type|set not null)',
  '(drop|rename)_?(column|table)',
  'remove_?column',
  '(Remove|Rename|Alter)Field',
  '(Delete|Rename)Model',
].join('|')
