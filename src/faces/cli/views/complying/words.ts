import type { Judged } from '../../../../commands/auditing/compliance-asked.ts'

/** Who has to show what files cannot, as a person says it. */
export const answering: Readonly<Record<string, string>> = {
  management: 'the management',
  people: 'human resources, and everybody',
  legal: 'legal and purchasing',
  security: 'whoever answers for security',
  operations: 'whoever runs it',
  engineering: 'whoever builds it',
  provider: 'the provider of the cloud or the building',
}

export const caveat =
  'Met means: as far as files show it. What runs may differ, and no file shows what people do; an auditor decides.'

export const order: readonly Judged['state'][] = ['not met', 'met', 'not seen']
