/** The house, from the ground up: rooms by floor. A file imports from its own room or from a lower floor. */
export const floors: readonly (readonly string[])[] = [
  ['model'],
  ['values'],
  ['facts'],
  ['syntax'],
  ['kinds'],
  ['readers', 'links', 'connectors', 'design', 'store'],
  ['pricing'],
  ['checks', 'generators', 'provers', 'operate'],
  ['commands'],
  ['faces'],
]
