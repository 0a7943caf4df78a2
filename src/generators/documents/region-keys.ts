import type { Plan } from '../../model/plan.ts'

/** Which keys open what in either region. */
export function regionKeys({ vault, stores }: Plan): string {
  const kept = stores.some(({ module }) => ['database', 'aurora', 'table', 'bucket'].includes(module))
  return [
    'Keys: each region encrypts with a key of its own, and no key has to leave its region.',
    ...(kept
      ? [
          'Replicas, copied objects, items of tables and backups are encrypted anew by AWS with the key of the region that they come to.',
        ]
      : []),
    'Secrets of either region are secrets of their own, with that region’s key: those that people put in are put in twice.',
    ...(vault
      ? [
          'The Vault of each region opens by the key of its region, so a snapshot of one is of no use to the other: what is put into one is put into both.',
        ]
      : []),
    'What a service encrypts by itself with KMS could be read in the other region only with a multi-region key; none is made, for no service asks for one.',
  ].join(' ')
}
