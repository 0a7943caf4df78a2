import { type Recovery, recoveryOf } from '../../design/recovery.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Store } from '../../model/store.ts'
import { printDuration } from '../../values/duration.ts'
import { printSize } from '../../values/quantity.ts'
import { table } from './markdown.ts'

/** What is lost and how long it takes, beside what was asked for. What is not kept is said in words. */
export function recoverySection({ plan, decided, spec }: Blueprint): string {
  const cases = plan.stores.flatMap((store) =>
    losses
      .filter(({ loss }) => loss !== 'region' || spec.cloud.recovery !== undefined)
      .map(({ loss, title }) => ({ store, title, loss, given: recoveryOf(store.datastore, decided)[loss] })),
  )
  const broken = cases.filter(({ store, given }) => !kept(store, given))
  return [
    'Reckoned, not measured: restoring is taken at 100 MB a second, versions of objects at 3,500 of 1 MB a second, half an hour around either, and starting a region as its decision says. What has no backup goes on at once, empty. The first drill replaces these figures.',
    table(
      ['Store', 'When', 'Loses', 'May lose', 'Back after', 'Promised', 'Kept'],
      cases.map(({ store, title, given }) => [
        store.name,
        title,
        lost(given.rpo),
        lost(store.datastore.rpo),
        printDuration(given.rto),
        printDuration(store.datastore.rto),
        kept(store, given) ? 'yes' : '**no**',
      ]),
    ),
    ...(broken.length > 0
      ? [
          `**Not kept.** ${broken.map(({ store, title, given }) => `\`${store.name}\`, ${title}: ${reason(store, given)}.`).join(' ')}`,
          'No answer in the list of decisions makes a restore faster than its data can be written. What helps: restore beside what runs and copy back only what was lost, so that service goes on meanwhile; keep less in one store; or promise what is true, with `rto` at the store in `devops.yaml`.',
        ]
      : []),
    ...(spec.cloud.recovery === undefined
      ? [
          `No recovery region was named: when ${spec.cloud.region} is lost, what is only there comes back when the region does.`,
        ]
      : plan.stages.some(({ standsInFor }) => standsInFor !== undefined)
        ? ['How to go on in the other region, step by step: [recovery.md](recovery.md).']
        : [
            `Nothing waits in ${spec.cloud.recovery}: backups are copied there, and what is to run there is made first, as [first-apply.md](first-apply.md) says.`,
          ]),
    ...(plan.stores.some(({ backup }) => backup.method !== 'none')
      ? ['How data is brought back, store by store: [restore.md](restore.md).']
      : []),
  ].join('\n\n')
}

type Loss = keyof Recovery
const losses: readonly { readonly loss: Loss; readonly title: string }[] = [
  { loss: 'data', title: 'data is deleted or spoilt' },
  { loss: 'zone', title: 'a zone is lost' },
  { loss: 'region', title: 'the region is lost' },
]

function kept({ datastore }: Store, given: Recovery[Loss]): boolean {
  return given.rpo <= datastore.rpo && given.rto <= datastore.rto
}

/** `nothing`, `5m`, `all`. */
export function lost(time: number): string {
  if (time === 0) return 'nothing'
  return Number.isFinite(time) ? printDuration(time) : 'all'
}

function reason({ datastore }: Store, { rpo, rto }: Recovery[Loss]): string {
  const time =
    rto > datastore.rto
      ? [
          `${printSize(datastore.size)} are back after about ${printDuration(rto)}, and ${printDuration(datastore.rto)} was promised`,
        ]
      : []
  const data = rpo > datastore.rpo ? [`it loses ${lost(rpo)}, and ${lost(datastore.rpo)} was what it may lose`] : []
  return [...time, ...data].join('; ')
}
