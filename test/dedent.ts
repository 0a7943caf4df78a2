/** Lets an example stand indented in the code that holds it. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n')
  const margin = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)))
  return `${lines.map((line) => line.slice(margin).trimEnd()).join('\n')}\n`
}
