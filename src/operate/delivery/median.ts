/** The value in the middle; of two in the middle what lies between. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const at = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? at - 1 : at], sorted[at]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}
