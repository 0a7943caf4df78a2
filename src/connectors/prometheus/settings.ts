/** Where a Prometheus is, and what it wants to be shown. */
export interface PrometheusSettings {
  /** `https://prometheus.example.com`, with a path where it lives under one. */
  readonly url: string
  readonly bearer?: string
  readonly user?: string
  readonly password?: string
  /** Such as `X-Scope-OrgID` of a tenant. */
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds that one question may take; 30 seconds unless said. */
  readonly patience?: number
  /** Whether an answer with a warning, in which a store may be missing, is refused. */
  readonly whole?: boolean
}

export function headersOf({ url, bearer, user, password, headers }: PrometheusSettings): Record<string, string> {
  const { username, password: secret } = new URL(url)
  const name = user ?? decodeURIComponent(username)
  const basic = name ? btoa(`${name}:${password ?? decodeURIComponent(secret)}`) : undefined
  return {
    ...headers,
    ...(bearer ? { authorization: `Bearer ${bearer}` } : basic && { authorization: `Basic ${basic}` }),
  }
}

/** The address without who asks. */
export function bare(url: string): string {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`
}
