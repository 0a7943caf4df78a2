const reason = Symbol('unknown')

/**
 * A value that exists but cannot be known from files: `var.x` without a default, a template hole.
 * It is not absence: a check that reports absence stays silent where this stands.
 */
export interface Unknown {
  readonly [reason]: string
  /** The text that would give the value, such as `var.region`. */
  readonly text: string
}

export function unknownValue(text: string, because: string): Unknown {
  return Object.freeze({ [reason]: because, text })
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && reason in value
}

export function whyUnknown(value: Unknown): string {
  return value[reason]
}

/** Text that somebody fills in later: `${{ x }}`, `{{ x }}`, `${X}`, `$(X)`, `<x>`. */
export function hasHole(text: string): boolean {
  return /\$\{|\{\{|\$\(|^<[^<>]+>$/.test(text)
}
