/** A path below a directory, both from the root of the survey; `undefined` where it leads out, or stands for others. */
export function join(directory: string, path: string): string | undefined {
  if (/^[/~]|:\/\/|[*?$`{}#]/.test(path)) return undefined
  const steps = directory === '.' ? [] : directory.split('/').filter((step) => step !== '' && step !== '.')
  for (const step of path.split('/')) {
    if (step === '..' && steps.pop() === undefined) return undefined
    if (step !== '..' && step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
