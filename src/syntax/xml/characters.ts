const nameForm = /[A-Za-z_:\u0080-\uFFFF][A-Za-z0-9_:.\u0080-\uFFFF-]*/y

/** The name that begins at an offset; empty where none does. */
export function nameAt(text: string, at: number): string {
  nameForm.lastIndex = at
  return nameForm.exec(text)?.[0] ?? ''
}

export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

/** Every line ends as XML has it, whatever the file says. */
export function lined(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
