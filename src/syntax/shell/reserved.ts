/** The reserved word that stands here, where a statement may begin; empty where none does. */
export function reservedAt(text: string, at: number): string {
  form.lastIndex = at
  return form.exec(text)?.[0] ?? ''
}

export const closingWords: ReadonlySet<string> = new Set(['then', 'elif', 'else', 'fi', 'do', 'done', 'esac', '}'])

const form =
  /(?:if|then|elif|else|fi|for|select|while|until|do|done|case|esac|function|time|coproc|\[\[|\{|\}|!)(?=[\s;&|()<>]|$)/y
