/** Every written page and schema, by path: what the units say of themselves. */
export async function pages(): Promise<Map<string, string>> {
  return new Map()
}
