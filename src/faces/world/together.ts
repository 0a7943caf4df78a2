/** As many as wait for the disk at once: it takes what comes together in one go, and each is a file that stands open. */
const atOnce = 16

/** Does the work for each item, several at a time; answers in the order of the items. What was begun has ended before the first failure is thrown. */
export async function together<Item, Done>(
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
): Promise<readonly Done[]> {
  const done: Done[] = []
  const failed: unknown[] = []
  const waiting = items.entries()
  const worker = async () => {
    for (const [at, item] of waiting) {
      if (failed.length > 0) return
      try {
        done[at] = await work(item)
      } catch (error) {
        failed.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (failed.length > 0) throw failed[0]
  return done
}
