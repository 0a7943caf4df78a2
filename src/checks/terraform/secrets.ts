/** Arguments and variables that hold what must stay secret. */
export function isSecretName(name: string): boolean {
  return /(?:^|_)(?:password|passwd|secret|secret_key|token|auth_token|api_key|access_key|private_key|secret_string)$/i.test(
    name,
  )
}

/** A value that is one, and not the name of one, a switch or a placeholder. */
export function isSecretValue(value: unknown): value is string {
  if (typeof value !== 'string' || value.trim().length < 4) return false
  return !/^(?:true|false|none|null|enabled|disabled|required|optional|unused|replace.?me|change.?me|placeholder|dummy|example|x+|\*+|<.*>|\$\{.*|arn:.*|\/.*|https?:\/\/[^:@]*|alias\/.*)$/i.test(
    value.trim(),
  )
}

/** Keys that are known by their form. */
export function isKey(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /(?:^|[^A-Za-z0-9/+])(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[abp]-[A-Za-z0-9-]{10})|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/.test(
      value,
    ) &&
    !value.includes('EXAMPLE')
  )
}
