/** A table; cells stand as they are. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Commands to copy. */
export function sh(lines: readonly string[]): string {
  return `\`\`\`sh\n${lines.join('\n')}\n\`\`\``
}

/** Names as code, with commas between them. */
export function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}

/** Any text as code in a cell of a table, where bars part cells and an empty code shows its own quotes. */
export function text(value: string): string {
  if (value === '') return 'empty'
  const within = value.replaceAll('|', '\\|')
  return within.includes('`') ? `\`\` ${within} \`\`` : `\`${within}\``
}
